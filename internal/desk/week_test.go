package desk

import (
	"testing"
	"time"
)

func TestWeek(t *testing.T) {
	for _, test := range []struct {
		day            Day
		week, from, to string
	}{
		{NewDay(2026, time.November, 30), "2026-W49", "2026-11-30", "2026-12-06"},
		{NewDay(2026, time.November, 29), "2026-W48", "2026-11-23", "2026-11-29"},
		{NewDay(2027, time.January, 3), "2026-W53", "2026-12-28", "2027-01-03"},
		{NewDay(2027, time.January, 4), "2027-W01", "2027-01-04", "2027-01-10"},
		{NewDay(2024, time.December, 31), "2025-W01", "2024-12-30", "2025-01-05"},
	} {
		week := WeekOf(test.day)
		if week.String() != test.week || week.From().String() != test.from || week.To().String() != test.to {
			t.Errorf("%s lies in %s from %s to %s, want %s from %s to %s",
				test.day, week, week.From(), week.To(), test.week, test.from, test.to)
		}
		if read, err := ParseWeek(test.week); err != nil || read != week {
			t.Errorf("%s is read as %v, %v", test.week, read, err)
		}
		if week.Next().Previous() != week {
			t.Errorf("after %s comes %s and before that %s", week, week.Next(), week.Next().Previous())
		}
	}
	for _, text := range []string{"", "2026", "2026-48", "2026-W54", "2025-W53", "2026-W00", "2026-W1", "2026-W481", "x"} {
		if week, err := ParseWeek(text); err == nil {
			t.Errorf("%q is read as %s", text, week)
		}
	}
}
