package answer

import (
	"context"
	"fmt"

	"hoidap/internal/desk"
)

// The rule that weighs finds: three kinds of evidence are added up. Coverage is
// the share of what the question is about that the article holds; closeness is
// how near the question comes to one the article's writer foresaw; lead is how
// far the best find is before the second. The weights and limits were chosen on
// two lists of questions; docs/understanding.md shows how.
const (
	coverageWeight  = 0.5
	closenessWeight = 1.5
	leadWeight      = 1.0

	sure  = 1.30 // from here on the desk answers
	maybe = 0.55 // from here on it asks back

	leadAlone      = 0.50 // the lead of an only find
	leastCoverage  = 0.55 // of a sure answer
	leastSubstance = 3.5  // of a sure answer: two words that are not common

	pointerCoverage = 0.50 // least coverage of an article offered with a hand-over
)

// evidence adds up what speaks for the best find.
func evidence(best desk.Find, lead float64) float64 {
	return coverageWeight*best.Coverage + closenessWeight*best.Closeness + leadWeight*lead
}

// leadOf is how far the best find is before the second, as a share of its score.
// Having no rival says less than beating one: the question shares hardly a word
// with the base.
func leadOf(finds []desk.Find) float64 {
	if len(finds) < 2 {
		return leadAlone
	}
	return (finds[0].Score - finds[1].Score) / finds[0].Score
}

// weigh answers when the best find is good and clearly ahead, asks back when
// there is something to choose from, and hands over otherwise.
func (j *Judge) weigh(_ context.Context, _ *message, d *desk.Decision) (bool, error) {
	if len(d.Finds) == 0 {
		d.Verdict = desk.HandOver
		because(d, "why.nothing", nil)
		return true, nil
	}
	best, lead := d.Finds[0], leadOf(d.Finds)
	sum := evidence(best, lead)
	because(d, "why.evidence", map[string]any{
		"Article": best.ID, "Coverage": percent(best.Coverage),
		"Closeness": percent(best.Closeness), "Lead": percent(lead), "Sum": fmt.Sprintf("%.2f", sum),
	})
	switch {
	case sum >= sure && best.Coverage >= leastCoverage && best.Substance >= leastSubstance:
		d.Verdict, d.Articles = desk.Answer, []string{best.ID}
		because(d, "why.sure", map[string]any{"Least": fmt.Sprintf("%.2f", sure)})
	case evidence(best, 0) >= maybe:
		d.Verdict, d.Articles = desk.AskBack, j.confused.choices(d.Finds)
		because(d, "why.unsure", nil)
	default:
		d.Verdict, d.Articles = desk.HandOver, j.pointers(d.Finds)
		because(d, "why.weak", nil)
	}
	return true, nil
}

// percent writes a share as whole percent.
func percent(share float64) string { return fmt.Sprintf("%.0f%%", 100*share) }
