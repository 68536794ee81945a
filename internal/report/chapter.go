package report

import (
	"cmp"
	"slices"

	"hoidap/internal/desk"
)

// chapter is one topic with its subjects, which are in order of their IDs.
type chapter struct {
	Topic    desk.Topic
	Subjects []subject
}

// subject is one ID: the edition that answers today, and all its files in
// order of their periods.
type subject struct {
	ID     string
	Answer desk.Edition
	Files  []desk.Article
}

// chaptersOf puts articles under their topics, in menu order; a topic without
// articles stays, and topics no list names come last.
func chaptersOf(k desk.Knowledge, day desk.Day) []chapter {
	files := map[string][]desk.Article{}
	for _, article := range k.Articles {
		files[article.ID] = append(files[article.ID], article)
	}
	byTopic := map[string][]subject{}
	var strays []string
	for _, edition := range desk.Editions(k.Articles, day) {
		periods := files[edition.ID]
		slices.SortStableFunc(periods, func(a, b desk.Article) int {
			return cmp.Compare(a.Period.From.String(), b.Period.From.String())
		})
		known := slices.ContainsFunc(k.Topics, func(t desk.Topic) bool { return t.ID == edition.Topic })
		if !known && byTopic[edition.Topic] == nil {
			strays = append(strays, edition.Topic)
		}
		byTopic[edition.Topic] = append(byTopic[edition.Topic], subject{edition.ID, edition, periods})
	}
	chapters := make([]chapter, 0, len(k.Topics)+len(strays))
	for _, topic := range k.Topics {
		chapters = append(chapters, chapter{topic, byTopic[topic.ID]})
	}
	slices.Sort(strays)
	for _, id := range strays {
		chapters = append(chapters, chapter{desk.Topic{ID: id, Name: id}, byTopic[id]})
	}
	return chapters
}

// replaced reports whether a file of the subject is over and another one
// answers: nobody has to look after it any more.
func (s subject) replaced(file desk.Article, day desk.Day) bool {
	return file.Period.Over(day) && file.Period != s.Answer.Period
}
