package report

import (
	"cmp"
	"strings"

	"hoidap/internal/desk"
)

// chapterView is the table of one topic.
type chapterView struct {
	Anchor   string
	Name     string
	Sum      string // how many articles, files, checks, and how it reads
	Subjects []subjectView
}

// subjectView is the lines of one ID.
type subjectView struct {
	Anchor string
	Lines  []line
}

// line is one file in the table of its topic.
type line struct {
	ID, Title, File string
	Replaced        bool
	Period          string
	Standing        mark
	Check           mark
	Review          mark
	Prose           *proseView // nil when the writing was not measured
	Questions       int
	Groups          string
	Fee             string
	Sources         []label
}

// proseView is how an article reads, in words.
type proseView struct{ Level, Average, Longest string }

// label counts the sources of one label.
type label struct {
	Code  string
	Count int
	Weak  bool // no page that somebody can open
}

func chapterViews(page Page, chapters []chapter, s speech) []chapterView {
	names := groupNames(page.Knowledge.Groups)
	views := make([]chapterView, 0, len(chapters))
	for _, c := range chapters {
		view := chapterView{Anchor: "muc-" + c.Topic.ID, Name: c.Topic.Name}
		for _, subject := range c.Subjects {
			lines := make([]line, 0, len(subject.Files))
			for _, file := range subject.Files {
				lines = append(lines, lineOf(file, subject, page, names, s))
			}
			view.Subjects = append(view.Subjects, subjectView{anchorOf(subject.ID), lines})
		}
		view.Sum = sumOf(c, page, s)
		views = append(views, view)
	}
	return views
}

// sumOf says how much a topic holds, and how long the sentences are of the
// files somebody still looks after.
func sumOf(c chapter, page Page, s speech) string {
	t := tallyOf([]chapter{c}, page.Day)
	sum := s.say("report.topic_sum", values{"Subjects": t.subjects.sum(), "Files": t.files.sum(), "Checked": t.checked})
	sentences, words := 0, 0.0
	for _, subject := range c.Subjects {
		for _, file := range subject.Files {
			if prose := page.Prose[file.File]; !subject.replaced(file, page.Day) {
				sentences += prose.Sentences
				words += prose.Average * float64(prose.Sentences)
			}
		}
	}
	if sentences == 0 {
		return sum
	}
	return sum + " " + s.say("report.topic_prose", values{"Average": decimal(words / float64(sentences))})
}

func lineOf(file desk.Article, of subject, page Page, names map[desk.Group]string, s speech) line {
	groups := make([]string, 0, len(file.For))
	for _, group := range file.For {
		groups = append(groups, cmp.Or(names[group], string(group)))
	}
	l := line{
		ID: file.ID, Title: file.Title, File: file.File,
		Replaced:  of.replaced(file, page.Day),
		Period:    periodWords(file, s),
		Standing:  standingMark(standingOf(file.Period, page.Day), s),
		Check:     checkMark(file.Checked, page.Day, s),
		Questions: len(file.Questions),
		Groups:    strings.Join(groups, ", "),
		Fee:       feeWords(file.Fee, s),
		Sources:   labelsOf(file.Sources),
	}
	l.Review = reviewMark(file.ReviewBy, page.Day, s)
	if l.Replaced {
		l.Check.Tone = toneQuiet
		l.Review = mark{Tone: toneQuiet, Words: s.say("report.review_needless", nil)}
	}
	if prose, measured := page.Prose[file.File]; measured {
		l.Prose = &proseView{
			Level:   s.say("report.level", values{"Level": decimal(prose.Level)}),
			Average: s.say("report.average", values{"Average": decimal(prose.Average)}),
			Longest: s.count("report.longest", prose.Longest),
		}
	}
	return l
}

func groupNames(groups []desk.GroupName) map[desk.Group]string {
	names := map[desk.Group]string{}
	for _, group := range groups {
		names[group.ID] = group.Name
	}
	return names
}

// labelsOf counts sources by label, pages first; a label without a source is
// left out.
func labelsOf(sources []desk.Source) []label {
	const pages = "S"
	labels := []label{
		{Code: pages},
		{Code: desk.SourceMemory, Weak: true}, {Code: desk.SourceHearsay, Weak: true},
		{Code: desk.SourceComputed},
	}
	for _, source := range sources {
		at := 0
		for i, l := range labels {
			if l.Code == source.Code {
				at = i
			}
		}
		labels[at].Count++
	}
	var seen []label
	for _, l := range labels {
		if l.Count > 0 {
			seen = append(seen, l)
		}
	}
	return seen
}
