package report

import (
	"time"

	"hoidap/internal/desk"
)

// soon is within how many days a review is worth a sign.
const soon = 30

// checkHolds is for how many months a check is good.
const checkHolds = 6

// standings are the words and tones of how a period lies to today.
var standings = map[desk.Standing]struct {
	id   string
	tone tone
}{
	desk.Current: {"report.current", toneGood},
	desk.Closed:  {"report.closed", toneQuiet},
	desk.Coming:  {"report.coming", toneWarn},
}

func standingMark(standing desk.Standing, s speech) mark {
	words := standings[standing]
	return mark{Tone: words.tone, Words: s.say(words.id, nil)}
}

func checkMark(check desk.Check, day desk.Day, s speech) mark {
	if !check.Done() {
		return mark{Tone: toneWarn, Words: s.say("report.unchecked", nil)}
	}
	words := s.say("report.checked", values{"By": check.By, "On": check.On.Local()})
	if checkOld(check, day) {
		return mark{Tone: toneWarn, Words: words, Note: s.count("report.check_old", checkHolds)}
	}
	return mark{Tone: toneGood, Words: words}
}

// checkOld reports whether a check that was made no longer holds.
func checkOld(check desk.Check, day desk.Day) bool {
	return check.Done() && check.On.Start().Before(day.Start().AddDate(0, -checkHolds, 0))
}

func reviewMark(by, day desk.Day, s speech) mark {
	if by.IsZero() {
		return mark{Tone: toneWarn, Words: s.say("report.review_missing", nil)}
	}
	m := mark{Tone: toneGood, Note: by.Local()}
	left := daysTo(by, day)
	switch {
	case left < 0:
		m.Tone, m.Words = toneBad, s.count("report.review_overdue", -left)
	case left == 0:
		m.Tone, m.Words = toneWarn, s.say("report.review_today", nil)
	default:
		m.Words = s.count("report.review_left", left)
	}
	if left > 0 && left <= soon {
		m.Tone = toneWarn
	}
	return m
}

// daysTo counts the days from one day to another, below zero when it is past.
func daysTo(then, day desk.Day) int {
	return int(then.Start().Sub(day.Start()) / (24 * time.Hour))
}

func feeWords(fee desk.Fee, s speech) string {
	switch fee {
	case desk.FeeNone:
		return s.say("report.fee_none", nil)
	case desk.FeeSome:
		return s.say("report.fee_some", nil)
	}
	return s.say("report.fee_unknown", nil)
}

// periodWords writes the days an article is valid.
func periodWords(a desk.Article, s speech) string {
	days := values{"From": a.Period.From.Local(), "To": a.Period.To.Local()}
	open := a.Period.To.IsZero()
	switch {
	case a.Older && open:
		return s.say("report.period_always", nil)
	case a.Older:
		return s.say("report.period_until", days)
	case open:
		return s.say("report.period_since", days)
	}
	return s.say("report.period", days)
}
