package library_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"hoidap/internal/desk"
	"hoidap/internal/library"
)

const article = `---
id: tien-dien
title: Hỗ trợ tiền điện
topic: dien-nuoc
from: 2026-01-01
to: open
for: [ho-ngheo]
basis:
  - {number: QĐ 28/2014/QĐ-TTg, date: 2014-04-07}
sources:
  - {code: S30, url: "https://example.vn/a"}
checked: not yet
review-by: 2027-01-01
contact: xa
fee: none
questions:
  - "tien dien ho ngheo"
---
Hộ nghèo được hỗ trợ tiền điện.
Tiền trả mỗi quý.

## Ai được

- Hộ nghèo.
- Xem thêm [hộ cận nghèo](can-ngheo).

## Nộp ở đâu

Không cần nộp đơn.
`

const neighbour = `---
id: can-ngheo
title: Cận nghèo
topic: dien-nuoc
from: 2020-01-01
to: 2025-12-31
for: []
basis: [{number: NĐ 1/2020}]
sources: [{code: M}]
checked: {by: Nguyễn Văn A, on: 2026-02-03}
review-by: 2027-01-01
contact: xa
fee: unknown
questions: [can ngheo la gi]
---
Cận nghèo là gì.

## Lưu ý

Hỏi xã.
`

const topics = `topics:
  - {id: dien-nuoc, name: "Điện, nước"}
groups:
  - {id: ho-ngheo, name: "hộ nghèo"}
sections:
  - {kind: who, heading: "Ai được", asks: ["ai được"]}
  - {kind: where, heading: "Nộp ở đâu", asks: ["nộp ở đâu"]}
  - {kind: notes, heading: "Lưu ý", asks: ["lưu ý gì"]}
`

const places = `offices:
  - {id: xa, name: "Ủy ban xã"}
places:
  - {id: tan-khai, name: "phường Tân Khai", former: ["xã Tân Hiệp"], centre: "khu phố 1", source: S46}
`

const vocabulary = `synonyms:
  - {say: ["sổ nghèo"], mean: ["giấy chứng nhận hộ nghèo"]}
stieng:
  - {say: [dak], mean: [nước], source: "Sidwell 2015"}
talk:
  - {id: thanks, say: ["cảm ơn"]}
fillers: [dạ]
alarms:
  - {id: fire, say: ["cháy nhà"], not: ["cháy túi"], sentence: alarm.fire, article: ""}
`

func folder() fstest.MapFS {
	return fstest.MapFS{
		"topics.yaml":                         {Data: []byte(topics)},
		"places.yaml":                         {Data: []byte(places)},
		"vocabulary.yaml":                     {Data: []byte(vocabulary)},
		"dien-nuoc/tien-dien.2026-01-01.md":   {Data: []byte(article)},
		"dien-nuoc/can-ngheo.2020-01-01.md":   {Data: []byte(neighbour)},
		"dien-nuoc/ghi-chu.txt":               {Data: []byte("left alone")},
		"README.md":                           {Data: []byte("left alone")},
		"dien-nuoc/sau-hon/khong-doc.2026.md": {Data: []byte("left alone")},
	}
}

func TestReadGivesEverythingAnArticleSays(t *testing.T) {
	knowledge, rows := library.Read(folder())
	for _, row := range rows {
		t.Errorf("%s: %s", row.Place(), row.Sentence.ID)
	}
	at := slices.IndexFunc(knowledge.Articles, func(a desk.Article) bool { return a.ID == "tien-dien" })
	if at < 0 {
		t.Fatal("no article tien-dien")
	}
	got := fmt.Sprintf("%+v", knowledge.Articles[at])
	for _, want := range []string{
		"Title:Hỗ trợ tiền điện", "From:2026-01-01 To:}", "For:[ho-ngheo]", "Number:QĐ 28/2014/QĐ-TTg Date:2014-04-07",
		"Code:S30", "ReviewBy:2027-01-01", "Contact:xa", "Fee:none", "Questions:[tien dien ho ngheo]",
		"Short:Hộ nghèo được hỗ trợ tiền điện. Tiền trả mỗi quý.", "Related:[can-ngheo]",
		"{Kind:who Lines:[{Kind:item Text:Hộ nghèo.} {Kind:item Text:Xem thêm hộ cận nghèo.}]}",
		"{Kind:where Lines:[{Kind:text Text:Không cần nộp đơn.}]}",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s\nwant %q in it", got, want)
		}
	}
	if check := knowledge.Articles[1-at].Checked; check.By != "Nguyễn Văn A" || check.On.Local() != "3/2/2026" {
		t.Errorf("checked %+v", check)
	}
	if v := knowledge.Vocabulary; v.Alarms[0].Sentence != "alarm.fire" || v.Stieng[0].Source == "" || v.Talk[0].ID != "thanks" {
		t.Errorf("vocabulary %+v", v)
	}
}

