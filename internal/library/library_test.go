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
  - {code: S30, url: "https://example.vn/a", covers: [QĐ 28/2014/QĐ-TTg, 7/4/2014, 1/1/2026]}
checked: not yet
review-by: 2027-01-01
contact: xa
fee: none
neighbours:
  - {not: "hộ cận nghèo", see: can-ngheo}
questions:
  - "tien dien ho ngheo"
  - "b"
  - "c"
  - "d"
  - "e"
  - "g"
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
basis: [{number: NĐ 1/2020/NĐ-CP}]
sources: [{code: S1, url: "https://example.vn/b", covers: [NĐ 1/2020/NĐ-CP, 1/1/2020, 1/1/2026]}]
checked: {by: Nguyễn Văn A, on: 2026-02-03}
review-by: 2027-01-01
contact: xa
fee: unknown
questions: [can ngheo la gi, b, c, d, e, g]
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
hours:
  checked: {by: Nguyễn Văn A, on: 2026-02-03}
  week:
    - {days: [t2, t6], from: "13:30", to: "17:00"}
    - {days: [t2], from: "07:30", to: "11:30"}
  holidays:
    - {name: "lễ sau", from: 2027-09-02, source: S1}
    - {name: "lễ trước", from: 2027-04-30, to: 2027-05-01, source: S1}
`

const vocabulary = `synonyms:
  - {say: ["sổ nghèo"], mean: ["giấy chứng nhận hộ nghèo"]}
stieng:
  - {say: [dak], mean: [nước], source: "Sidwell 2015"}
talk:
  - {id: thanks, say: ["cảm ơn"]}
fillers: [dạ]
alarms:
  - {id: fire, say: ["cháy nhà"], scenes: ["lửa … lan"], not: ["cháy túi"], sentence: alarm.fire, article: ""}
calm: {past: ["năm ngoái"], since: ["giờ"], rule: ["quy định"], now: ["đang"]}
alarm-words:
  - {id: lửa, say: ["(lửa|cháy)"]}
  - {id: lan, say: [lan]}
`

const plainWords = `officialese:
  - {avoid: ["đối tượng thụ hưởng"], say: "bà con được nhận"}
`

const materials = `materials:
  - {id: nghe-dien, kind: radio, title: "Tiền điện", state: made, articles: [tien-dien], file: media/tien-dien.mp3}
  - {id: hinh-dien, kind: infographic, title: "Tiền điện", state: planned, articles: [tien-dien], place: tan-khai}
`

const needs = `needs:
  - {id: gia-dien, what: "Giá điện năm nay", articles: [tien-dien], state: open}
`

const outside = `subjects:
  - {id: luong-huu, name: "lương hưu", contact: xa, questions: ["lương hưu tính"]}
`

const dangers = `dangers:
  - {alarm: fire, messages: ["khói ra từ bếp nhà bên"]}
calm: ["bếp củi khói quá"]
`

func folder() fstest.MapFS {
	return fstest.MapFS{
		"topics.yaml":                       {Data: []byte(topics)},
		"places.yaml":                       {Data: []byte(places)},
		"vocabulary.yaml":                   {Data: []byte(vocabulary)},
		"style.yaml":                        {Data: []byte(plainWords)},
		"materials.yaml":                    {Data: []byte(materials)},
		"needs.yaml":                        {Data: []byte(needs)},
		"outside.yaml":                      {Data: []byte(outside)},
		"dangers.yaml":                      {Data: []byte(dangers)},
		"media/tien-dien.mp3":               {Data: []byte("sound")},
		"dien-nuoc/tien-dien.2026-01-01.md": {Data: []byte(article)},
		"dien-nuoc/can-ngheo.2020-01-01.md": {Data: []byte(neighbour)},
		"README.md":                         {Data: []byte("left alone")},
		"media/README.md":                   {Data: []byte("left alone")},
		"dien-nuoc/.tien-dien.md.swp":       {Data: []byte("left alone")},
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
		"Code:S30", "ReviewBy:2027-01-01", "Contact:xa", "Fee:none", "Questions:[tien dien ho ngheo b c d e g]", "Covers:[QĐ 28/2014/QĐ-TTg 7/4/2014 1/1/2026]",
		"Neighbours:[{Not:hộ cận nghèo See:can-ngheo}]",
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
	if v := knowledge.Vocabulary; v.Alarms[0].Sentence != "alarm.fire" || v.Calm.Now[0] != "đang" || v.Stieng[0].Source == "" || v.Talk[0].ID != "thanks" {
		t.Errorf("vocabulary %+v", v)
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
