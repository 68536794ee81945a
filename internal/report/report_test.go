package report

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"hoidap/internal/desk"
)

// element is one start tag of the page.
type element struct {
	name  string
	attrs map[string]string
}

// elements reads the page; a tag that is not closed fails the test.
func elements(t testing.TB, page string) []element {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader(strings.TrimPrefix(page, "<!doctype html>")))
	decoder.Strict, decoder.AutoClose, decoder.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	var all []element
	var open []string
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := element{token.Name.Local, map[string]string{}}
			for _, attr := range token.Attr {
				e.attrs[attr.Name.Local] = attr.Value
			}
			all, open = append(all, e), append(open, e.name)
		case xml.EndElement:
			if len(open) == 0 || open[len(open)-1] != token.Name.Local {
				t.Fatalf("</%s> closes %v", token.Name.Local, open)
			}
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		t.Errorf("not closed: %v", open)
	}
	return all
}

func TestPageIsWhole(t *testing.T) {
	page := written(t, sample(t))
	ids := map[string]bool{}
	all := elements(t, page)
	var sections []string
	for _, e := range all {
		if id, has := e.attrs["id"]; has {
			if ids[id] {
				t.Errorf("id %q stands twice", id)
			}
			ids[id] = true
			if e.name == "section" {
				sections = append(sections, id)
			}
		}
		if slices.Contains([]string{"script", "link", "img", "iframe", "object", "image", "use"}, e.name) {
			t.Errorf("page has <%s>", e.name)
		}
		for name := range e.attrs {
			if strings.HasPrefix(name, "on") || name == "src" {
				t.Errorf("<%s> has %s", e.name, name)
			}
		}
	}
	if want := []string{"tong-quan", "can-sua", "cau-hoi", "thoi-gian", "bai", "nhom", "san-pham", "can-nguoi"}; !slices.Equal(sections, want) {
		t.Errorf("sections %v, want %v", sections, want)
	}
	for _, e := range all {
		target, inside := strings.CutPrefix(e.attrs["href"], "#")
		if e.name == "a" && inside && !ids[target] {
			t.Errorf("link to #%s leads nowhere", target)
		}
		if e.name == "a" && !inside && e.attrs["href"] != "https://example.org/kich" {
			t.Errorf("link to %q", e.attrs["href"])
		}
	}
	if !strings.Contains(page, `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`) {
		t.Error("the policy is missing")
	}
	style := between(t, page, "<style>", "</style>")
	if strings.Contains(style, "url(") || strings.Contains(style, "@import") || !strings.Contains(style, "@media print") {
		t.Error("the style asks for something from outside, or has nothing for paper")
	}
}

func TestPageSaysWhatIsToBeDone(t *testing.T) {
	page := written(t, sample(t))
	for _, test := range []struct{ from, to, want string }{
		{`<section id="can-sua">`, "</section>", `<code>the.md:3</code> Thiếu ngày`},
		{`<tbody id="bai-vay">`, "</tbody>", `<span class="mark bad">Quá hạn 12 ngày</span><small>11/11/2026</small>`},
		{`<tbody id="bai-vay">`, "</tbody>", `<tr class="replaced">`},
		{`<tbody id="bai-vay">`, "</tbody>", `lớp 5,5<small>8,2 chữ/câu</small><small>dài nhất 17</small>`},
		{`<tbody id="bai-vay">`, "</tbody>", `<span class="source weak">M&nbsp;1</span>`},
		{`<tbody id="bai-the">`, "</tbody>", `Anh Tư, 22/5/2026</span><small>đã quá 6 tháng</small>`},
		{`<h3 id="muc-trong">`, "<h3", `Chủ đề này chưa có bài nào.`},
		{`<section id="thoi-gian">`, "</section>", `<title>Vay cũ: Đã hết, đến 31/12/2025</title>`},
		{`<section id="thoi-gian">`, "</section>", `>Hôm nay 23/11/2026</text>`},
		{`<section id="san-pham">`, "</section>", `<td class="count">1/2</td>`},
		{`<section id="can-nguoi">`, "</section>", `<a href="#bai-the">Thẻ</a>, <span class="absent">chua-viet (chưa có bài)</span>`},
	} {
		if part := between(t, page, test.from, test.to); !strings.Contains(part, test.want) {
			t.Errorf("%s lacks %s", test.from, test.want)
		}
	}
	needs := between(t, page, `<section id="can-nguoi">`, "</section>")
	if strings.Index(needs, "Danh sách xã") > strings.Index(needs, "Đã đưa rồi") {
		t.Error("a need that is met stands before one that is open")
	}
	if old := between(t, page, `<tr class="replaced">`, "</tr>"); strings.Contains(old, "Quá hạn") {
		t.Error("a replaced file counts as overdue")
	}
}

