package main

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestReportShowsWhatTheKnowledgeCovers(t *testing.T) {
	t.Parallel()
	whole(t)
	page := filepath.Join(t.TempDir(), "bao-cao.html")
	wantOut(t, `; \d+ questions asked; 0 to mend\n$`, "check", "--report", page, "--as-of", "2026-11-23")
	html := read(t, page)
	for _, want := range []string{"<svg", "Thời gian hiệu lực", "bhyt-ho-can-ngheo", "Còn 39 ngày", "0/57", "default-src 'none'", "Câu nào cũng ra đúng bài của mình."} {
		if !strings.Contains(html, want) {
			t.Errorf("the page does not hold %q", want)
		}
	}
	if strings.Contains(html, "<script") || strings.Contains(html, "src=\"http") {
		t.Error("the page loads something")
	}
	missing := filepath.Join(t.TempDir(), "none", "x.html")
	if got := run(t, "check", "--quick", "--report", missing); got.code != 1 || !strings.Contains(got.err, "--report: cannot write") {
		t.Errorf("exit code %d\n%s", got.code, got.err)
	}
}

// Somebody chooses which rows end a check badly.
func TestFailOn(t *testing.T) {
	t.Parallel()
	folder := copyOf(t)
	swap(t, filepath.Join(folder, "knowledge", liveArticle), "review-by: 2027-01-01", "review-by: 2026-01-01")
	for _, test := range []struct {
		args []string
		code int
	}{
		{nil, 0},
		{[]string{"--fail-on", "review"}, 1},
		{[]string{"--fail-on", "broken,truth"}, 0},
		{[]string{"--fail-on", "broken,reviews"}, 2},
	} {
		got := run(t, append([]string{"check", folder, "--quick", "--as-of", "2026-11-23"}, test.args...)...)
		if got.code != test.code {
			t.Errorf("%q: exit code %d, want %d\n%s%s", test.args, got.code, test.code, got.out, got.err)
		}
		if test.code != 2 && !strings.Contains(got.out, liveArticle+": Đã quá ngày phải xem lại: 1/1/2026") {
			t.Errorf("%q: no row about the review\n%s", test.args, got.out)
		}
	}
}
