package report

import (
	"cmp"
	"strconv"
	"time"

	"hoidap/internal/desk"
)

// weekView is what week.html shows, section by section.
type weekView struct {
	Title    string
	Links    Links
	Tiles    []tile
	Fates    []legend
	Verdicts []legend
	Days     columns
	Topics   []strip
	Communes []strip
	Waits    waitView
	Repeats  []repeatView
	Gone     string // how many questions have no words any more, "" for none
	Wrong    []strip
	Until    string // the day until which the words on the page may be kept
}

// legend names a colour of the pictures.
type legend struct{ Class, Name string }

// repeatView is one question no article answered.
type repeatView struct {
	Question string
	Near     string // the nearest article
	Sum      string
	Share    float64 // of the most asked, 0–100
	Open     bool
}

func weekViewOf(w Week, s speech) weekView {
	f := figuresOf(w, s)
	view := weekView{
		Title: s.say("report.week_title", values{
			"Number": w.Week.Number, "From": w.Week.From().Start().Format("2/1"), "To": w.Week.To().Local(),
		}),
		Links: w.Links, Tiles: weekTiles(f, w, s), Fates: legendOf(fates, s), Verdicts: legendOf(verdicts[1:], s),
		Days: dayColumns(f.days, s), Topics: stripsOf(f.topics, fates, s), Communes: stripsOf(f.communes, fates, s),
		Waits: waitViewOf(f, s), Wrong: wrongStrips(f.articles, s),
		Until: desk.DayOf(w.Week.From().Start().Add(w.Kept)).Local(),
	}
	view.Repeats, view.Gone = repeatViews(w, s)
	return view
}

func legendOf(outcomes []desk.Outcome, s speech) []legend {
	var all []legend
	for _, outcome := range outcomes {
		all = append(all, legend{string(outcome), s.say(outcomeIDs[outcome], nil)})
	}
	return all
}

// wrongStrips draws articles by what was not right about them, and tells how
// often they were right.
func wrongStrips(articles []portion, s speech) []strip {
	strips := stripsOf(articles, verdicts[1:], s)
	for i, article := range articles {
		right := stripCount{string(desk.OutcomeRight), s.say(outcomeIDs[desk.OutcomeRight], nil), article.count[desk.OutcomeRight]}
		strips[i].Counts = append(strips[i].Counts, right)
	}
	return strips
}

// weekTiles are the figures at the head of the page.
func weekTiles(f figures, w Week, s speech) []tile {
	against := func(before int) string { return s.count("report.week_before", before) }
	fate := func(outcome desk.Outcome) tile {
		return tile{
			Figure: strconv.Itoa(f.total[outcome]), Label: s.say(outcomeIDs[outcome], nil), Tone: toneQuiet, Anchor: "ngay",
			Notes: []string{s.say("report.week_share", values{"Percent": percent(f.total[outcome], f.total.asked())}), against(f.before[outcome])},
		}
	}
	tiles := []tile{{
		Figure: strconv.Itoa(f.total.asked()), Label: s.say("report.week_asked", nil), Notes: []string{against(f.before.asked())},
		Tone: toneGood, Anchor: "ngay",
	}}
	for _, outcome := range fates {
		tiles = append(tiles, fate(outcome))
	}
	middle := tile{Figure: "–", Label: s.say("report.week_middle", nil), Tone: toneQuiet, Anchor: "cho",
		Notes: []string{s.count("report.week_answered_by", f.answeredTickets), s.count("report.week_waiting", w.Waiting)}}
	if f.waits.count > 0 {
		middle.Figure = span(f.waits.workingMedian, s)
	}
	wrong := f.total.notRight()
	return append(tiles, middle, tile{
		Figure: strconv.Itoa(wrong), Label: s.say("report.week_not_right", nil), Tone: toneIf(wrong > 0), Anchor: "chua-dung",
		Notes: []string{s.count("report.week_right", f.total[desk.OutcomeRight]), against(f.before.notRight())},
	})
}

// percent is a share in whole hundredths, 0 of nothing.
func percent(share, whole int) int {
	if whole == 0 {
		return 0
	}
	return (200*share + whole) / (2 * whole)
}

// waitView is how long people waited for a person.
type waitView struct {
	Any   bool
	Steps columns
	Parts []waitLine
}

// waitLine is the waits of one commune or reason, in words.
type waitLine struct {
	Name                                 string
	Count                                int
	WorkingMedian, WorkingNinety, Median string
	Ninetieth                            string
	First                                bool // begins another kind of line
}

func waitViewOf(f figures, s speech) waitView {
	if f.waits.count == 0 {
		return waitView{}
	}
	line := func(name string, w wait, first bool) waitLine {
		return waitLine{
			name, w.count, span(w.workingMedian, s), span(w.workingNinety, s), span(w.median, s), span(w.ninetieth, s), first,
		}
	}
	view := waitView{Any: true, Parts: []waitLine{line(s.say("report.wait_all", nil), f.waits, true)}}
	for i, p := range f.waitsByCommune {
		view.Parts = append(view.Parts, line(p.Name, p.wait, i == 0))
	}
	for i, p := range f.waitsByReason {
		view.Parts = append(view.Parts, line(p.Name, p.wait, i == 0))
	}
	counts := f.waits.byStep()
	bars := make([]bare, 0, len(counts))
	for i, n := range counts {
		bars = append(bars, bare{stepName(i, s), n})
	}
	view.Steps = plainColumns(bars)
	return view
}

// stepName names a bar of the picture of waits: "tới 4 giờ".
func stepName(i int, s speech) string {
	if i == len(steps) {
		return s.count("report.wait_over", int(steps[i-1]/time.Hour))
	}
	return s.count("report.wait_to", int(steps[i]/time.Hour))
}

// mostRepeats is how many questions without an article the page tells.
const mostRepeats = 30

// repeatViews are the questions no article answered, and how many more have no
// words any more.
func repeatViews(w Week, s speech) (views []repeatView, gone string) {
	most, lost := 1, 0
	for _, repeat := range w.Repeats {
		if repeat.Question == "" {
			lost += repeat.Tickets
			continue
		}
		most = max(most, repeat.Askers)
	}
	names := namesOf(w.Knowledge, s).articles
	for _, repeat := range w.Repeats {
		if repeat.Question == "" || len(views) == mostRepeats {
			continue
		}
		view := repeatView{
			Question: repeat.Question, Share: tenth(100 * float64(repeat.Askers) / float64(most)), Open: repeat.Open > 0,
			Sum: s.say("report.repeat_sum", values{"Askers": repeat.Askers, "Open": repeat.Open}),
		}
		if len(repeat.Articles) > 0 {
			view.Near = s.say("report.repeat_near", values{"Title": cmp.Or(names[repeat.Articles[0]], repeat.Articles[0])})
		}
		views = append(views, view)
	}
	if lost > 0 {
		gone = s.count("report.repeat_gone", lost)
	}
	return views, gone
}
