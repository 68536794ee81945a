package desk

// Hit is one piece of evidence: a term of the question found in an article.
type Hit struct {
	Term   string  // as indexed
	Field  string  // where it was found: questions, title, short, sections
	Rarity float64 // inverse document frequency, natural logarithm
	// Lean is how much more often the term stands in the article's own questions
	// than in all questions, as a natural logarithm: below zero when less often.
	Lean float64
	// Draw is how much the term draws the question to this article rather than to
	// others, as learned from the articles' own questions; below zero, away from it.
	Draw float64
}

// Find is one article the search brought up, with why.
type Find struct {
	ID       string
	Outside  bool // it is no article, but a subject known to have none
	Danger   bool // it is no article, but messages of the alarm of this ID
	Score    float64
	Hits     []Hit    // only when asked to explain
	Missing  []string // terms of the question the article does not have; only when asked to explain
	Coverage float64  // share of the question's rarity found in the article, 0–1
	// Substance is the rarity held by the article, added up: how much there was
	// to go by. It is 0 for a question without a subject.
	Substance float64
	// Closeness is how near the question comes to the nearest of the article's own
	// questions, 0–1.
	Closeness float64
	// Echo is the mean closeness to the three nearest of them, 0–1.
	Echo float64
	// Lean adds up what each word of the question's subject counts for the article,
	// as in Hit, over the root of their number.
	Lean float64
	// Draw adds up what all terms of the question draw to the article, and what those
	// draw that it does not hold.
	Draw float64
	// Title is the share of the title's rarity that the question holds, 0–1.
	Title float64
	// Strength adds up what speaks for it, by the rule of the desk. The search
	// leaves it 0.
	Strength float64
	// Chance is how likely this article is the one that was meant, 0–1, by the
	// rule of the desk. The search leaves it 0.
	Chance float64
}

// Verdict is what the desk does with a question.
type Verdict string

// The verdicts.
const (
	Answer    Verdict = "answer"
	AskBack   Verdict = "ask-back"
	HandOver  Verdict = "hand-over"
	Urgent    Verdict = "urgent"
	SmallTalk Verdict = "small-talk"
	Chosen    Verdict = "chosen" // one of the choices offered was meant
)

// Question is what a person asked and what the talk was about before.
type Question struct {
	Text      string
	Day       Day
	About     string  // ID of the article last answered from, "" for none
	Household Group   // the kind of household the talk is about, "" when not said
	Choices   []Offer // the choices last offered
	AskedBack bool    // one of those choices was asked for
	Explain   bool    // the finds tell which terms they rest on, and which they miss
}

// Offer is one of the choices last offered, and the ID of the article it leads
// to, "" for none.
type Offer struct {
	Label   string
	Article string
}

// Intent is what a message that is no question is for, as vocabulary.yaml
// names it under talk.
type Intent string

// The intents the desk acts on.
const (
	IntentGreeting Intent = "greeting"
	IntentThanks   Intent = "thanks"
	IntentGoodbye  Intent = "goodbye"
	IntentWho      Intent = "who-are-you"
	IntentHello    Intent = "alo" // is anybody there
	IntentPerson   Intent = "person"
	IntentForget   Intent = "forget"
	IntentMenu     Intent = "menu"
	IntentHelp     Intent = "help"
	IntentLanguage Intent = "language"
	IntentYes      Intent = "yes"
	IntentNo       Intent = "no"
	IntentRepeat   Intent = "repeat"
	IntentAgree    Intent = "agree"    // the desk may remember
	IntentDisagree Intent = "disagree" // it may not
	IntentData     Intent = "data"     // what is held about me
	IntentRight    Intent = "right"    // the answer was right
	IntentNotRight Intent = "not-right"
	IntentPlace    Intent = "place" // says where somebody lives; not listed under talk
	// IntentHousehold says what kind of household somebody has; not listed either.
	IntentHousehold Intent = "household"
)

// Decision is a verdict on a question with everything that led to it.
type Decision struct {
	Verdict   Verdict
	Articles  []string    // the one to answer from and what may be meant besides, or up to three to choose from
	Several   bool        // the articles answer several questions, not one
	Section   SectionKind // the part asked for, "" for none
	Alarm     Alarm       // set when Verdict is Urgent
	Outside   Outside     // the subject asked about when it is known to have no article
	Intent    Intent      // set when Verdict is SmallTalk
	Place     Place       // the commune or ward of today the question names, zero for none
	Choice    int         // number of the choice meant, when Verdict is Chosen
	Household Group       // the kind of household the person says to have, "" for none
	Said      []Section   // the lines of the article that hold what was asked, nil for all
	Unsaid    bool        // the article the talk is about does not tell what was asked
	Next      bool        // the part after the one told last is asked for
	On        Day         // the day asked about, zero for today
	Personal  bool        // the question is about one person's own file
	Foreign   bool        // several words cannot be Vietnamese; perhaps Stiêng
	Question  string      // the question as it was understood, normalised
	// Key is the question as understood without marks and fillers: the same
	// question, however it was typed.
	Key    string
	Masked string     // the question as typed, long numbers blanked out
	Finds  []Find     // best first, the subjects outside among them
	Why    []Sentence // the reasons, in order
}
