package desk

// Outcome is what became of a question, for counting.
type Outcome string

// The outcomes that are counted.
const (
	OutcomeAnswered Outcome = "answered"
	OutcomeAsked    Outcome = "asked-back"
	OutcomeHanded   Outcome = "handed-over"
	OutcomeUrgent   Outcome = "urgent"
	OutcomeRight    Outcome = "right"     // the person said the answer was right
	OutcomeWrong    Outcome = "wrong"     // … was wrong
	OutcomeOld      Outcome = "old"       // … was out of date
	OutcomeHard     Outcome = "hard"      // … was hard to understand
	OutcomeAstray   Outcome = "elsewhere" // … was not what was asked
)

// Outcomes are all outcomes, in the order they are shown.
var Outcomes = []Outcome{
	OutcomeAnswered, OutcomeAsked, OutcomeHanded, OutcomeUrgent,
	OutcomeRight, OutcomeWrong, OutcomeOld, OutcomeHard, OutcomeAstray,
}

// Tally is a number of questions of one kind on one day. It tells nothing about
// who asked.
type Tally struct {
	Day     Day
	Outcome Outcome
	Topic   string // ID, "" when not known
	Commune string // ID, "" when not known
	Article string // ID, "" for none
	Count   int64  // 1 in a turn
}
