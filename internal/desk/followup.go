package desk

// FollowUp is how people go on with what was answered just before.
type FollowUp struct {
	Leads   []string  // what such a message begins with: "còn", "vậy còn"
	Tails   []string  // what one ends with: "thì sao"
	Again   []string  // ends a question about one thing more: "nữa"
	Besides []string  // begins another question in the same message: "với lại"
	Asking  []string  // shows that a part of a message asks for something: "có … không"
	Light   []string  // words that tell nothing of the subject: "mấy", "được", "có"
	Own     []string  // what shows that a message stands by itself: "là gì"
	Next    []string  // asks for what comes next: "rồi sao nữa"
	Self    []string  // how somebody names the own household: "tui", "nhà tôi"
	Links   []string  // what may stand between that and its kind: "thuộc", "có sổ"
	Polite  []string  // what may stand around that without asking anything: "dạ"
	Asks    []Phrases // short ways to ask for a section, by its kind
	Must    []string  // words of such a question that the answer must hold: "tuổi"
	People  []Phrases // ways to name people an article may be for, by ID of the group
	Times   []Phrases // ways to name another time, by ID
	Picks   []string  // what a choice is called: "cái", "số"
	Order   []Phrases // which of the choices is meant, by number; "last" for the last
}
