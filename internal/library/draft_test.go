package library_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"hoidap/internal/library"
)

// A draft is no article: it is served to nobody, held to none of the rules, and
// told as something to look at. The day it loses its status it is one.
func TestDraftsAreNotServed(t *testing.T) {
	draft := "---\nstatus: draft\nid: gieng\ntitle: \"xin khoan giếng\"\ntopic: dien-nuoc\nchecked: not yet\n---\nTới ấp ghi tên.\n"
	with := folder()
	with["dien-nuoc/gieng.2026-11-30.md"] = &fstest.MapFile{Data: []byte(draft)}
	knowledge, rows := library.Read(with)
	if len(rows) != 1 || rows[0].Sentence.ID != "lint.draft" || rows[0].Class != library.Review || rows[0].Line != 2 || library.Fatal(rows) {
		t.Errorf("rows are %+v", rows)
	}
	for _, article := range knowledge.Articles {
		if article.ID == "gieng" {
			t.Error("a draft is served")
		}
	}
	var reader library.Reader
	reader.Read(with)
	with["dien-nuoc/gieng.2026-11-30.md"] = &fstest.MapFile{Data: []byte(strings.Replace(draft, "status: draft\n", "", 1))}
	if _, rows := reader.Read(with); !library.Fatal(rows) {
		t.Error("an article that lacks half of everything is served")
	}
	with["dien-nuoc/gieng.2026-11-30.md"] = &fstest.MapFile{Data: []byte(strings.Replace(draft, "draft", "nháp", 1))}
	_, rows = reader.Read(with)
	found := false
	for _, row := range rows {
		found = found || row.Sentence.ID == "lint.status" && row.Line == 2
	}
	if !found {
		t.Errorf("an unknown status is taken: %+v", rows)
	}
}
