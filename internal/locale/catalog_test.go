package locale

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
)

const someVietnamese = `
"error.general" = "Xin lỗi bà con."
"greeting.who" = "Chào bà con."
"language.choose" = "Bà con chọn tiếng nào?"
"choice.person" = "Bà con gặp cán bộ."
"greeting.keeps" = "Tôi giữ rất ít."
"greeting.how" = "Bà con cứ hỏi."
"hand-over.unknown" = "Tôi chưa hiểu."
"forget.done" = "Tôi ngưng."
"answer.valid" = "Áp dụng từ {{.From}} tới {{.To}}."
["answer.table"]
description = "for translators"
other = "Câu trong bảng."
`

// folder is a locale folder with Vietnamese and, when given, a status file
// and Stiêng sentences. Test words of Stiêng are not words of any language.
func folder(vietnamese, stieng string, statuses ...string) fstest.MapFS {
	files := fstest.MapFS{vietnameseFile: {Data: []byte(vietnamese)}}
	if stieng != "" {
		files[stiengFile] = &fstest.MapFile{Data: []byte(stieng)}
	}
	if len(statuses) > 0 {
		all := strings.Join(columns, ",") + "\n" + strings.Join(statuses, "\n") + "\n"
		files[statusFile] = &fstest.MapFile{Data: []byte(all)}
	}
	return files
}

// reviewedLine is a line of the status file that keeps every rule.
func reviewedLine(key, vietnamese, text, audio string) string {
	return fmt.Sprintf("%s,%s,,%s,reviewed,bude,,%s,,,Điểu A,Thị B,2026-11-20,%s,", key, vietnamese, text, audio, hashOf(vietnamese))
}

func open(t *testing.T, files fstest.MapFS) *Catalog {
	t.Helper()
	c, err := Open(files)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestSay(t *testing.T) {
	c := open(t, folder(someVietnamese,
		`"greeting.who" = "xx xx"`+"\n"+`"forget.done" = "yy yy"`,
		reviewedLine("greeting.who", "Chào bà con.", "xx xx", ""),
		strings.Replace(reviewedLine("forget.done", "Tôi ngưng.", "yy yy", ""), "reviewed", "draft", 1)))
	dates := map[string]any{"From": "1/1/2026", "To": "31/12/2026"}
	tests := []struct {
		name, language, id string
		data               map[string]any
		want               string
	}{
		{"Vietnamese", "vi", "greeting.who", nil, "Chào bà con."},
		{"reviewed Stiêng", "sti", "greeting.who", nil, "xx xx"},
		{"the other tag of Stiêng", "stt", "greeting.who", nil, "xx xx"},
		{"a draft is never said", "sti", "forget.done", nil, "Tôi ngưng."},
		{"not translated", "sti", "choice.person", nil, "Bà con gặp cán bộ."},
		{"a language nobody speaks", "fr", "greeting.who", nil, "Chào bà con."},
		{"the internal tag is not public", "art-x-sti", "greeting.who", nil, "Chào bà con."},
		{"no language", "", "greeting.who", nil, "Chào bà con."},
		{"values", "vi", "answer.valid", dates, "Áp dụng từ 1/1/2026 tới 31/12/2026."},
		{"values in Vietnamese for Stiêng", "sti", "answer.valid", dates, "Áp dụng từ 1/1/2026 tới 31/12/2026."},
		{"values are not templates", "vi", "answer.valid", map[string]any{"From": "{{.To}}", "To": "<b>"}, "Áp dụng từ {{.To}} tới <b>."},
		{"a sentence in a table", "vi", "answer.table", nil, "Câu trong bảng."},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := c.Say(test.language, test.id, test.data); got != test.want {
				t.Errorf("said %q, want %q", got, test.want)
			}
		})
	}
	if missing := c.Missing(); len(missing) > 0 {
		t.Errorf("missing %q, want none", missing)
	}
}

