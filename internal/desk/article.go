package desk

// Group is a kind of household or person an article is for, as named in the
// front matter (ho-ngheo, ho-can-ngheo, …) and listed in topics.yaml.
type Group string

// SectionKind is the ID of one of the fixed sections, as listed in topics.yaml.
type SectionKind string

// The sections the desk itself refers to.
const (
	SectionWho    SectionKind = "who"
	SectionWhat   SectionKind = "what"
	SectionPapers SectionKind = "papers"
	SectionWhere  SectionKind = "where"
	SectionTime   SectionKind = "time"
	SectionNotes  SectionKind = "notes"
)

// Section is one fixed part of an article.
type Section struct {
	Kind  SectionKind
	Lines []Line
}

// Basis is one legal document an article rests on.
type Basis struct {
	Number string // as printed: "NĐ 176/2025/NĐ-CP"
	Date   Day    // the day it was issued; zero when the source does not say
}

// Source is where a statement was found.
type Source struct {
	Code string // label of the fact sheet, "S31"; "M" and "G" are unchecked
	URL  string // "" when the source is not a page
}

// Check tells who of the staff read an article against the law, and when.
// The zero Check means nobody has yet.
type Check struct {
	By string
	On Day
}

// Done reports whether somebody has checked the article.
func (c Check) Done() bool { return !c.On.IsZero() }

// Fee says what handing in the papers costs.
type Fee string

// The fees an article can state.
const (
	FeeNone    Fee = "none"    // handing in the papers is free of charge
	FeeSome    Fee = "some"    // there is a fee; the article's body tells it
	FeeUnknown Fee = "unknown" // not known: nothing is said
)

// Article is what one subject's rule says in one validity period.
type Article struct {
	ID        string
	Title     string
	Topic     string
	Period    Period
	For       []Group
	Basis     []Basis
	Sources   []Source
	Checked   Check
	ReviewBy  Day
	Contact   string // ID of an office kind in places.yaml
	Fee       Fee
	Questions []string // as people ask them
	Short     string   // at most MaxShort characters
	Sections  []Section
	Related   []string // IDs of the articles it links to, in order
	File      string   // path below the knowledge folder, for lint rows
}

// MaxShort is the most characters (runes) a short answer may have.
const MaxShort = 400

// Section returns the section of a kind and whether the article has it.
func (a Article) Section(kind SectionKind) (Section, bool) {
	for _, section := range a.Sections {
		if section.Kind == kind {
			return section, true
		}
	}
	return Section{}, false
}
