package locale

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"hoidap/locales"
)

// words repeats a word to a sentence of n words.
func words(n int) string { return strings.TrimSpace(strings.Repeat("chữ ", n)) }

// lintCase is a folder and the rows it gives, as "file:line ID".
type lintCase struct {
	name  string
	files fstest.MapFS
	want  []string
}

func checkLint(t *testing.T, cases []lintCase) {
	t.Helper()
	for _, test := range cases {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, row := range Lint(test.files) {
				got = append(got, row.place()+" "+row.ID)
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("found\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
		})
	}
}

func TestLintVietnamese(t *testing.T) {
	const general = `"error.general" = "Xin lỗi."` + "\n" + `"a" = "Câu {{.N}} này."` + "\n"
	checkLint(t, []lintCase{
		{"Vietnamese alone", folder(general, ""), nil},
		{"no file", fstest.MapFS{}, []string{"active.vi.toml lint.locale_no_file"}},
		{"broken", folder(`"a" = `, ""), []string{"active.vi.toml:1 lint.locale_broken"}},
		{"twenty words", folder(general+`"b" = "`+words(20)+". "+words(20)+`!"`, ""), nil},
		{"twenty-one words", folder(general+`"b" = "`+words(20)+". "+words(21)+`!"`, ""), []string{"active.vi.toml:3 lint.locale_long"}},
		{"dots of a number", folder(general+`"b" = "1.500.000 `+words(19)+`."`, ""), nil},
		{"typed with loose marks", folder(general+"\"b\" = \"Ca\u0302u.\"", ""), []string{"active.vi.toml:3 lint.locale_nfc"}},
		{"many things", folder(general+"\"b\" = \"\"\n\"c\" = 5\n\"d\" = \"}}\"", ""), []string{
			"active.vi.toml:3 lint.locale_empty", "active.vi.toml:4 lint.locale_table", "active.vi.toml:5 lint.locale_braces"}},
	})
}

func TestLintStieng(t *testing.T) {
	const general = `"error.general" = "Xin lỗi."` + "\n" + `"a" = "Câu {{.N}} này."` + "\n"
	const vietnamese = "Câu {{.N}} này."
	const said = `"a" = "xx {{.N}}"`
	good := reviewedLine("a", vietnamese, "xx {{.N}}", "")
	with := func(from, to string) fstest.MapFS {
		line := strings.Replace(good, from, to, 1)
		if line == good {
			t.Fatalf("%q is not in the line", from)
		}
		return folder(general, said, line)
	}
	checkLint(t, []lintCase{
		{"all is well", folder(general, said, good), nil},
		{"Stiêng nobody reviewed", folder(general, said), []string{"active.sti.toml:1 lint.locale_unreviewed"}},
		{"Stiêng of no sentence", folder(general, said+"\n"+`"z" = "xx"`, good), []string{"active.sti.toml:2 lint.locale_unknown"}},
		{"reviewed and not in the file", folder(general, "", good), []string{"status.sti.csv:2 lint.locale_absent"}},
		{"reviewed other words", folder(general, `"a" = "yy {{.N}}"`, good), []string{
			"active.sti.toml:1 lint.locale_unreviewed", "status.sti.csv:2 lint.locale_absent"}},
		{"two lines for one sentence", folder(general, said, good, good), []string{
			"active.sti.toml:1 lint.locale_unreviewed", "status.sti.csv:3 lint.locale_twice"}},
		{"unknown key", folder(general, said, good, "z,,,,missing,,,,,,,,,,"), []string{"status.sti.csv:3 lint.locale_unknown"}},
		{"unknown state", folder(general, "", "a,"+vietnamese+",,,done,,,,,,,,,,"), []string{"status.sti.csv:2 lint.locale_state"}},
		{"old Vietnamese", folder(general, "", "a,Câu cũ.,,,missing,,,,,,,,,,"), []string{"status.sti.csv:2 lint.locale_vi_text"}},
		{"old Vietnamese, known to be stale", folder(general, "", "a,Câu cũ.,,xx {{.N}},stale,,,,,,,,,,"), nil},
		{"a draft needs no reviewer", folder(general, "", "a,"+vietnamese+",,xx {{.N}},draft,,,,,,,,,,"), nil},
		{"reviewed nothing", folder(general, "", reviewedLine("a", vietnamese, "", "")), []string{"status.sti.csv:2 lint.locale_nothing"}},
		{"reviewed audio alone", folder(general, "", reviewedLine("a", vietnamese, "", "a1")), nil},
		{"no variety", with("bude", ""), []string{"active.sti.toml:1 lint.locale_unreviewed", "status.sti.csv:2 lint.locale_variety"}},
		{"no reviewer", with("Thị B", ""), []string{"active.sti.toml:1 lint.locale_unreviewed", "status.sti.csv:2 lint.locale_reviewer"}},
		{"no translator", with("Điểu A", ""), []string{"active.sti.toml:1 lint.locale_unreviewed", "status.sti.csv:2 lint.locale_reviewer"}},
		{"reviewed by oneself", with("Thị B", "điểu  a"), []string{"active.sti.toml:1 lint.locale_unreviewed", "status.sti.csv:2 lint.locale_reviewer"}},
		{"no such date", with("2026-11-20", "20/11/2026"), []string{"active.sti.toml:1 lint.locale_unreviewed", "status.sti.csv:2 lint.locale_date"}},
		{"another hash", with(hashOf(vietnamese), "00000000"), []string{"active.sti.toml:1 lint.locale_unreviewed", "status.sti.csv:2 lint.locale_hash"}},
		{"a value is lost", folder(general, `"a" = "xx"`, reviewedLine("a", vietnamese, "xx", "")), []string{
			"active.sti.toml:1 lint.locale_unreviewed", "status.sti.csv:2 lint.locale_values"}},
		{"a draft loses a value", folder(general, "", "a,"+vietnamese+",,xx {{.M}},draft,,,,,,,,,,"), []string{"status.sti.csv:2 lint.locale_values"}},
		{"loose marks in Stiêng", folder(general, "", "a,"+vietnamese+",,xe\u0302 {{.N}},draft,,,,,,,,,,"), []string{"status.sti.csv:2 lint.locale_nfc"}},
		{"a copy", folder(general, "", "a,"+vietnamese+",,cÂU  {{.N}} này.,draft,,,,,,,,,,"), []string{"status.sti.csv:2 lint.locale_copy"}},
	})
}