func TestSayRemembersWhatIsMissing(t *testing.T) {
	c := open(t, folder(someVietnamese, ""))
	tests := []struct {
		id   string
		data map[string]any
		want string
	}{
		{"nobody.has", nil, "Xin lỗi bà con."},
		{"", nil, "Xin lỗi bà con."},
		{"answer.valid", nil, "Áp dụng từ … tới …."},
		{"answer.valid", map[string]any{"From": nil, "To": nil}, "Áp dụng từ … tới …."},
		{"answer.valid", map[string]any{"From": 5}, "Áp dụng từ 5 tới …."},
		{"answer.valid", map[string]any{"From": func() {}, "To": 1}, "Xin lỗi bà con."},
	}
	for _, test := range tests {
		if got := c.Say("sti", test.id, test.data); got != test.want {
			t.Errorf("%q with %v: said %q, want %q", test.id, test.data, got, test.want)
		}
	}
	want := `["" "answer.valid" "answer.valid .From" "answer.valid .To" "nobody.has"]`
	if got := fmt.Sprintf("%q", c.Missing()); got != want {
		t.Errorf("missing %s, want %s", got, want)
	}
	for i := range 2 * maxMissing {
		c.Say("vi", fmt.Sprint("x", i), nil)
	}
	if n := len(c.Missing()); n != maxMissing {
		t.Errorf("remembers %d, want at most %d", n, maxMissing)
	}
}

func TestSayDoesNotTouchTheData(t *testing.T) {
	data := map[string]any{"From": 1}
	open(t, folder(someVietnamese, "")).Say("vi", "answer.valid", data)
	if len(data) != 1 {
		t.Errorf("data became %v", data)
	}
}

func TestSayFromManyGoroutines(t *testing.T) {
	c := open(t, folder(someVietnamese, ""))
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			c.Say("vi", "answer.valid", map[string]any{"From": i})
			c.Say("sti", fmt.Sprint("x", i), nil)
			_ = c.Missing()
		})
	}
	group.Wait()
}

func TestHas(t *testing.T) {
	c := open(t, folder(someVietnamese, ""))
	if !c.Has("forget.done") || c.Has("forget") || c.Has("") {
		t.Error("Has does not tell the sentences there are")
	}
	if got := strings.Join(c.IDs(), " "); !strings.HasPrefix(got, "answer.table answer.valid choice.person error.general") {
		t.Errorf("IDs are %s", got)
	}
}

func TestOffers(t *testing.T) {
	texts := map[string]string{
		"greeting.who": "Chào bà con.", "greeting.keeps": "Tôi giữ rất ít.", "greeting.how": "Bà con cứ hỏi.", "language.choose": "Bà con chọn tiếng nào?",
		"choice.person": "Bà con gặp cán bộ.", "hand-over.unknown": "Tôi chưa hiểu.", "forget.done": "Tôi ngưng.",
	}
	lines := func(text, audio string) []string {
		var all []string
		for _, key := range core {
			all = append(all, reviewedLine(key, texts[key], text, audio))
		}
		return all
	}
	var sti strings.Builder
	for _, key := range core {
		fmt.Fprintf(&sti, "%q = \"xx xx\"\n", key)
	}
	tests := []struct {
		name  string
		files fstest.MapFS
		want  bool
	}{
		{"nothing there", folder(someVietnamese, ""), false},
		{"all as text", folder(someVietnamese, sti.String(), lines("xx xx", "")...), true},
		{"all as audio", folder(someVietnamese, "", lines("", "a1")...), true},
		{"one is lacking", folder(someVietnamese, "", lines("", "a1")[1:]...), false},
		{"text nobody can say", folder(someVietnamese, "", lines("xx xx", "")...), false},
		{"one is a draft", folder(someVietnamese, "", append(lines("", "a1")[1:],
			strings.Replace(lines("", "a1")[0], "reviewed", "draft", 1))...), false},
		{"the Vietnamese has changed", folder(strings.Replace(someVietnamese, "Tôi ngưng.", "Tôi nghỉ.", 1), "", lines("", "a1")...), false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := open(t, test.files)
			if c.Offers("sti") != test.want || c.Offers("stt") != test.want {
				t.Errorf("offers sti %v, stt %v, want %v", c.Offers("sti"), c.Offers("stt"), test.want)
			}
			if !c.Offers("vi") || c.Offers("fr") || c.Offers("") {
				t.Error("must offer Vietnamese and nothing else")
			}
		})
	}
}

