package library_test

import (
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/library"
	"hoidap/knowledge"
)

func TestHours(t *testing.T) {
	read, rows := library.Read(folder())
	for _, row := range rows {
		t.Errorf("%s: %s", row.Place(), row.Sentence.ID)
	}
	var want desk.Hours
	afternoon := desk.Span{From: 13*time.Hour + 30*time.Minute, To: 17 * time.Hour}
	want.Week[time.Monday] = []desk.Span{{From: 7*time.Hour + 30*time.Minute, To: 11*time.Hour + 30*time.Minute}, afternoon}
	want.Week[time.Friday] = []desk.Span{afternoon}
	want.Holidays = []desk.Holiday{
		{Name: "lễ trước", From: desk.NewDay(2027, time.April, 30), To: desk.NewDay(2027, time.May, 1), Source: "S1"},
		{Name: "lễ sau", From: desk.NewDay(2027, time.September, 2), To: desk.NewDay(2027, time.September, 2), Source: "S1"},
	}
	want.Checked = desk.Check{By: "Nguyễn Văn A", On: desk.NewDay(2026, time.February, 3)}
	if !reflect.DeepEqual(read.Hours, want) {
		t.Errorf("hours %+v, want %+v", read.Hours, want)
	}
}

// TestHoursNobodyChecked may rest on memory; without hours there are none.
func TestHoursNobodyChecked(t *testing.T) {
	files := folder()
	unchecked := strings.NewReplacer("{by: Nguyễn Văn A, on: 2026-02-03}", "not yet", "source: S1", "source: M").Replace(places)
	files["places.yaml"] = &fstest.MapFile{Data: []byte(unchecked)}
	read, rows := library.Read(files)
	if len(rows) != 0 || read.Hours.Checked.Done() || len(read.Hours.Holidays) != 2 {
		t.Errorf("rows %v, hours %+v", rows, read.Hours)
	}
	before, _, _ := strings.Cut(places, "hours:")
	files["places.yaml"] = &fstest.MapFile{Data: []byte(before)}
	read, rows = library.Read(files)
	if len(rows) != 0 || !reflect.DeepEqual(read.Hours, desk.Hours{}) {
		t.Errorf("rows %v, hours %+v", rows, read.Hours)
	}
}

// TestProgramHours holds that the program reckons with weekdays, and tells no
// hours before somebody of the staff has confirmed them.
func TestProgramHours(t *testing.T) {
	read, _ := library.Read(knowledge.FS)
	for day := time.Monday; day <= time.Friday; day++ {
		if len(read.Hours.Week[day]) == 0 {
			t.Errorf("nobody works on %s", day)
		}
	}
	for _, holiday := range read.Hours.Holidays {
		if read.Hours.Checked.Done() && holiday.Source == desk.SourceMemory {
			t.Errorf("%s is checked and known from memory alone", holiday.Name)
		}
	}
}
