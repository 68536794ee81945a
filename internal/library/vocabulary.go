package library

import "hoidap/internal/desk"

// vocabularyList is the form of vocabulary.yaml.
type vocabularyList struct {
	Synonyms      []meaning `yaml:"synonyms"`
	Abbreviations []meaning `yaml:"abbreviations"`
	Spelling      []meaning `yaml:"spelling"`
	Stieng        []meaning `yaml:"stieng"`
	Talk          []struct {
		ID     string   `yaml:"id"`
		Say    []string `yaml:"say"`
		Within []string `yaml:"within"`
	} `yaml:"talk"`
	ForAnother []string `yaml:"for-another"`
	LookUp     []string `yaml:"look-up"`

	Personal []string `yaml:"personal"`
	Fillers  []string `yaml:"fillers"`
	Marked   []string `yaml:"marked-fillers"`
	Kinds    []struct {
		ID  string   `yaml:"id"`
		Say []string `yaml:"say"`
	} `yaml:"alarm-words"`
	Alarms []struct {
		ID       string   `yaml:"id"`
		Say      []string `yaml:"say"`
		Named    []string `yaml:"named"`
		Scenes   []string `yaml:"scenes"`
		Not      []string `yaml:"not"`
		Always   bool     `yaml:"always"`
		Aided    bool     `yaml:"aided"`
		Damage   bool     `yaml:"damage"`
		Sentence string   `yaml:"sentence"`
		Article  string   `yaml:"article"`
	} `yaml:"alarms"`
	Calm struct {
		Past  []string `yaml:"past"`
		Since []string `yaml:"since"`
		Rule  []string `yaml:"rule"`
		Now   []string `yaml:"now"`

		Settled []string `yaml:"settled"`
		Aid     []string `yaml:"aid"`
		Asked   []string `yaml:"asked"`
		Topic   []string `yaml:"topic"`
		Idiom   []string `yaml:"idiom"`
	} `yaml:"calm"`
	FollowUp followUpList `yaml:"follow-up"`
}

type meaning struct {
	Say    []string `yaml:"say"`
	Mean   []string `yaml:"mean"`
	Source string   `yaml:"source"`
}

// desk gives the list in the words of the desk.
func (v vocabularyList) desk() desk.Vocabulary {
	vocabulary := desk.Vocabulary{
		Synonyms:      meanings(v.Synonyms),
		Abbreviations: meanings(v.Abbreviations),
		Spelling:      meanings(v.Spelling),
		Stieng:        meanings(v.Stieng),
		ForAnother:    v.ForAnother,
		LookUp:        v.LookUp,
		Personal:      v.Personal,
		Fillers:       v.Fillers,
		MarkedFillers: v.Marked,
		Calm: desk.Calm{
			Past: v.Calm.Past, Since: v.Calm.Since, Rule: v.Calm.Rule, Now: v.Calm.Now, Settled: v.Calm.Settled, Aid: v.Calm.Aid, Asked: v.Calm.Asked,
			Topic: v.Calm.Topic, Idiom: v.Calm.Idiom,
		},
	}
	for _, t := range v.Talk {
		vocabulary.Talk = append(vocabulary.Talk, desk.Phrases{ID: t.ID, Say: t.Say, Within: t.Within})
	}
	for _, k := range v.Kinds {
		vocabulary.Kinds = append(vocabulary.Kinds, desk.Phrases{ID: k.ID, Say: k.Say})
	}
	for _, a := range v.Alarms {
		vocabulary.Alarms = append(vocabulary.Alarms, desk.Alarm{
			ID: a.ID, Say: a.Say, Named: a.Named, Scenes: a.Scenes, Not: a.Not, Always: a.Always, Aided: a.Aided,
			Damage: a.Damage, Sentence: a.Sentence, Article: a.Article,
		})
	}
	vocabulary.FollowUp = v.FollowUp.desk()
	return vocabulary
}

func meanings(list []meaning) []desk.Meaning {
	out := make([]desk.Meaning, 0, len(list))
	for _, m := range list {
		out = append(out, desk.Meaning{Say: m.Say, Mean: m.Mean, Source: m.Source})
	}
	return out
}
