package report

import (
	"strconv"
	"strings"

	"hoidap/internal/desk"
)

// tile is one figure at the head of the page.
type tile struct {
	Figure string
	Label  string
	Notes  []string
	Tone   tone
	Anchor string // the section that tells more
}

func tilesOf(page Page, chapters []chapter, piles []pile, s speech) []tile {
	t := tallyOf(chapters, page.Day)
	made, planned := 0, len(page.Knowledge.Materials)
	for _, material := range page.Knowledge.Materials {
		if material.Made {
			made++
		}
	}
	open := openNeeds(page.Knowledge.Needs)
	return []tile{
		{Figure: strconv.Itoa(t.subjects.sum()), Label: s.say("report.tile_subjects", nil), Notes: t.subjects.words(s), Tone: toneQuiet, Anchor: "bai"},
		{Figure: strconv.Itoa(t.files.sum()), Label: s.say("report.tile_files", nil), Notes: t.files.words(s), Tone: toneQuiet, Anchor: "thoi-gian"},
		{Figure: share(t.checked, t.files.sum()), Label: s.say("report.tile_checked", nil),
			Notes: []string{s.count("report.tile_unchecked", t.files.sum()-t.checked), s.count("report.tile_check_old", t.old)},
			Tone:  toneIf(t.checked < t.files.sum() || t.old > 0), Anchor: "bai"},
		{Figure: strconv.Itoa(t.overdue), Label: s.say("report.tile_overdue", nil),
			Notes: []string{s.say("report.tile_soon", values{"Count": t.soon, "Days": soon})}, Tone: toneIf(t.overdue > 0), Anchor: "bai"},
		{Figure: strconv.Itoa(len(page.Rows)), Label: s.say("report.tile_mend", nil), Notes: pileNotes(piles), Tone: toneIf(len(page.Rows) > 0), Anchor: "can-sua"},
		{Figure: strconv.Itoa(open), Label: s.say("report.tile_needs", nil),
			Notes: []string{s.count("report.tile_needs_met", len(page.Knowledge.Needs)-open)}, Tone: toneIf(open > 0), Anchor: "can-nguoi"},
		{Figure: share(made, planned), Label: s.say("report.tile_products", nil),
			Notes: []string{s.count("report.tile_products_left", planned-made)}, Tone: toneIf(made < planned), Anchor: "san-pham"},
	}
}

func share(part, whole int) string { return strconv.Itoa(part) + "/" + strconv.Itoa(whole) }

// toneIf is the tone of a figure somebody may have to act upon.
func toneIf(act bool) tone {
	if act {
		return toneWarn
	}
	return toneGood
}

// pileNotes says how many rows there are of each class.
func pileNotes(piles []pile) []string {
	notes := make([]string, 0, len(piles))
	for _, p := range piles {
		notes = append(notes, strconv.Itoa(len(p.Rows))+" "+strings.ToLower(p.Name))
	}
	return notes
}

// tally is what the head counts.
type tally struct {
	subjects, files byStanding
	checked, old    int
	overdue, soon   int // of the files somebody still looks after
}

// byStanding counts by how periods lie to today.
type byStanding map[desk.Standing]int

func (b byStanding) sum() int { return b[desk.Current] + b[desk.Closed] + b[desk.Coming] }

func (b byStanding) words(s speech) []string {
	return []string{
		s.count("report.tile_current", b[desk.Current]),
		s.count("report.tile_closed", b[desk.Closed]),
		s.count("report.tile_coming", b[desk.Coming]),
	}
}

func tallyOf(chapters []chapter, day desk.Day) tally {
	t := tally{subjects: byStanding{}, files: byStanding{}}
	for _, c := range chapters {
		for _, subject := range c.Subjects {
			t.subjects[subject.Answer.Standing]++
			for _, file := range subject.Files {
				t.add(file, subject.replaced(file, day), day)
			}
		}
	}
	return t
}

func (t *tally) add(file desk.Article, replaced bool, day desk.Day) {
	t.files[standingOf(file.Period, day)]++
	if file.Checked.Done() {
		t.checked++
	}
	if checkOld(file.Checked, day) {
		t.old++
	}
	if replaced || file.ReviewBy.IsZero() {
		return
	}
	switch left := daysTo(file.ReviewBy, day); {
	case left < 0:
		t.overdue++
	case left <= soon:
		t.soon++
	}
}
