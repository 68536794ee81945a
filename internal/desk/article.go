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
	Code string // label of the fact sheet, "S31"; see Labels for those that are no page
	URL  string // "" when the source is not a page
	// Covers are the figures of the article it vouches for, as written there:
	// "540.000", "1/7/2026", "NĐ 176/2025/NĐ-CP".
	Covers []string
}

// Labels of sources that are not a page somebody can open.
const (
	SourceMemory   = "M" // from memory of the law, to be checked by staff
	SourceHearsay  = "G" // seen only second-hand
	SourceComputed = "=" // computed from figures of the other sources
)

// Neighbour is an article that people mistake for this one.
type Neighbour struct {
	Not string // what this article is not about and the other is: "hộ cận nghèo"
	See string // ID of the other article
}

// Check tells who of the staff read an article against the law, and when.
// The zero Check means nobody has yet.
type Check struct {
	By string
	On Day
}

// Done reports whether somebody has checked the article.
func (c Check) Done() bool { return !c.On.IsZero() }

// checkLasts is how many months a check can be relied on: rules change on
// 1 January and 1 July as a rule.
const checkLasts = 6

// Old reports whether a check was made too long before a day.
func (c Check) Old(day Day) bool {
	return c.Done() && DayOf(c.On.Start().AddDate(0, checkLasts, 0)).Before(day)
}

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
	ID     string
	Title  string
	Topic  string
	Period Period
	// Older says that the rule began before Period.From, on a day not known.
	Older      bool
	For        []Group
	Basis      []Basis
	Sources    []Source
	Checked    Check
	ReviewBy   Day
	Contact    string // ID of an office kind in places.yaml
	Fee        Fee
	Questions  []string // as people ask them, in the words of the writer
	Asked      []string // confirmed by staff to be about the article, see Confirmed
	Short      string   // at most MaxShort characters
	Sections   []Section
	Related    []string // IDs of the articles it links to, in order
	Neighbours []Neighbour
	File       string // path below the knowledge folder, for lint rows
	// Revision tells two readings of the same File apart: it differs when the
	// file does. It is 0 when the article does not come from a file.
	Revision uint64
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
