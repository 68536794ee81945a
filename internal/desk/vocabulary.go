package desk

// Meaning says that people who write one thing mean another.
type Meaning struct {
	Say    []string // as typed: "sổ nghèo", "hn", "hông"
	Mean   []string // what to search for besides
	Source string   // citation, required for Stiêng keys
}

// Phrases is a named list of ways to say one thing.
type Phrases struct {
	ID  string
	Say []string
}

// Alarm is one kind of danger that goes before everything else.
type Alarm struct {
	ID       string
	Say      []string // phrases that raise it
	Not      []string // phrases that look alike and do not
	Sentence string   // message ID of the urgent contact
	Article  string   // ID of the article that may follow, "" for none
}

// Vocabulary is how people of the area put things.
type Vocabulary struct {
	Synonyms      []Meaning
	Abbreviations []Meaning
	Spelling      []Meaning
	Stieng        []Meaning // search keys only, never shown
	Talk          []Phrases // small talk and commands, by intent
	Personal      []string  // phrases that ask about one person's own file
	Fillers       []string  // words that carry no subject: "dạ", "cho hỏi"
	MarkedFillers []string  // the same, but only when typed with diacritics: "vậy", not "vay"
	Alarms        []Alarm   // in order of precedence
}
