package staff

import "hoidap/internal/desk"

// Verdict begins the value of a choice by which a person says whether an answer
// was right. Behind it stand an outcome, a colon and the ID of the article, ""
// for an answer of the staff.
const Verdict = "v:"

// Reasons are the ways an answer can be not right, in the order they are asked.
var Reasons = []desk.Outcome{desk.OutcomeWrong, desk.OutcomeOld, desk.OutcomeHard, desk.OutcomeAstray}

// Verdicts are the choices under an answer: it was right, or not yet.
func (v *Visit) Verdicts(article string) []desk.Choice {
	return []desk.Choice{
		{Label: v.Say("verdict.right", nil), Value: Verdict + string(desk.OutcomeRight) + ":" + article},
		{Label: v.Say("verdict.not-right", nil), Value: Verdict + "not:" + article},
	}
}
