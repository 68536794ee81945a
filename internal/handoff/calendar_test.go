package handoff_test

import (
	"testing"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/handoff"
)

// office works on weekdays from 7:30 to 11:30 and from 13:30 to 17:00, and keeps
// Tết and a single day free.
func office() desk.Hours {
	var hours desk.Hours
	for day := time.Monday; day <= time.Friday; day++ {
		hours.Week[day] = []desk.Span{
			{From: 7*time.Hour + 30*time.Minute, To: 11*time.Hour + 30*time.Minute},
			{From: 13*time.Hour + 30*time.Minute, To: 17 * time.Hour},
		}
	}
	hours.Holidays = []desk.Holiday{
		{Name: "Tết", From: desk.NewDay(2026, time.February, 14), To: desk.NewDay(2026, time.February, 22)},
		{Name: "lễ", From: desk.NewDay(2026, time.September, 2), To: desk.NewDay(2026, time.September, 2)},
	}
	return hours
}

var calendar = handoff.NewCalendar(office())

// at reads a moment as "2026-03-06 16:00". 6 March 2026 is a Friday.
func at(text string) time.Time {
	moment, err := time.ParseInLocation("2006-01-02 15:04", text, desk.Zone)
	if err != nil {
		panic(err)
	}
	return moment
}

func TestAddSkipsWhatIsNoWorkingTime(t *testing.T) {
	cases := []struct {
		name, from string
		working    time.Duration
		want       string
	}{
		{"within a morning", "2026-03-05 08:00", time.Hour, "2026-03-05 09:00"},
		{"before work", "2026-03-05 05:00", time.Hour, "2026-03-05 08:30"},
		{"over the noon break", "2026-03-05 11:00", time.Hour, "2026-03-05 14:00"},
		{"in the noon break", "2026-03-05 12:15", time.Hour, "2026-03-05 14:30"},
		{"to the end of a morning", "2026-03-05 10:30", time.Hour, "2026-03-05 11:30"},
		{"overnight", "2026-03-05 16:30", time.Hour, "2026-03-06 08:00"},
		{"over a weekend", "2026-03-06 16:00", 4 * time.Hour, "2026-03-09 10:30"},
		{"on a Sunday", "2026-03-08 10:00", 4 * time.Hour, "2026-03-09 11:30"},
		{"over a single day off", "2026-09-01 16:00", 2 * time.Hour, "2026-09-03 08:30"},
		{"over Tết", "2026-02-13 16:00", 4 * time.Hour, "2026-02-23 10:30"},
		{"on the second day of Tết", "2026-02-15 09:00", 30 * time.Minute, "2026-02-23 08:00"},
		{"nothing, at work", "2026-03-05 08:00", 0, "2026-03-05 08:00"},
		{"nothing, at the end of a morning", "2026-03-05 11:30", 0, "2026-03-05 13:30"},
		{"nothing, on a Saturday", "2026-03-07 08:00", 0, "2026-03-09 07:30"},
		{"more than two months hold", "2026-03-02 07:30", 75 * 5 * time.Hour, "2026-05-08 17:00"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			from := at(c.from)
			if got := calendar.Add(from, c.working); !got.Equal(at(c.want)) {
				t.Errorf("%s and %v is %v, want %s", c.from, c.working, got, c.want)
			}
			if got := calendar.Add(from.UTC(), c.working); !got.Equal(at(c.want)) {
				t.Errorf("reckoned in another zone: %v, want %s", got, c.want)
			}
			if got := calendar.Between(from, at(c.want)); got != c.working {
				t.Errorf("between them are %v, want %v", got, c.working)
			}
		})
	}
}

func TestBetween(t *testing.T) {
	cases := []struct {
		from, to string
		want     time.Duration
	}{
		{"2026-03-05 08:00", "2026-03-05 08:00", 0},
		{"2026-03-05 12:00", "2026-03-05 13:00", 0},
		{"2026-03-05 00:00", "2026-03-06 00:00", 7*time.Hour + 30*time.Minute},
		{"2026-03-06 17:00", "2026-03-09 07:30", 0},
		{"2026-03-02 00:00", "2026-03-09 00:00", 5 * (7*time.Hour + 30*time.Minute)},
		{"2026-02-13 17:00", "2026-02-23 07:30", 0},
		{"2026-03-06 10:00", "2026-03-05 10:00", 0},
	}
	for _, c := range cases {
		if got := calendar.Between(at(c.from), at(c.to)); got != c.want {
			t.Errorf("from %s to %s: %v, want %v", c.from, c.to, got, c.want)
		}
	}
}

