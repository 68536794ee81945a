package desk

import (
	"fmt"
	"testing"
	"time"
)

// day reads a day of the test tables, "" for the zero day.
func day(t *testing.T, text string) Day {
	t.Helper()
	if text == "" {
		return Day{}
	}
	d, err := ParseDay(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestDay(t *testing.T) {
	// The day changes at midnight in Zone, seven hours before it does in UTC.
	lastMoment := time.Date(2026, 12, 31, 16, 59, 59, 0, time.UTC)
	if d := DayOf(lastMoment); d.String() != "2026-12-31" || d.Local() != "31/12/2026" {
		t.Errorf("%s, %s", d, d.Local())
	}
	if d := DayOf(lastMoment.Add(time.Second)); d.String() != "2027-01-01" {
		t.Errorf("a second later it is %s", d)
	}
	if d := day(t, "2024-02-29"); d.Next().String() != "2024-03-01" || d.Previous().String() != "2024-02-28" {
		t.Errorf("around a leap day: %s, %s", d.Previous(), d.Next())
	}
	for _, wrong := range []string{"", "1/1/2026", "2026-1-1", "2026-02-30", "2026-01-01x"} {
		if d, err := ParseDay(wrong); err == nil {
			t.Errorf("%q was read as %s", wrong, d)
		}
	}
	if (Day{}).String() != "" || !(Day{}).IsZero() {
		t.Error("the zero day is no day")
	}
}

func TestPeriod(t *testing.T) {
	for _, test := range []struct {
		from, to, day string
		covers, over  bool
	}{
		{"2026-01-01", "2026-06-30", "2025-12-31", false, false},
		{"2026-01-01", "2026-06-30", "2026-01-01", true, false},
		{"2026-01-01", "2026-06-30", "2026-06-30", true, false},
		{"2026-01-01", "2026-06-30", "2026-07-01", false, true},
		{"2026-01-01", "", "2099-01-01", true, false},
	} {
		p := Period{day(t, test.from), day(t, test.to)}
		if got := p.Covers(day(t, test.day)); got != test.covers {
			t.Errorf("%v covers %s: %v", p, test.day, got)
		}
		if got := p.Over(day(t, test.day)); got != test.over {
			t.Errorf("%v over on %s: %v", p, test.day, got)
		}
	}
}

func TestOverlaps(t *testing.T) {
	for _, test := range []struct {
		a, b [2]string
		want bool
	}{
		{[2]string{"2026-01-01", "2026-06-30"}, [2]string{"2026-07-01", ""}, false},
		{[2]string{"2026-01-01", "2026-06-30"}, [2]string{"2026-06-30", ""}, true},
		{[2]string{"2026-01-01", ""}, [2]string{"2027-01-01", ""}, true},
		{[2]string{"2026-01-01", ""}, [2]string{"2025-01-01", "2025-12-31"}, false},
		{[2]string{"2026-01-01", "2026-12-31"}, [2]string{"2026-03-01", "2026-03-31"}, true},
	} {
		a := Period{day(t, test.a[0]), day(t, test.a[1])}
		b := Period{day(t, test.b[0]), day(t, test.b[1])}
		if a.Overlaps(b) != test.want || b.Overlaps(a) != test.want {
			t.Errorf("%v and %v: %v and %v, want %v", a, b, a.Overlaps(b), b.Overlaps(a), test.want)
		}
	}
}

func TestEditions(t *testing.T) {
	article := func(id, from, to string) Article {
		return Article{ID: id, Title: from, Period: Period{day(t, from), day(t, to)}}
	}
	articles := []Article{
		article("b", "2026-01-01", ""), article("b", "2024-01-01", "2025-12-31"),
		article("a", "2024-01-01", "2025-08-31"), article("c", "2027-01-01", ""),
		article("d", "2020-01-01", "2021-12-31"), article("d", "2027-01-01", ""), article("d", "2023-01-01", "2023-12-31"),
	}
	for _, test := range []struct{ day, want string }{
		{"2026-11-23", "a 2024-01-01 closed, b 2026-01-01 current, c 2027-01-01 coming, d 2023-01-01 closed (2027-01-01), "},
		{"2025-12-31", "a 2024-01-01 closed, b 2024-01-01 current (2026-01-01), c 2027-01-01 coming, d 2023-01-01 closed (2027-01-01), "},
		{"2023-06-01", "a 2024-01-01 coming, b 2024-01-01 coming, c 2027-01-01 coming, d 2023-01-01 current (2027-01-01), "},
		{"2027-01-01", "a 2024-01-01 closed, b 2026-01-01 current, c 2027-01-01 current, d 2027-01-01 current, "},
	} {
		got := ""
		for _, e := range Editions(articles, day(t, test.day)) {
			got += fmt.Sprintf("%s %s %s", e.ID, e.Title, e.Standing)
			if !e.Changes.IsZero() {
				got += fmt.Sprintf(" (%s)", e.Changes)
			}
			got += ", "
		}
		if got != test.want {
			t.Errorf("on %s\n got %s\nwant %s", test.day, got, test.want)
		}
	}
}

func TestPlainReply(t *testing.T) {
	reply := Reply{
		Lines: []Line{
			{LineAlarm, "Gọi 114"}, {LineHeading, "Tựa"}, {LineItem, "một"}, {LineNote, "nhỏ"},
		},
		Choices: []Choice{{"Giấy tờ", "a"}, {"Nộp ở đâu", "b"}},
	}
	want := "!! Gọi 114\nTựa\n- một\nnhỏ\n1. Giấy tờ\n2. Nộp ở đâu"
	if got := reply.Plain(); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestChatIDAndMessages(t *testing.T) {
	chat := NewChatID("telegram", "-100:7")
	if chat.Door() != "telegram" || chat.Name() != "-100:7" {
		t.Errorf("%q, %q", chat.Door(), chat.Name())
	}
	good := Message{ID: "telegram:1:2", Chat: "telegram:1", Kind: KindText}
	if err := good.Validate(); err != nil {
		t.Error(err)
	}
	for _, bad := range []Message{
		{Chat: good.Chat, Kind: good.Kind}, {ID: good.ID, Kind: good.Kind}, {ID: good.ID, Chat: "telegram", Kind: good.Kind}, {ID: good.ID, Chat: good.Chat},
	} {
		if bad.Validate() == nil {
			t.Errorf("%+v is taken", bad)
		}
	}
}
