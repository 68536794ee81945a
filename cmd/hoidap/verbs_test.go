package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// wantOut runs the program and wants it to end well, with a pattern on stdout
// and nothing on stderr.
func wantOut(t *testing.T, pattern string, args ...string) string {
	t.Helper()
	got := run(t, args...)
	if got.code != 0 || got.err != "" {
		t.Errorf("%q ended with %d:\n%s", args, got.code, got.err)
	}
	if !regexp.MustCompile(pattern).MatchString(got.out) {
		t.Errorf("%q says\n%s\nwant it like %s", args, got.out, pattern)
	}
	return got.out
}

func TestSmallVerbs(t *testing.T) {
	t.Parallel()
	wantOut(t, `^hoidap \S+( [0-9a-f]{40})? go1\.\S+\n$`, "version")
	wantOut(t, `^hoidap \S+`, "--version")
	help := wantOut(t, `Exit codes: 0 done`, "--help")
	for verb := range verbs {
		if !strings.Contains(help, "\n  "+verb+" ") {
			t.Errorf("the help does not tell of %s:\n%s", verb, help)
		}
		wantOut(t, `^Usage: hoidap `+verb, "help", verb)
	}
	wantOut(t, `(?m)^\d+ files of articles, \d+ topics; sti: .*; 0 to mend\n\z`, "check", "--quick", "--as-of", "2026-11-23")
	data := t.TempDir()
	path := regexp.QuoteMeta(filepath.Join(data, databaseFile))
	wantOut(t, "^"+path+`: tables from version 0 to [1-9]\d*, deliveries from 0 to [1-9]\d*\n$`, "migrate", "--data", data)
	second := wantOut(t, "^"+path+`: tables from version [1-9]`, "migrate", "--data", data)
	var from, to, jobsFrom, jobsTo int
	format := filepath.Join(data, databaseFile) + ": tables from version %d to %d, deliveries from %d to %d"
	if _, err := fmt.Sscanf(second, format, &from, &to, &jobsFrom, &jobsTo); err != nil || from != to || jobsFrom != jobsTo {
		t.Errorf("migrating a second time: %s%v", second, err)
	}
}

func TestAsk(t *testing.T) {
	t.Parallel()
	answer := wantOut(t, `^`+card+`\n(?s:.*)Áp dụng từ 1/7/2025\.\nCăn cứ: (?s:.*)\n1\. Ai được\n(?s:.*)Chưa đúng\n$`,
		"ask", "--as-of", "2026-11-23", "the", "bhyt", "ho", "ngheo")
	if again := wantOut(t, "", "ask", "--as-of", "2026-11-23", "the bhyt ho ngheo"); again != answer {
		t.Errorf("asked again it says\n%s\nbefore\n%s", again, answer)
	}
	// The same question has another answer when another rule is in force.
	wantOut(t, `(?m)^Áp dụng từ 1/7/2025`, "ask", "--as-of", "2026-01-01", "tien huu tri xa hoi")
	wantOut(t, `(?m)^Áp dụng từ 1/7/2026`, "ask", "--as-of", "2026-11-23", "tien huu tri xa hoi")
	wantOut(t, `^!! Gọi 114`, "ask", "cháy nhà rồi")
	wantOut(t, `chưa có câu trả lời chắc chắn`, "ask", "phim chieu o rap")
}

func TestExplain(t *testing.T) {
	t.Parallel()
	out := wantOut(t, `^question  the bhyt ho ngheo\nverdict   answer: bhyt-ho-ngheo\n(why       .+\n)+\n`+
		`find 1    bhyt-ho-ngheo  chance \d+\.\d%\n {10}strength \d+\.\d, none of them \d+\.\d: score .+\n`+
		`( {10}\S+ +in \w+ +rarity +\d+\.\d\d  lean [-+ ]+\d+\.\d\d  draw [-+]\d\.\d{3}\n)+`,
		"ask", "--explain", "--as-of", "2026-11-23", "the bhyt ho ngheo")
	if hole := "…"; strings.Contains(out, hole) {
		t.Errorf("a sentence lacks a value:\n%s", out)
	}
	wantOut(t, `\nverdict   urgent`, "ask", "--explain", "cháy nhà rồi")
	wantOut(t, `\nverdict   small-talk`, "ask", "--explain", "cảm ơn nha")
	wantOut(t, `\nverdict   hand-over`, "ask", "--explain", "phim chieu o rap")
}

