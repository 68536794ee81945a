package desk

// Meaning says that people who write one thing mean another.
type Meaning struct {
	Say    []string // as typed: "sổ nghèo", "hn", "hông"
	Mean   []string // what to search for besides
	Source string   // citation, required for Stiêng keys
}

// Phrases is a named list of ways to say one thing.
type Phrases struct {
	ID     string
	Say    []string // the whole message, but for fillers
	Within []string // amid other words; "…" and "(a|b)" as in an Alarm
}

// Alarm is one kind of danger that goes before everything else. In its phrases
// "…" stands for a few words in between and "(a|b)" for a choice of words; with
// a "!" it must have its own diacritics, for without them it is everyday words.
type Alarm struct {
	ID       string
	Say      []string // phrases that raise it
	Named    []string // phrases that name it; a question about rules may hold them too
	Scenes   []string // what happens, by kinds of words of Vocabulary.Kinds with "…" between
	Not      []string // phrases that look alike and do not
	Always   bool     // nothing in Calm excuses it
	Aided    bool     // one that is settled, for which aid is asked, is over
	Damage   bool     // one for which it is asked what aid there is, is over
	Sentence string   // message ID of the urgent contact
	Article  string   // ID of the article that may follow, "" for none
}

// Calm is what people say beside the words of a danger that nobody is in.
type Calm struct {
	Past  []string // it is long over: "năm ngoái"
	Since []string // what is said behind this is not long over: "giờ"
	Rule  []string // it is asked what the rule is: "luật quy định"
	Now   []string // it is not over after all: "đang"

	// Settled tells that it happened some days ago or has been seen to, Aid that
	// help with what it has cost is asked for: "tuần rồi", "lập danh sách".
	Settled, Aid []string

	// Asked asks what aid there is: "được hỗ trợ bao nhiêu".
	Asked []string

	// Topic is a matter of the desk: "hộ nghèo", "ly hôn". Where one is asked
	// about, a scene of danger is only told.
	Topic []string

	// Idiom says something else in the words of a danger, whichever: "đánh vần".
	Idiom []string
}

// Vocabulary is how people of the area put things.
type Vocabulary struct {
	Synonyms      []Meaning
	Abbreviations []Meaning
	Spelling      []Meaning
	Stieng        []Meaning // search keys only, never shown
	Talk          []Phrases // small talk and commands, by intent
	ForAnother    []string  // phrases before what is asked for somebody else: "hỏi giùm"
	LookUp        []string  // phrases that ask to look something up: "coi giùm"
	Personal      []string  // phrases that ask about one person's own file, "…" and "(a|b)" as in an Alarm
	Fillers       []string  // words that carry no subject: "dạ", "cho hỏi"
	MarkedFillers []string  // the same, but only when typed with diacritics: "vậy", not "vay"
	Alarms        []Alarm   // in order of precedence
	Kinds         []Phrases // kinds of words that scenes of danger are told in; each in Say, "(a|b)" and "…" as in an Alarm
	Calm          Calm
	FollowUp      FollowUp
}
