package desk

import (
	"cmp"
	"slices"
)

// Standing says how an article's period lies to the day asked about.
type Standing string

// The standings of an edition.
const (
	Current Standing = "current" // valid on the day
	Closed  Standing = "closed"  // ended before the day, with nothing after it
	Coming  Standing = "coming"  // begins after the day, with nothing before it
)

// Edition is the one article of its ID that answers on a given day.
type Edition struct {
	Article
	Standing Standing
	// Changes is the first day of the next period already known, zero for none.
	Changes Day
}

// Editions picks, for each ID, the article that answers on a day: the one valid
// on it, else the latest closed one, else the earliest coming one. The result
// is ordered by ID.
func Editions(articles []Article, day Day) []Edition {
	byID := map[string][]Article{}
	for _, article := range articles {
		byID[article.ID] = append(byID[article.ID], article)
	}
	editions := make([]Edition, 0, len(byID))
	for _, periods := range byID {
		slices.SortFunc(periods, func(a, b Article) int {
			return cmp.Compare(a.Period.From.String(), b.Period.From.String())
		})
		editions = append(editions, editionOn(periods, day))
	}
	slices.SortFunc(editions, func(a, b Edition) int { return cmp.Compare(a.ID, b.ID) })
	return editions
}

// editionOn picks from the periods of one ID, which are in order of their start.
func editionOn(periods []Article, day Day) Edition {
	chosen, standing := periods[0], Coming
	var changes Day
	for _, article := range periods {
		switch {
		case article.Period.Covers(day):
			chosen, standing = article, Current
		case article.Period.Over(day):
			if standing != Current {
				chosen, standing = article, Closed
			}
		case changes.IsZero():
			changes = article.Period.From
		}
	}
	if standing == Coming {
		changes = Day{}
	}
	return Edition{Article: askedAlike(chosen, periods), Standing: standing, Changes: changes}
}

// askedAlike gives an article the questions of all periods of its ID, those that
// staff confirmed among them: people ask for a subject in the same words whatever
// the rule of the day is. Its revision differs when that of any period does.
func askedAlike(chosen Article, periods []Article) Article {
	questions := slices.Clone(chosen.Questions)
	var known map[string]bool // these questions; filled when there are more to compare with
	add := func(more []string) {
		for _, question := range more {
			if known == nil {
				known = make(map[string]bool, len(questions)+len(more))
				for _, own := range questions {
					known[own] = true
				}
			}
			if !known[question] {
				known[question] = true
				questions = append(questions, question)
			}
		}
	}
	add(chosen.Asked)
	revision := chosen.Revision
	for _, other := range periods {
		if other.File == chosen.File && other.Period == chosen.Period {
			continue
		}
		add(other.Questions)
		add(other.Asked)
		if revision != 0 && other.Revision != 0 {
			revision = max(1, revision*31+other.Revision)
		}
	}
	chosen.Questions, chosen.Revision = questions, revision
	return chosen
}
