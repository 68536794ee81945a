package report

import (
	"strconv"
	"time"

	"hoidap/internal/desk"
)

// sheet is one table of counts: of each row the ID and the name of what is
// counted, then a number for each column.
type sheet struct {
	Name    string
	Columns []string
	Rows    []sheetRow
}

// sheetRow is a row of a sheet.
type sheetRow struct {
	ID, Name string
	Numbers  []float64
}

// sheetsOf are the counts of a week as tables. They hold no words of people.
func sheetsOf(w Week, s speech) []sheet {
	f := figuresOf(w, s)
	fateNames, verdictNames := outcomeNames(fates, s), outcomeNames(verdicts, s)
	byFate := func(parts []portion) (rows []sheetRow) {
		for _, p := range parts {
			rows = append(rows, sheetRow{p.ID, p.Name, numbers(p.count, fates)})
		}
		return rows
	}
	sheets := []sheet{
		{s.say("report.overview", nil), []string{s.say("report.sheet_this", nil), s.say("report.sheet_before", nil)}, overviewRows(f, w, s)},
		{s.say("report.week_days", nil), fateNames, byFate(f.days)},
		{s.say("report.week_topics", nil), fateNames, byFate(f.topics)},
		{s.say("report.week_communes", nil), fateNames, byFate(f.communes)},
		{s.say("report.week_waits", nil), waitColumns(s), waitRows(f, s)},
		{s.say("report.week_repeats", nil), []string{s.say("report.sheet_tickets", nil), s.say("report.sheet_askers", nil), s.say("report.sheet_open", nil)}, repeatRows(w, s)},
	}
	wrong := sheet{Name: s.say("report.week_wrong", nil), Columns: verdictNames}
	for _, p := range f.articles {
		wrong.Rows = append(wrong.Rows, sheetRow{p.ID, p.Name, numbers(p.count, verdicts)})
	}
	return append(sheets, wrong)
}

func numbers(c count, outcomes []desk.Outcome) []float64 {
	row := make([]float64, 0, len(outcomes))
	for _, outcome := range outcomes {
		row = append(row, float64(c[outcome]))
	}
	return row
}

func outcomeNames(outcomes []desk.Outcome, s speech) []string {
	names := make([]string, 0, len(outcomes))
	for _, outcome := range outcomes {
		names = append(names, s.say(outcomeIDs[outcome], nil))
	}
	return names
}

// overviewRows counts the week and the one before. What is known of one of them
// only has one number.
func overviewRows(f figures, w Week, s speech) []sheetRow {
	rows := []sheetRow{{"asked", s.say("report.week_asked", nil), []float64{float64(f.total.asked()), float64(f.before.asked())}}}
	for _, outcome := range desk.Outcomes {
		rows = append(rows, sheetRow{string(outcome), s.say(outcomeIDs[outcome], nil),
			[]float64{float64(f.total[outcome]), float64(f.before[outcome])}})
	}
	for _, row := range []struct {
		id, sentence string
		n            int
	}{
		{"opened", "report.tickets_opened", f.opened}, {"answered-by-person", "report.tickets_answered", f.answeredTickets},
		{"closed", "report.tickets_closed", f.closed}, {"waiting", "report.tickets_waiting", w.Waiting},
	} {
		rows = append(rows, sheetRow{row.id, s.say(row.sentence, nil), []float64{float64(row.n)}})
	}
	return rows
}

// hours is a time in hours, to the minute.
func hours(took time.Duration) float64 {
	return float64(int(took.Hours()*100+0.5)) / 100
}

func waitColumns(s speech) []string {
	return []string{
		s.say("report.wait_count", nil), s.say("report.wait_working_median", nil), s.say("report.wait_working_ninety", nil),
		s.say("report.wait_median", nil), s.say("report.wait_ninety", nil),
	}
}

func waitRows(f figures, s speech) []sheetRow {
	row := func(id, name string, w wait) sheetRow {
		return sheetRow{id, name, []float64{
			float64(w.count), hours(w.workingMedian), hours(w.workingNinety), hours(w.median), hours(w.ninetieth),
		}}
	}
	rows := []sheetRow{row("", s.say("report.wait_all", nil), f.waits)}
	for _, p := range f.waitsByCommune {
		rows = append(rows, row(p.ID, p.Name, p.wait))
	}
	for _, p := range f.waitsByReason {
		rows = append(rows, row(p.ID, p.Name, p.wait))
	}
	return rows
}

// repeatRows counts the questions no article answered, by the nearest article in
// place of their words.
func repeatRows(w Week, s speech) []sheetRow {
	names := namesOf(w.Knowledge, s)
	var rows []sheetRow
	for i, repeat := range w.Repeats {
		near := s.say("report.repeat_nothing_near", nil)
		if len(repeat.Articles) > 0 {
			near = s.say("report.repeat_near", values{"Title": orID(names.articles, repeat.Articles[0])})
		}
		rows = append(rows, sheetRow{strconv.Itoa(i + 1), near, []float64{float64(repeat.Tickets), float64(repeat.Askers), float64(repeat.Open)}})
	}
	return rows
}

func orID(names map[string]string, id string) string {
	if name := names[id]; name != "" {
		return name
	}
	return id
}
