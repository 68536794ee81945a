package answer

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"hoidap/internal/desk"
)

// evidence is one kind of evidence for a find and what it counts.
type evidence struct {
	name   string
	weight float64
	value  func(desk.Find) float64
}

// evidences is what speaks for a find. All weights but the last were fitted to questions with
// known answers, as the share of cases in which the article was the right one;
// docs/understanding.md shows with which and how well it holds.
var evidences = []evidence{
	{"score", 1.770, func(f desk.Find) float64 { return math.Log1p(f.Score) }},
	{"echo", 1.910, func(f desk.Find) float64 { return f.Echo }},
	{"lean", 0.520, func(f desk.Find) float64 { return f.Lean }},
	{"draw", 8.220, func(f desk.Find) float64 { return f.Draw }},
	{"foreseen", 3.000, foreseen},
}

// nearlyForeseen is the closeness from which a question may be one of the
// article's own, word by word.
const nearlyForeseen = 0.9

// foreseen is 1 for a question that is one of the article's own but for words
// without a subject, and less for one that is nearly so. Its weight is not fitted,
// as the questions fitted to are nobody's own: it is what keeps a question its
// writer foresaw with the article.
func foreseen(f desk.Find) float64 {
	return max(0, f.Closeness-nearlyForeseen) / (1 - nearlyForeseen)
}

// noneOfThem is the strength of there being no article for a question: finds
// must outweigh it.
const noneOfThem = 8.420

// What is taken off the strength of a find for whom it is for.
const (
	otherHousehold = 0.800 // not the kind of household the question names, when one people mistake for it is for that kind alone
	otherPeople    = 0.900 // people the question does not name: children, the old, the disabled
)

// Sure is the chance of the best find from which the desk answers, 0–1.
const Sure = 0.50

// What the desk does with chances.
const (
	sure  = Sure
	maybe = 0.10 // of any find: the desk asks back
	// worth is the least share of the best find's chance that another one must
	// have to be offered beside it.
	worth = 0.02

	leastSubstance  = 3.5  // of a sure answer: two words that are not common
	pointerCoverage = 0.50 // least coverage of an article offered with a hand-over
)

// Point is what one kind of evidence counts for a find.
type Point struct {
	Name   string
	Value  float64 // as measured
	Points float64 // of its strength
}

// Points tells what a find is strong by, and how strong there being no article
// is, which it must outweigh.
func Points(f desk.Find) (points []Point, none float64) {
	for _, e := range evidences {
		value := e.value(f)
		points = append(points, Point{e.name, value, e.weight * value})
	}
	return points, noneOfThem
}

// strength adds up what speaks for a find.
func strength(f desk.Find) float64 {
	var sum float64
	for _, e := range evidences {
		sum += e.weight * e.value(f)
	}
	return sum
}

// weighFinds says how strong each find for a message or a part of it is, and gives
// it its chance of being the one that was meant, the likeliest first. Dangers are
// only listened to: the finds that are left share the chances as if there were none.
func (j *Judge) weighFinds(m *message, finds []desk.Find, part bool) []desk.Find {
	households, people := j.kindred.named(m.syllables), j.people.named(m.syllables)
	for i, f := range finds {
		finds[i].Strength = strength(f)
		if j.passedOver(f, finds, households) {
			finds[i].Strength -= otherHousehold
		}
		if j.people.strangers(f.ID, people) {
			finds[i].Strength -= otherPeople
		}
	}
	share(finds)
	left := m.listen(finds, part)
	share(left)
	return left
}

// share turns the strengths of finds, and that of none of them, into chances that
// make 1, and puts the likeliest first.
func share(finds []desk.Find) {
	most := noneOfThem
	for _, f := range finds {
		most = max(most, f.Strength)
	}
	whole := math.Exp(noneOfThem - most)
	for i, f := range finds {
		finds[i].Chance = math.Exp(f.Strength - most)
		whole += finds[i].Chance
	}
	for i := range finds {
		finds[i].Chance /= whole
	}
	slices.SortStableFunc(finds, func(a, b desk.Find) int { return cmp.Compare(b.Chance, a.Chance) })
}

// anyOf is the chance that one of the finds was meant.
func anyOf(finds []desk.Find) float64 {
	var sum float64
	for _, f := range finds {
		sum += f.Chance
	}
	return sum
}

// weigh answers when the best find is likely enough, asks back when there is
// something to choose from, and hands over otherwise.
func (j *Judge) weigh(_ context.Context, m *message, d *desk.Decision) (bool, error) {
	if len(m.articles) == 0 {
		d.Verdict = desk.HandOver
		because(d, "why.nothing", nil)
		return true, nil
	}
	best := m.articles[0]
	because(d, "why.evidence", map[string]any{
		"Article": best.ID, "Chance": percent(best.Chance), "None": percent(max(0, 1-anyOf(m.articles))),
		"Coverage": percent(best.Coverage), "Closeness": percent(best.Closeness), "Title": percent(best.Title),
	})
	switch {
	case isSure(m.articles):
		d.Verdict, d.Articles = desk.Answer, j.confused.choices(m.articles)
		because(d, "why.sure", map[string]any{"Least": percent(sure)})
	case anyOf(m.articles) >= maybe:
		d.Verdict, d.Articles = desk.AskBack, j.confused.choices(m.articles)
		because(d, "why.unsure", nil)
	default:
		d.Verdict, d.Articles = desk.HandOver, j.pointers(m.articles)
		because(d, "why.weak", nil)
	}
	return true, nil
}

// isSure reports whether the likeliest of some finds is likely enough to answer
// from.
func isSure(finds []desk.Find) bool {
	return len(finds) > 0 && finds[0].Chance >= sure && finds[0].Substance >= leastSubstance
}

// percent writes a share as whole percent.
func percent(share float64) string { return fmt.Sprintf("%.0f%%", 100*share) }
