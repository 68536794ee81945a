package library

import "hoidap/internal/desk"

// The three lists of the knowledge folder.
const (
	topicsFile     = "topics.yaml"
	placesFile     = "places.yaml"
	vocabularyFile = "vocabulary.yaml"
)

// topicsList is the form of topics.yaml.
type topicsList struct {
	Topics []struct {
		ID   string `yaml:"id"`
		Name string `yaml:"name"`
	} `yaml:"topics"`
	Groups []struct {
		ID   string   `yaml:"id"`
		Name string   `yaml:"name"`
		Say  []string `yaml:"say"`
	} `yaml:"groups"`
	Sections []struct {
		Kind    string   `yaml:"kind"`
		Heading string   `yaml:"heading"`
		Asks    []string `yaml:"asks"`
	} `yaml:"sections"`
}

// placesList is the form of places.yaml.
type placesList struct {
	Offices []struct {
		ID   string `yaml:"id"`
		Name string `yaml:"name"`
	} `yaml:"offices"`
	Before []string `yaml:"before"`
	Places []struct {
		ID     string   `yaml:"id"`
		Name   string   `yaml:"name"`
		Former []string `yaml:"former"`
		Centre string   `yaml:"centre"`
		Source string   `yaml:"source"`
	} `yaml:"places"`
}

// lists reads the three list files; what cannot be read is missing and a row.
func (r *reader) lists() desk.Knowledge {
	var knowledge desk.Knowledge
	var topics topicsList
	if _, ok := r.list(topicsFile, &topics); ok {
		for _, t := range topics.Topics {
			knowledge.Topics = append(knowledge.Topics, desk.Topic{ID: t.ID, Name: t.Name})
		}
		for _, g := range topics.Groups {
			knowledge.Groups = append(knowledge.Groups, desk.GroupName{ID: desk.Group(g.ID), Name: g.Name, Say: g.Say})
		}
		for _, s := range topics.Sections {
			knowledge.Sections = append(knowledge.Sections,
				desk.SectionName{Kind: desk.SectionKind(s.Kind), Heading: s.Heading, Asks: s.Asks})
		}
	}
	var places placesList
	if _, ok := r.list(placesFile, &places); ok {
		for _, o := range places.Offices {
			knowledge.Offices = append(knowledge.Offices, desk.Office{ID: o.ID, Name: o.Name})
		}
		knowledge.PlaceWords = places.Before
		for _, p := range places.Places {
			knowledge.Places = append(knowledge.Places,
				desk.Place{ID: p.ID, Name: p.Name, Former: p.Former, Centre: p.Centre})
		}
	}
	var vocabulary vocabularyList
	if text, ok := r.list(vocabularyFile, &vocabulary); ok {
		r.lintVocabulary(vocabulary, text)
		knowledge.Vocabulary = vocabulary.desk()
	}
	return knowledge
}

// list reads one list file; the text comes back for rows about its entries.
func (r *reader) list(file string, into any) (text []byte, ok bool) {
	text, ok = r.text(file)
	if !ok {
		return nil, false
	}
	row, ok := decode(file, text, 0, into)
	if !ok {
		r.rows = append(r.rows, row)
	}
	return text, ok
}
