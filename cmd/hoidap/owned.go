package main

import (
	"fmt"
	"slices"

	"hoidap/internal/desk"
)

// owned is a question with whom it belongs to.
type owned struct {
	text  string
	ids   []string // articles that are right for it, the one it was written for first; none when none is
	place string   // the file it comes from, with the line where one is known
}

// owner is the article the question was written for, "" for none.
func (o owned) owner() string {
	if len(o.ids) == 0 {
		return ""
	}
	return o.ids[0]
}

// ownedIn lists what a knowledge folder says people ask: each article's own
// questions, and those staff confirmed. A question several periods of an article
// have comes from the one in force on the day.
func ownedIn(knowledge desk.Knowledge, editions map[string]desk.Edition) []owned {
	var list []owned
	seen := map[[2]string]bool{}
	own := func(article desk.Article) {
		for _, question := range article.Questions {
			key := [2]string{article.ID, question}
			if !seen[key] {
				seen[key] = true
				list = append(list, owned{question, []string{article.ID}, article.File})
			}
		}
	}
	inForce := func(a desk.Article) bool { return editions[a.ID].File == a.File }
	for _, article := range knowledge.Articles {
		if inForce(article) {
			own(article)
		}
	}
	for _, article := range knowledge.Articles {
		own(article)
	}
	for _, confirmed := range knowledge.Confirmed {
		o := owned{confirmed.Text, confirmed.IDs, fmt.Sprintf("%s:%d", confirmed.File, confirmed.Line)}
		if !seen[[2]string{o.owner(), o.text}] {
			list = append(list, o)
		}
	}
	return list
}

// said is what is answered to a question: the verdict, and the article that
// stands first, "" for none.
type said struct {
	verdict desk.Verdict
	first   string
}

// saidBy reads a decision. The articles beside a hand-over are pointers only.
func saidBy(d desk.Decision) said {
	s := said{verdict: d.Verdict}
	if len(d.Articles) > 0 && d.Verdict != desk.HandOver {
		s.first = d.Articles[0]
	}
	return s
}

// right reports whether the question came where it belongs. An article that
// alarms lead to is about danger: that a question of it raises one is right.
func (o owned) right(s said, dangers []string) bool {
	switch {
	case len(o.ids) == 0:
		return s.verdict != desk.Answer
	case s.verdict == desk.Urgent && slices.ContainsFunc(o.ids, func(id string) bool { return slices.Contains(dangers, id) }):
		return true
	}
	return slices.Contains(o.ids, s.first)
}

// dangersIn lists the articles that alarms lead to.
func dangersIn(knowledge desk.Knowledge) []string {
	var ids []string
	for _, alarm := range knowledge.Vocabulary.Alarms {
		if alarm.Article != "" {
			ids = append(ids, alarm.Article)
		}
	}
	return ids
}