// A mistake in one line of one file is one row that points to it.
func TestRowsPointToTheMistake(t *testing.T) {
	const page = "dien-nuoc/tien-dien.2026-01-01.md"
	long := strings.Repeat("một hai ba bốn ", 7) + "hết."
	tests := []struct{ file, old, new, want string }{
		{page, "fee: none", "fe: none", page + ":15:1 lint.unknown-key"},
		{page, "{code: S30, url", "{code: S30, link", page + ":11:17 lint.unknown-key"},
		{page, "fee: none", "fee: none\nfee: some", page + ":16:1 lint.duplicate-key"},
		{page, "for: [ho-ngheo]", "for: [ho-ngheo", page + ":8:1 lint.yaml"},
		{page, "for: [ho-ngheo]", "for: ho-ngheo", page + ":7:6 lint.wrong-type"},
		{page, "---\nid", "id", page + ":1 lint.no-front"},
		{page, "title: Hỗ trợ tiền điện", "title:", page + ":3 lint.missing-key"},
		{page, "from: 2026-01-01", "from: 1/1/2026", page + ":5 lint.date"},
		{page, "to: open", "to: 2025-01-01", page + ":6 lint.period-order"},
		{page, "checked: not yet", "checked: rồi", page + ":12 lint.checked"},
		{page, "checked: not yet", "checked: {by: A}", page + ":12 lint.checked"},
		{page, "contact: xa", "contact: huyen", page + ":14 lint.unknown-office"},
		{page, "for: [ho-ngheo]", "for: [ho-giau]", page + ":7 lint.unknown-group"},
		{page, "fee: none", "fee: free", page + ":15 lint.fee"},
		{page, "id: tien-dien", "id: tien-nuoc", page + ":1 lint.file-name"},
		{page, "  - \"tien dien ho ngheo\"", "  - \"\"", page + ":16 lint.no-questions"},
		{page, "Hộ nghèo được hỗ trợ tiền điện.\nTiền trả mỗi quý.", "", page + ":19 lint.no-short"},
		{page, "Tiền trả mỗi quý.", strings.Repeat("Tiền. ", 80), page + ":19 lint.long-short"},
		{page, "Tiền trả mỗi quý.", long, page + ":19 lint.long-sentence"},
		{page, "## Ai được", "## Ai", page + ":22 lint.unknown-section"},
		{page, "## Ai được", "## Lưu ý", page + ":27 lint.section-order"},
		{page, "## Ai được", "### Ai được", page + ":22 lint.heading-level"},
		{page, "Không cần nộp đơn.", "", page + ":27 lint.empty-section"},
		{page, "Không cần nộp đơn.", "**Không** cần.", page + ":29 lint.markup"},
		{page, "Không cần nộp đơn.", "<b>Không</b>", page + ":29 lint.markup"},
		{page, "- Hộ nghèo.", "- Hộ nghèo.\n  - con", page + ":25 lint.nested"},
		{page, "(can-ngheo)", "(can-ngeo)", page + ":25 lint.dead-link"},
		{page, "Hộ nghèo được", "\xd0\xd1 được", page + ":19 lint.not-utf8"},
		{"topics.yaml", "dien-nuoc", "dien", "dien-nuoc/can-ngheo.2020-01-01.md:4 lint.unknown-topic"},
		{"topics.yaml", "topics:", "topic:", "topics.yaml:1:1 lint.unknown-key"},
		{"places.yaml", "source: S46", "sources: S46", "places.yaml:4:91 lint.unknown-key"},
		{"vocabulary.yaml", ", source: \"Sidwell 2015\"", "", "vocabulary.yaml:4 lint.stieng-source"},
		{"vocabulary.yaml", "[\"giấy chứng nhận hộ nghèo\"]", "[]", "vocabulary.yaml:2 lint.empty-meaning"},
		{"vocabulary.yaml", "sentence: alarm.fire", "sentence: \"\"", "vocabulary.yaml:9 lint.empty-alarm"},
	}
	for _, test := range tests {
		t.Run(test.want, func(t *testing.T) {
			files := folder()
			before := string(files[test.file].Data)
			after := strings.Replace(before, test.old, test.new, 1)
			if before == after {
				t.Fatalf("%q is not in %s", test.old, test.file)
			}
			files[test.file] = &fstest.MapFile{Data: []byte(after)}
			_, rows := library.Read(files)
			var got []string
			for _, row := range rows {
				got = append(got, row.Place()+" "+row.Sentence.ID)
			}
			if !slices.Contains(got, test.want) {
				t.Errorf("rows %q, want %q", got, test.want)
			}
		})
	}
}