func TestCoverage(t *testing.T) {
	c := open(t, folder(someVietnamese, `"greeting.who" = "xx xx"`,
		reviewedLine("greeting.who", "Chào bà con.", "xx xx", "a1"),
		reviewedLine("forget.done", "Tôi ngưng.", "", "a2"),
		reviewedLine("choice.person", "Câu cũ.", "yy", ""),
		"hand-over.unknown,Tôi chưa hiểu.,,zz,draft,,,,,,,,,"+hashOf("Tôi chưa hiểu.")+",",
		"language.choose,Câu cũ.,,zz,stale,,,,,,,,,,",
		"answer.table,Câu trong bảng.,,,missing,,,,,,,,,,"))
	want := "sti: 6 keys, text reviewed 1, audio reviewed 2, draft 1, stale 2"
	if got := c.Coverage().String(); got != want {
		t.Errorf("coverage is %q, want %q", got, want)
	}
}

func TestOpenSaysHowToMend(t *testing.T) {
	const general = `"error.general" = "Xin lỗi."` + "\n"
	tests := []struct {
		name  string
		files fstest.MapFS
		want  string
	}{
		{"no file", fstest.MapFS{}, "active.vi.toml: file is missing"},
		{"broken TOML", folder(general+`"a" = "b`, ""), "active.vi.toml:2: cannot be read"},
		{"the same key twice", folder(general+"\"a\" = \"b\"\n\"a\" = \"c\"", ""), `active.vi.toml:3: "a" is there twice`},
		{"key without quotation marks", folder(general+`a.b = "c"`, ""), `active.vi.toml:2: "a" is no sentence`},
		{"a number", folder(general+`"a" = 1`, ""), `active.vi.toml:2: "a" is no sentence`},
		{"plural forms", folder(general+"[\"a\"]\none = \"b\"\nother = \"c\"", ""), `active.vi.toml:2: "a" is no sentence`},
		{"an empty sentence", folder(general+`"a" = " "`, ""), `active.vi.toml:2: "a" is empty`},
		{"open braces", folder(general+`"a" = "b {{.C"`, ""), `active.vi.toml:2: "a" has braces`},
		{"a program in braces", folder(general+`"a" = "{{if .C}}b{{end}}"`, ""), `active.vi.toml:2: "a" has braces`},
		{"no general sentence", folder(`"a" = "b"`, ""), `active.vi.toml: "error.general" must be there`},
		{"general sentence with a value", folder(`"error.general" = "b {{.C}}"`, ""), `active.vi.toml: "error.general" must be there`},
		{"an empty file", folder("", ""), `active.vi.toml: "error.general" must be there`},
		{"not UTF-8", folder(general+"\"a\" = \"\xff\"", ""), "active.vi.toml: cannot be read: text is not UTF-8"},
		{"far too big", folder(general+"#"+strings.Repeat("x", maxFile), ""), "active.vi.toml: file is over"},
		{"broken Stiêng", folder(general, `"a" =`), "active.sti.toml:1: cannot be read"},
		{"another header", fstest.MapFS{vietnameseFile: {Data: []byte(general)}, statusFile: {Data: []byte("key;vi_text\n")}}, "status.sti.csv:1: first line must be"},
		{"a short line", folder(general, "", "a,b"), "status.sti.csv:2: cannot be read: wrong number of fields"},
		{"an open quotation", folder(general, "", `"a,b`), "status.sti.csv:2: cannot be read"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c, err := Open(test.files)
			if err == nil || !strings.Contains(err.Error(), test.want) || c != nil {
				t.Fatalf("error is %v, want %q in it", err, test.want)
			}
			if !strings.HasPrefix(err.Error(), "locale: ") {
				t.Errorf("error %q does not name the package", err)
			}
		})
	}
}

func TestOpenReadsWhatSpreadsheetsWrite(t *testing.T) {
	files := folder(someVietnamese, "", reviewedLine("forget.done", "Tôi ngưng.", "", "a1"))
	text := "\ufeff" + strings.ReplaceAll(string(files[statusFile].Data), "\n", "\r\n")
	files[statusFile].Data = []byte(text)
	if got := open(t, files).Coverage().Audio; got != 1 {
		t.Errorf("audio reviewed %d, want 1", got)
	}
}