func TestEval(t *testing.T) {
	t.Parallel()
	const file = "testdata/questions.tsv"
	out := wantOut(t, `^\{`, "eval", file, "--as-of", "2026-11-23", "--json")
	var got map[string]map[string]map[string]float64
	decoder := json.NewDecoder(bytes.NewBufferString(out))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&got); err != nil || decoder.More() {
		t.Fatalf("no single JSON value: %v in\n%s", err, out)
	}
	wantKeys(t, "the figures", got, "forms")
	wantKeys(t, "forms", got["forms"], "folded", "slips", "typed")
	for form, figures := range got["forms"] {
		wantKeys(t, form, figures, "asked_back", "false_answer", "handed_over", "n", "right1", "right3", "urgent", "wrong")
		for key, value := range figures {
			if key == "n" && value != 9 || key != "n" && (value < 0 || value > 1) {
				t.Errorf("%s of %s is %v", key, form, value)
			}
		}
	}
	typed := got["forms"]["typed"]
	if typed["right1"] != 1 || typed["wrong"] != 0 || typed["false_answer"] != 0 || typed["urgent"] != 1 {
		t.Errorf("plain questions are answered as %v", typed)
	}
	if again := wantOut(t, "", "eval", file, "--as-of", "2026-11-23", "--json"); again != out {
		t.Errorf("measured again it says\n%s\nbefore\n%s", again, out)
	}
	table := wantOut(t, `^form +right@1 +right@3 +wrong +false answer +urgent +handed over +asked back +n\ntyped +100\.0% `,
		"eval", file, "--as-of", "2026-11-23")
	if !regexp.MustCompile(`\n\d+ misses\n`).MatchString(table) {
		t.Errorf("misses are not counted:\n%s", table)
	}
}

// wantKeys checks that a map has these keys, in order, and no other.
func wantKeys[V any](t *testing.T, what string, m map[string]V, want ...string) {
	t.Helper()
	if keys := slices.Sorted(maps.Keys(m)); !slices.Equal(keys, want) {
		t.Errorf("%s have the keys %q, want %q", what, keys, want)
	}
}

func TestHealth(t *testing.T) {
	t.Parallel()
	s := serve(t, "--data", t.TempDir())
	address := strings.TrimPrefix(s.address, "http://")
	for _, args := range [][]string{{"health", "--listen", address}, {"health", "--url", s.address + "/health"}} {
		out := wantOut(t, `^\{.*\}\n$`, args...)
		var report map[string]any
		if err := json.Unmarshal([]byte(out), &report); err != nil {
			t.Fatal(err)
		}
		if report["status"] != "ok" || report["open_tickets"] != 0.0 || report["open_replies"] != 0.0 || report["dead_chats"] != 0.0 {
			t.Errorf("the report is %v", report)
		}
		known, _ := report["knowledge"].(map[string]any)
		if articles, _ := known["articles"].(float64); articles < 10 || known["problems"] != 0.0 {
			t.Errorf("the report tells of %v", known)
		}
	}
	if got := run(t, "health", "--url", s.address+"/nothing"); got.code != 1 || len(linesOf(got.err, "hoidap: ")) != 1 {
		t.Errorf("asked at a wrong place: exit code %d\n%s", got.code, got.err)
	}
	s.stop(t)
	if got := run(t, "health", "--listen", address); got.code != 1 || !strings.Contains(got.err, "nobody answers") {
		t.Errorf("after the end: exit code %d\n%s", got.code, got.err)
	}
}
