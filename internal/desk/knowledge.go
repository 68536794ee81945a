package desk

// Topic is a group of articles, as one entry of the menu.
type Topic struct {
	ID   string
	Name string // as shown in the menu
}

// SectionName gives a fixed section its heading and the ways people ask for it.
type SectionName struct {
	Kind    SectionKind
	Heading string
	Asks    []string
}

// GroupName is a kind of household or person, with the ways people name it.
// Say is given only for groups that exclude one another: a question that names
// one of them is not about another.
type GroupName struct {
	ID   Group
	Name string
	Say  []string
}

// Office is a kind of office an article can send people to.
type Office struct {
	ID   string
	Name string
	// Of is its name before the name of a commune, "" when it is not an office
	// every commune has: "Trung tâm Phục vụ hành chính công".
	Of string
}

// Place is a commune or ward of today, with the names it had before.
type Place struct {
	ID     string
	Name   string   // "phường Tân Khai"
	Former []string // names of the units it was made of
	Centre string   // where its centre is, "" when not known
}

// Knowledge is everything the knowledge folder says, read and checked.
type Knowledge struct {
	Articles   []Article // every period of every ID
	Topics     []Topic   // in menu order
	Groups     []GroupName
	Sections   []SectionName // in the order they are shown
	Offices    []Office
	Places     []Place
	PlaceWords []string // what may stand before the name of a place: "xã", "ở"
	Vocabulary Vocabulary
	Outside    []Outside
	Dangers    []Danger
	Calm       []string // messages that only sound like danger
	Materials  []Material
	Needs      []Need
	Confirmed  []Confirmed // in order of file and line
	Hours      Hours
}
