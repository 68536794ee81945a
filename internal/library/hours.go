package library

import (
	"cmp"
	"slices"
	"time"

	"hoidap/internal/desk"
)

// hoursList is the form of the hours in places.yaml.
type hoursList struct {
	Checked  any       `yaml:"checked"` // "not yet", or a map of by and on
	Week     []span    `yaml:"week"`
	Holidays []holiday `yaml:"holidays"`
}

// span is a stretch of some weekdays.
type span struct {
	Days []string `yaml:"days"`
	From string   `yaml:"from"`
	To   string   `yaml:"to"`
}

// holiday is a row of days off; without to it is a single day.
type holiday struct {
	Name   string `yaml:"name"`
	From   string `yaml:"from"`
	To     string `yaml:"to"`
	Source string `yaml:"source"`
}

// weekdays are the days of the week as staff write them.
var weekdays = map[string]time.Weekday{
	"t2": time.Monday, "t3": time.Tuesday, "t4": time.Wednesday, "t5": time.Thursday,
	"t6": time.Friday, "t7": time.Saturday, "cn": time.Sunday,
}

// readHours reads when offices work. What cannot be understood is a row, and
// does not count.
func (l *lists) readHours(list *hoursList) {
	if list == nil {
		return
	}
	hours := &l.knowledge.Hours
	for i, s := range list.Week {
		if !addSpan(hours, s) {
			l.addHours("week", i, "lint.hours", s.From+"–"+s.To)
		}
	}
	for day := range hours.Week {
		slices.SortFunc(hours.Week[day], func(a, b desk.Span) int { return cmp.Compare(a.From, b.From) })
	}
	check, ok := checkOf(list.Checked)
	if !ok {
		text := l.texts[placesFile]
		l.add(placesFile, cmp.Or(keyLine(text, "hours.checked"), keyLine(text, "hours")), "lint.checked", nil)
	}
	hours.Checked = check
	for i, h := range list.Holidays {
		l.readHoliday(i, h)
	}
	slices.SortStableFunc(hours.Holidays, func(a, b desk.Holiday) int { return a.From.Start().Compare(b.From.Start()) })
}

// addSpan adds a stretch to its weekdays, and reports whether it can be one: in
// order, and beside the others of the day.
func addSpan(hours *desk.Hours, s span) bool {
	from, err := time.Parse("15:04", s.From)
	if err != nil || len(s.Days) == 0 {
		return false
	}
	to, err := time.Parse("15:04", s.To)
	if err != nil || !from.Before(to) {
		return false
	}
	midnight := from.Truncate(24 * time.Hour)
	stretch := desk.Span{From: from.Sub(midnight), To: to.Sub(midnight)}
	for _, name := range s.Days {
		day, known := weekdays[name]
		overlaps := func(other desk.Span) bool { return stretch.From < other.To && other.From < stretch.To }
		if !known || slices.ContainsFunc(hours.Week[day], overlaps) {
			return false
		}
		hours.Week[day] = append(hours.Week[day], stretch)
	}
	return true
}

// readHoliday reads a row of days off. It needs a source, and one that can be
// opened once somebody says that the hours are checked.
func (l *lists) readHoliday(i int, h holiday) {
	from, err := desk.ParseDay(h.From)
	to := from
	if err == nil && h.To != "" {
		to, err = desk.ParseDay(h.To)
	}
	switch {
	case h.Name == "" || err != nil || to.Before(from):
		l.addHours("holidays", i, "lint.holiday", h.Name)
		return
	case h.Source == "", l.knowledge.Hours.Checked.Done() && slices.Contains(unread, h.Source):
		l.addHours("holidays", i, "lint.holiday-source", h.Name)
	}
	l.knowledge.Hours.Holidays = append(l.knowledge.Hours.Holidays, desk.Holiday{Name: h.Name, From: from, To: to, Source: h.Source})
}

// addHours adds a row about an entry of the hours.
func (l *lists) addHours(list string, entry int, id, value string) {
	l.add(placesFile, entryLine(l.texts[placesFile], "hours."+list, entry), id, map[string]any{"Value": value})
}

// checkOf reads who checked something: "not yet", or {by: name, on: date}.
func checkOf(value any) (desk.Check, bool) {
	if value == notYet {
		return desk.Check{}, true
	}
	fields, _ := value.(map[string]any)
	by, _ := fields[checkBy].(string)
	on, _ := fields[checkOn].(string)
	day, err := desk.ParseDay(on)
	if len(fields) != 2 || by == "" || err != nil {
		return desk.Check{}, false
	}
	return desk.Check{By: by, On: day}, true
}