// TestHashIsTheFirstEightDigits holds the hash against one made by sha256sum.
func TestHashIsTheFirstEightDigits(t *testing.T) {
	if got := hashOf("Tiếng S'tiêng"); got != "bd5488a8" {
		t.Errorf("hash is %s", got)
	}
}

func TestTheFolderIsWell(t *testing.T) {
	for _, row := range Lint(locales.FS) {
		t.Errorf("%s: %s %v", row.place(), row.ID, row.Data)
	}
	c, err := Open(locales.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range core {
		if !c.Has(id) {
			t.Errorf("core sentence %s is not there", id)
		}
	}
	p := read(locales.FS)
	for _, id := range core {
		if !slices.ContainsFunc(p.statuses, func(s status) bool { return s.key == id }) {
			t.Errorf("core sentence %s has no line in %s", id, statusFile)
		}
	}
}

// TestEveryRowHasItsSentence finds every row this package can make, in its own
// source, and holds it against the sentences of the folder.
func TestEveryRowHasItsSentence(t *testing.T) {
	c, err := Open(locales.FS)
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range regexp.MustCompile(`"(lint\.locale_[a-z_]+)"`).FindAllStringSubmatch(string(source), -1) {
			used[id[1]] = true
		}
	}
	for _, id := range slices.Sorted(maps.Keys(used)) {
		if !c.Has(id) {
			t.Errorf("%s has no sentence", id)
		}
	}
	for _, id := range c.IDs() {
		if strings.HasPrefix(id, "lint.locale_") && !used[id] {
			t.Errorf("%s is never used", id)
		}
	}
}

// TestRowsFillTheirSentences makes as many different rows as it can and says
// each: no value may be lacking.
func TestRowsFillTheirSentences(t *testing.T) {
	c, err := Open(locales.FS)
	if err != nil {
		t.Fatal(err)
	}
	const general = `"error.general" = "Xin lỗi {{.N}}."`
	long := fmt.Sprintf("%q = %q\n", "b", words(30)) + `"c" = ""` + "\n" + `"d" = 4` + "\n" + `"e" = "}}"` + "\n\"f\" = \"e\u0302\"\n" + `"g" = "x {{.G}}"`
	folders := []fstest.MapFS{
		{}, folder("x", ""), folder("\"a\"=\"\"\n\"a\"=\"\"", ""), folder(general+"\n"+long, `"b" = "x"`,
			"b,x,,"+words(30)+",reviewed,,,,,,,,,,", "b,,,,bad,,,,,,,,,,", "z,,,,missing,,,,,,,,,,", "g,,,x,draft,,,,,,,,,,",
			"f,,,,reviewed,,,,,,,,,,"),
		folder("#"+strings.Repeat("x", maxFile), ""),
		{statusFile: {Data: []byte("x")}},
	}
	seen := map[string]bool{}
	for _, files := range folders {
		for _, row := range Lint(files) {
			seen[row.ID] = true
			if text := c.Say("vi", row.ID, row.Data); strings.Contains(text, "<no value>") {
				t.Errorf("%s says %q", row.ID, text)
			}
		}
	}
	if missing := c.Missing(); len(missing) > 0 {
		t.Errorf("missing %q", missing)
	}
	for _, id := range c.IDs() {
		if strings.HasPrefix(id, "lint.locale_") && !seen[id] {
			t.Errorf("%s was not made by any folder of this test", id)
		}
	}
}