func TestPeriodsOfOneID(t *testing.T) {
	later := strings.NewReplacer("from: 2026-01-01", "from: FROM").Replace(article)
	earlier := strings.NewReplacer("from: 2026-01-01", "from: 2024-01-01", "to: open", "to: 2025-12-31").Replace(article)
	for _, test := range []struct{ from, want string }{
		{"2026-01-01", ""},
		{"2025-12-31", "lint.overlap"},
		{"2026-02-01", "lint.hole"},
	} {
		files := folder()
		delete(files, "dien-nuoc/tien-dien.2026-01-01.md")
		files["dien-nuoc/tien-dien.2024-01-01.md"] = &fstest.MapFile{Data: []byte(earlier)}
		files["dien-nuoc/tien-dien."+test.from+".md"] = &fstest.MapFile{Data: []byte(strings.Replace(later, "FROM", test.from, 1))}
		_, rows := library.Read(files)
		got := ""
		for _, row := range rows {
			got += row.Sentence.ID
			if row.Line != 5 {
				t.Errorf("from %s: row at line %d, want 5", test.from, row.Line)
			}
		}
		if got != test.want {
			t.Errorf("from %s: rows %q, want %q", test.from, got, test.want)
		}
	}
}

// A broken article is one row, not one more for every article that links to it.
func TestBrokenArticleIsItsOwnMistakeOnly(t *testing.T) {
	files := folder()
	files["dien-nuoc/can-ngheo.2020-01-01.md"] = &fstest.MapFile{Data: []byte("---\nid: [\n---\n")}
	_, rows := library.Read(files)
	if len(rows) != 1 || rows[0].File != "dien-nuoc/can-ngheo.2020-01-01.md" {
		t.Errorf("rows %+v", rows)
	}
}

func TestWindowsLineEndsAndByteOrderMarkAreRead(t *testing.T) {
	files := folder()
	for name, file := range files {
		files[name] = &fstest.MapFile{Data: []byte("\ufeff" + strings.ReplaceAll(string(file.Data), "\n", "\r\n"))}
	}
	if _, rows := library.Read(files); len(rows) > 0 {
		t.Errorf("rows %+v", rows)
	}
}

func TestMissingListIsFatal(t *testing.T) {
	files := folder()
	delete(files, "places.yaml")
	if _, rows := library.Read(files); !library.Fatal(rows) {
		t.Errorf("rows %+v, want a fatal one", rows)
	}
}

func TestHugeFileIsRefused(t *testing.T) {
	files := folder()
	files["vocabulary.yaml"] = &fstest.MapFile{Data: make([]byte, 2<<20)}
	if _, rows := library.Read(files); !slices.ContainsFunc(rows, func(r library.Row) bool { return r.Sentence.ID == "lint.too-large" }) {
		t.Errorf("rows %+v", rows)
	}
}

// Whatever an editor leaves behind, reading it must not panic, and what is not
// understood must be a row.
func FuzzRead(f *testing.F) {
	f.Add(article)
	f.Add("---\n---\n")
	f.Add("---\nid: [\n---\n# x\n> y\n\n1. z\n")
	f.Fuzz(func(t *testing.T, text string) {
		files := folder()
		files["dien-nuoc/tien-dien.2026-01-01.md"] = &fstest.MapFile{Data: []byte(text)}
		knowledge, rows := library.Read(files)
		read := slices.ContainsFunc(knowledge.Articles, func(a desk.Article) bool { return a.File == "dien-nuoc/tien-dien.2026-01-01.md" })
		if !read && !library.Fatal(rows) {
			t.Error("an article was left out without a row")
		}
	})
}
