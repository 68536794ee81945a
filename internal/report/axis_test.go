package report

import (
	"testing"

	"hoidap/internal/desk"
)

// The axis of the tests is 2557 days long (2022 to 2028, two leap years) and
// as many pixels: one a day.
func testAxis(t *testing.T) axis {
	t.Helper()
	a := axisOn(day(t, today), 2557)
	if a.first != day(t, "2022-01-01") || a.end != day(t, "2029-01-01") {
		t.Fatalf("axis from %s to %s", a.first, a.end)
	}
	return a
}

func TestAxisPlacesDays(t *testing.T) {
	a := testAxis(t)
	for _, test := range []struct {
		day  string
		want float64
	}{
		{"2022-01-01", 0}, {"2022-01-02", 1}, {"2023-01-01", 365}, {"2025-01-01", 1096}, {"2026-11-23", 1787}, {"2028-12-31", 2556},
		{"2014-06-01", 0}, {"2029-01-01", 2557}, {"2040-01-01", 2557}, {"", 0},
	} {
		if got := a.at(day(t, test.day)); got != test.want {
			t.Errorf("%q lies at %v, want %v", test.day, got, test.want)
		}
	}
}

func TestAxisPlacesPeriods(t *testing.T) {
	a := testAxis(t)
	for _, test := range []struct {
		from, to string
		x, end   float64
		side     side
	}{
		{"2022-01-01", "2022-01-01", 0, 1, onAxis},
		{"2023-01-01", "2023-12-31", 365, 730, onAxis},
		{"2026-01-01", "", 1461, 2557, onAxis},
		{"2014-06-01", "", 0, 2557, onAxis},
		{"2021-07-01", "2024-06-30", 0, 912, onAxis},
		{"2027-01-01", "2030-12-31", 1826, 2557, onAxis},
		{"2016-01-01", "2021-12-31", 0, 0, before},
		{"2029-01-01", "", 2557, 2557, after},
	} {
		x, end, where := a.span(period(t, test.from, test.to))
		if x != test.x || end != test.end || where != test.side {
			t.Errorf("%s to %s: %v to %v %q, want %v to %v %q", test.from, test.to, x, end, where, test.x, test.end, test.side)
		}
	}
}

func TestAxisNamesYears(t *testing.T) {
	years := testAxis(t).years()
	if len(years) != 7 || years[0] != (yearLine{0, 182.5, "2022"}) || years[6].Year != "2028" {
		t.Errorf("years %v", years)
	}
}

func TestBars(t *testing.T) {
	said := speech{words(t)}
	for _, test := range []struct {
		name        string
		from, to    string
		older       bool
		standing    desk.Standing
		label       string
		cut, goesOn bool
		open        bool
	}{
		{"current and open", "2026-01-01", "", false, desk.Current, "Hiện hành · từ 1/1/2026", false, false, true},
		{"closed and short", "2025-07-01", "2025-12-31", false, desk.Closed, "Đã hết", false, false, false},
		{"a fortnight", "2025-07-01", "2025-07-14", false, desk.Closed, "", false, false, false},
		{"older", "2024-01-01", "2025-12-31", true, desk.Closed, "Đã hết · đến 31/12/2025", false, false, false},
		{"began before the axis", "2014-06-01", "", false, desk.Current, "Hiện hành · từ 1/6/2014", true, false, true},
		{"ends after the axis", "2027-01-01", "2030-12-31", false, desk.Coming, "Sắp tới · 1/1/2027 – 31/12/2030", false, true, false},
		{"off the axis", "2016-01-01", "2020-12-31", false, desk.Closed, "", true, false, false},
	} {
		file := desk.Article{Title: "Bài", Older: test.older, Period: period(t, test.from, test.to)}
		b := barOf(file, axisOn(day(t, today), pictureWidth), 30, day(t, today), said)
		if b.Standing != test.standing || b.Label != test.label || b.CutStart != test.cut || b.CutEnd != test.goesOn || b.Open != test.open {
			t.Errorf("%s: %+v", test.name, b)
		}
		if b.X < 0 || b.X+b.Width > pictureWidth+2 || b.Width < 2 || b.Y < 30 || b.Y+barHeight > 30+laneHeight {
			t.Errorf("%s lies outside its lane: %+v", test.name, b)
		}
		begin := b.X
		if b.Older {
			begin += b.FadeWidth - margin // where the bar is no longer pale
		}
		if b.Label != "" && b.LabelX < begin {
			t.Errorf("%s: words begin at %v, want %v or later", test.name, b.LabelX, begin)
		}
	}
}
