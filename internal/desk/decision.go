package desk

// Hit is one piece of evidence: a term of the question found in an article.
type Hit struct {
	Term   string  // as indexed
	Field  string  // where it was found: questions, title, short, sections
	Rarity float64 // inverse document frequency, natural logarithm
}

// Find is one article the search brought up, with why.
type Find struct {
	ID       string
	Score    float64
	Hits     []Hit
	Missing  []string // terms of the question the article does not have
	Coverage float64  // share of the question's rarity found in the article, 0–1
}

// Verdict is what the desk does with a question.
type Verdict string

// The verdicts.
const (
	Answer   Verdict = "answer"
	AskBack  Verdict = "ask-back"
	HandOver Verdict = "hand-over"
	Urgent   Verdict = "urgent"
)

// Decision is a verdict on a question with everything that led to it.
type Decision struct {
	Verdict  Verdict
	Articles []string    // the one to answer from, or up to three to choose from
	Section  SectionKind // the part asked for, "" for none
	Alarm    Alarm       // set when Verdict is Urgent
	Personal bool        // the question is about one person's own file
	Question string      // the question as it was understood, normalised
	Finds    []Find      // best first
	Why      []Sentence  // the reasons, in order
}
