package library

import (
	"errors"
	"io/fs"
	"maps"

	"hoidap/internal/desk"
)

// The lists of the knowledge folder. The first three must be there.
const (
	topicsFile     = "topics.yaml"
	placesFile     = "places.yaml"
	vocabularyFile = "vocabulary.yaml"
	styleFile      = "style.yaml"
	materialsFile  = "materials.yaml"
	needsFile      = "needs.yaml"
	outsideFile    = "outside.yaml"
	dangersFile    = "dangers.yaml"
)

var (
	requiredLists = []string{topicsFile, placesFile, vocabularyFile}
	listFiles     = append(requiredLists, styleFile, materialsFile, needsFile, outsideFile, dangersFile)
)

// lists are the list files as last read.
type lists struct {
	knowledge desk.Knowledge // but for the articles
	style     style
	materials []material // as written, with the lines of their entries
	needs     []need
	texts     map[string][]byte // by file, of those that could be read
	revisions map[string]uint64 // by file
	rows      []Row
}

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
		Of   string `yaml:"of"`
	} `yaml:"offices"`
	Before []string `yaml:"before"`
	Places []struct {
		ID     string   `yaml:"id"`
		Name   string   `yaml:"name"`
		Former []string `yaml:"former"`
		Centre string   `yaml:"centre"`
		Source string   `yaml:"source"`
	} `yaml:"places"`
	Hours *hoursList `yaml:"hours"`
}

// read reads the list files and reports whether any differs from the last time.
// What cannot be read is missing and a row.
func (l *lists) read(fsys fs.FS) (changed bool) {
	fresh := lists{texts: map[string][]byte{}, revisions: map[string]uint64{}}
	for i, name := range listFiles {
		if _, err := fs.Stat(fsys, name); i >= len(requiredLists) && errors.Is(err, fs.ErrNotExist) {
			continue
		}
		f, row := readFile(fsys, name)
		if row != nil {
			fresh.rows = append(fresh.rows, *row)
			continue
		}
		fresh.texts[name], fresh.revisions[name] = f.text, f.revision
	}
	if l.revisions != nil && len(fresh.rows) == 0 && len(l.rows) == 0 && maps.Equal(l.revisions, fresh.revisions) {
		return false
	}
	*l = fresh
	for _, list := range listReaders {
		list(l)
	}
	return true
}

// listReaders read one list file each.
var listReaders = []func(l *lists){
	(*lists).readTopics, (*lists).readPlaces, (*lists).readVocabulary,
	(*lists).readStyle, (*lists).readMaterials, (*lists).readNeeds, (*lists).readOutside, (*lists).readDangers,
}

func (l *lists) readTopics() {
	var topics topicsList
	if !l.decode(topicsFile, &topics) {
		return
	}
	for _, t := range topics.Topics {
		l.knowledge.Topics = append(l.knowledge.Topics, desk.Topic{ID: t.ID, Name: t.Name})
	}
	for _, g := range topics.Groups {
		name := desk.GroupName{ID: desk.Group(g.ID), Name: g.Name}
		for _, phrase := range g.Say {
			name.Say = append(name.Say, desk.Choices(phrase)...)
		}
		l.knowledge.Groups = append(l.knowledge.Groups, name)
	}
	for _, s := range topics.Sections {
		l.knowledge.Sections = append(l.knowledge.Sections,
			desk.SectionName{Kind: desk.SectionKind(s.Kind), Heading: s.Heading, Asks: s.Asks})
	}
}

func (l *lists) readPlaces() {
	var places placesList
	if !l.decode(placesFile, &places) {
		return
	}
	for _, o := range places.Offices {
		l.knowledge.Offices = append(l.knowledge.Offices, desk.Office{ID: o.ID, Name: o.Name, Of: o.Of})
	}
	l.knowledge.PlaceWords = places.Before
	for _, p := range places.Places {
		l.knowledge.Places = append(l.knowledge.Places,
			desk.Place{ID: p.ID, Name: p.Name, Former: p.Former, Centre: p.Centre})
	}
	l.readHours(places.Hours)
}

func (l *lists) readVocabulary() {
	var vocabulary vocabularyList
	if l.decode(vocabularyFile, &vocabulary) {
		l.lintVocabulary(vocabulary, l.texts[vocabularyFile])
		l.knowledge.Vocabulary = vocabulary.desk()
	}
}

// decode reads one list file into its form; a file that is not there, or that
// is a row already, is not read.
func (l *lists) decode(file string, into any) bool {
	text, ok := l.texts[file]
	if !ok {
		return false
	}
	row, ok := decode(file, text, 0, into)
	if !ok {
		l.rows = append(l.rows, row)
	}
	return ok
}

func (l *lists) add(file string, line int, id string, data map[string]any) {
	l.rows = append(l.rows, newRow(file, line, 0, id, data))
}