func TestEmptyKnowledge(t *testing.T) {
	page := written(t, Page{Day: day(t, today)})
	elements(t, page)
	for _, want := range []string{"Không có chỗ nào cần sửa", "Kho chưa có bài nào", "Chưa ghi sản phẩm nào", "Không còn điều gì phải chờ"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page of nothing lacks %q", want)
		}
	}
	if strings.Contains(page, `class="tile warn"`) {
		t.Error("a figure of nothing asks for work")
	}
}

// hostile puts a text wherever the page shows foreign text.
func hostile(t testing.TB, text string) Page {
	page := sample(t)
	k := &page.Knowledge
	for i := range k.Articles {
		k.Articles[i].Title = text
		if k.Articles[i].Checked.Done() {
			k.Articles[i].Checked.By = text
		}
	}
	for i := range k.Materials {
		k.Materials[i].Title = text
	}
	for i := range k.Topics {
		k.Topics[i].Name = text
	}
	for i := range k.Groups {
		k.Groups[i].Name = text
	}
	k.Needs[0].What = text
	for i := range page.Rows {
		page.Rows[i].Place, page.Rows[i].Words = text, text
	}
	return page
}

func TestHostileText(t *testing.T) {
	const attack = `</title></style><script>alert(1)</script>"'><img src=x onerror=alert(1)>{{say "x"}}`
	page := hostile(t, attack)
	page.Knowledge.Materials[3].URL = "javascript:alert(1)"
	page.Knowledge.Materials[3].File = attack
	page.Knowledge.Articles[0].ID = attack
	page.Knowledge.Articles[0].For = []desk.Group{attack}
	page.Knowledge.Articles[0].Topic = attack
	text := written(t, page)
	for _, e := range elements(t, text) {
		if e.name == "script" || e.name == "img" || strings.HasPrefix(e.attrs["href"], "javascript:") {
			t.Errorf("the page has <%s %v>", e.name, e.attrs)
		}
	}
	if strings.Contains(text, "ZgotmplZ") {
		t.Error("a value was replaced by the template engine")
	}
}

// Whatever the text, it makes no tag: the page has as many as with any other.
func FuzzText(f *testing.F) {
	for _, seed := range []string{"Thẻ bảo hiểm", "<b>", "]]>", "-->", "\x00\xff", "{{.}}", "&lt;", "'\"` onload=x"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if text == "" {
			return
		}
		plain, strange := written(t, hostile(t, "x")), written(t, hostile(t, text))
		if strings.Count(plain, "<") != strings.Count(strange, "<") || strings.Count(plain, ">") != strings.Count(strange, ">") {
			t.Errorf("%q changes the tags of the page", text)
		}
	})
}

type fullDisk struct{}

var errFull = errors.New("disk is full")

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func TestWriteFails(t *testing.T) {
	if err := Write(fullDisk{}, sample(t), words(t)); !errors.Is(err, errFull) || !strings.HasPrefix(err.Error(), "report: ") {
		t.Errorf("error %v", err)
	}
}

// Every sentence the page can say is said by one of these pages, and there is
// none that nobody says.
func TestEverySentenceIsSaid(t *testing.T) {
	said := words(t)
	asked := regexp.MustCompile(`"(report\.[a-z_.]+)"`)
	used := map[string]bool{}
	for _, source := range sources(t) {
		for _, match := range asked.FindAllStringSubmatch(source, -1) {
			used[match[1]] = true
			if said.sentences[match[1]] == "" {
				t.Errorf("no words for %s", match[1])
			}
		}
	}
	for id := range said.sentences {
		if !used[id] {
			t.Errorf("nobody says %s", id)
		}
	}
}