func TestOpenAndOpens(t *testing.T) {
	cases := []struct {
		moment  string
		open    bool
		opens   string
		holiday string
	}{
		{"2026-03-05 07:29", false, "2026-03-05 07:30", ""},
		{"2026-03-05 07:30", true, "2026-03-05 07:30", ""},
		{"2026-03-05 11:30", false, "2026-03-05 13:30", ""},
		{"2026-03-05 17:00", false, "2026-03-06 07:30", ""},
		{"2026-03-07 09:00", false, "2026-03-09 07:30", ""},
		{"2026-09-02 09:00", false, "2026-09-03 07:30", "lễ"},
		{"2026-02-14 00:00", false, "2026-02-23 07:30", "Tết"},
		{"2026-02-22 23:59", false, "2026-02-23 07:30", "Tết"},
		{"2026-02-23 00:00", false, "2026-02-23 07:30", ""},
	}
	for _, c := range cases {
		moment := at(c.moment)
		if got := calendar.Open(moment); got != c.open {
			t.Errorf("%s: open %v, want %v", c.moment, got, c.open)
		}
		if got := calendar.Opens(moment); !got.Equal(at(c.opens)) {
			t.Errorf("%s: opens %v, want %s", c.moment, got, c.opens)
		}
		if got := calendar.Holiday(moment); got != c.holiday {
			t.Errorf("%s: holiday %q, want %q", c.moment, got, c.holiday)
		}
	}
}

// TestOfficesThatNeverWork reckons in plain time, so that nothing waits for ever.
func TestOfficesThatNeverWork(t *testing.T) {
	var never handoff.Calendar
	from := at("2026-03-05 08:00")
	if got := never.Add(from, 4*time.Hour); !got.Equal(from.Add(4 * time.Hour)) {
		t.Errorf("four hours end %v", got)
	}
	if never.Open(from) || !never.Opens(from).Equal(from) || never.Between(from, from.Add(90*time.Hour)) != 90*time.Hour {
		t.Error("an office without hours works")
	}
	// An office that closes for good: what is left counts from its last hour.
	hours := office()
	hours.Holidays = []desk.Holiday{{From: desk.NewDay(2026, time.March, 6), To: desk.NewDay(2030, time.January, 1)}}
	if got := handoff.NewCalendar(hours).Add(at("2026-03-05 16:00"), 3*time.Hour); !got.Equal(at("2026-03-05 19:00")) {
		t.Errorf("three hours end %v", got)
	}
}

// FuzzCalendar holds for any moments: adding working time never goes back, and
// as much working time lies between as was added.
func FuzzCalendar(f *testing.F) {
	f.Add(at("2026-03-06 16:00").Unix(), int64(4*3600), int64(0))
	f.Add(at("2026-02-13 16:59").Unix(), int64(1), int64(3600))
	f.Add(at("2026-03-05 11:30").Unix(), int64(0), int64(2000*3600))
	f.Fuzz(func(t *testing.T, seconds, one, more int64) {
		const century, most = 100 * 366 * 24 * 3600, 3000 * 3600
		if seconds < 0 || seconds > century || one < 0 || one > most || more < 0 || more > most {
			t.Skip("no moment of this desk")
		}
		from, working := time.Unix(seconds, 0), time.Duration(one)*time.Second
		reached := calendar.Add(from, working)
		if reached.Before(from) {
			t.Fatalf("%v and %v goes back to %v", from, working, reached)
		}
		if got := calendar.Between(from, reached); got != working {
			t.Fatalf("%v and %v is %v, with %v between", from, working, reached, got)
		}
		further := calendar.Add(from, working+time.Duration(more)*time.Second)
		if further.Before(reached) {
			t.Fatalf("adding more to %v ends earlier: %v, not %v", from, further, reached)
		}
		opens := calendar.Opens(from)
		if !calendar.Open(opens) || calendar.Open(from) != opens.Equal(from) {
			t.Fatalf("at %v offices open %v", from, opens)
		}
	})
}
