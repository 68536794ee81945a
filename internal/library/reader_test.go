package library_test

import (
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"hoidap/internal/desk"
	"hoidap/internal/library"
)

// A reader that has read the folder before says the same as one that has not,
// whatever has changed meanwhile.
func TestReaderSeesEveryChange(t *testing.T) {
	changes := []struct{ file, old, new string }{
		{page, "Tiền trả mỗi quý.", "Tiền trả mỗi năm."},
		{page, "Tiền trả mỗi năm.", "**Tiền** trả."},
		{page, "**Tiền** trả.", "Tiền trả hai lần."},
		{"topics.yaml", "kind: where", "kind: here"},
		{"topics.yaml", "Ai được", "Người được"},
		{"topics.yaml", "Người được", "Ai được"},
		{"style.yaml", "đối tượng thụ hưởng", "tiền trả"},
		{"places.yaml", "phường Tân Khai", "xã Tân Khai"},
		{"vocabulary.yaml", "sổ nghèo", "["},
		{"vocabulary.yaml", "\"[\"", "\"sổ\""},
		{"needs.yaml", "state: open", "state: done"},
		{"materials.yaml", "media/tien-dien.mp3", "media/khong-co.mp3"},
		{setFile, "tien-dien", "tien-den"},
		{setFile, "tien-den", "can-ngheo"},
		{"dien-nuoc/can-ngheo.2020-01-01.md", "[can ngheo la gi", "[ai trả điện"},
		{"dien-nuoc/can-ngheo.2020-01-01.md", "[ai trả điện", "[can ngheo la gi"},
		{"dien-nuoc/can-ngheo.2020-01-01.md", "id: can-ngheo", "id: ["},
		{"dien-nuoc/can-ngheo.2020-01-01.md", "id: [", "id: can-ngheo"},
	}
	files := folderAsked(map[string]string{setFile: setHeader + "answer\ttien-dien\tai trả điện\n"})
	var reader library.Reader
	for _, change := range changes {
		reader.Read(files)
		before := string(files[change.file].Data)
		after := strings.Replace(before, change.old, change.new, 1)
		if before == after {
			t.Fatalf("%q is not in %s", change.old, change.file)
		}
		files[change.file] = &fstest.MapFile{Data: []byte(after)}
		got, gotRows := reader.Read(files)
		want, wantRows := library.Read(files)
		if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(gotRows, wantRows) {
			t.Errorf("%s → %s: rows %+v, want %+v", change.old, change.new, gotRows, wantRows)
		}
	}
	delete(files, page)
	if got, _ := reader.Read(files); len(got.Articles) != 1 {
		t.Errorf("%d articles after one was removed, want 1", len(got.Articles))
	}
}

func TestRevisionDiffersWhenTheFileDoes(t *testing.T) {
	files := folder()
	before, _ := library.Read(files)
	again, _ := library.Read(files)
	files["dien-nuoc/tien-dien.2026-01-01.md"].Data = []byte(article + " ")
	after, _ := library.Read(files)
	for i := range before.Articles {
		a, b, c := before.Articles[i].Revision, again.Articles[i].Revision, after.Articles[i].Revision
		if changed := before.Articles[i].ID == "tien-dien"; a == 0 || a != b || (a != c) != changed {
			t.Errorf("%s: revisions %d, %d, %d", before.Articles[i].ID, a, b, c)
		}
	}
}

func TestDueIsWhatStaffShouldLookAtAgain(t *testing.T) {
	day := func(text string) desk.Day {
		d, err := desk.ParseDay(text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	tests := []struct{ to, review, checked, want string }{
		{"", "2026-12-01", "", ""},
		{"", "2026-11-23", "", ""},
		{"", "2026-11-22", "", "lint.review-due"},
		{"2026-11-22", "2026-11-22", "", ""}, // closed
		{"", "2027-01-01", "2026-05-23", ""},
		{"", "2027-01-01", "2026-05-22", "lint.check-old"},
	}
	for _, test := range tests {
		a := desk.Article{ID: "a", File: "a.md", ReviewBy: day(test.review), Period: desk.Period{From: day("2020-01-01")}}
		if test.to != "" {
			a.Period.To = day(test.to)
		}
		if test.checked != "" {
			a.Checked = desk.Check{By: "A", On: day(test.checked)}
		}
		got := ""
		for _, row := range library.Due([]desk.Article{a}, day("2026-11-23")) {
			got += row.Sentence.ID
			if row.Class != library.Review {
				t.Errorf("class %s", row.Class)
			}
		}
		if got != test.want {
			t.Errorf("%+v: rows %q", test, got)
		}
	}
}
