package library

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// shared reads a file that stands beside the project, where it was collected
// what is known; the test is skipped where there is none.
func shared(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", filepath.FromSlash(name)))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("shared/%s is not beside the project", name)
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// ownArticles reads the articles of the project.
func ownArticles(t *testing.T) []*page {
	t.Helper()
	var reader Reader
	if _, rows := reader.Read(os.DirFS(filepath.Join("..", "..", "knowledge"))); len(rows) > 0 {
		t.Fatalf("%d rows, the first at %s: %s", len(rows), rows[0].Place(), rows[0].Sentence.ID)
	}
	var pages []*page
	for _, page := range reader.pages {
		pages = append(pages, page)
	}
	return pages
}

var sourceRow = regexp.MustCompile(`(?m)^\| (S[A-Z]?[0-9]+[a-z]?) \| (.*) \|$`)

// Every source an article names is one of the collection, with an address that
// stands there, and it vouches for no figure the collection does not hold.
func TestArticlesSayWhatTheFactsSay(t *testing.T) {
	sheet := shared(t, "facts/policy-facts.md")
	addresses := map[string]string{}
	for _, row := range sourceRow.FindAllStringSubmatch(sheet, -1) {
		addresses[row[1]] = row[2]
	}
	facts := collection{sheet, coverage{}}
	facts.figures.add(strings.NewReplacer("–", " ", " đ", " ").Replace(sheet))
	for _, p := range ownArticles(t) {
		for _, s := range p.article.Sources {
			if slices.Contains(pageless, s.Code) {
				continue
			}
			if address, ok := addresses[s.Code]; !ok || !strings.Contains(address, strings.TrimPrefix(s.URL, "https://")) {
				t.Errorf("%s: source %s with %s is not in the collection", p.file, s.Code, s.URL)
			}
			for _, text := range s.Covers {
				for _, f := range figuresIn(text) {
					if !facts.give(f) {
						t.Errorf("%s: source %s vouches for %q, which the collection does not hold", p.file, s.Code, text)
					}
				}
			}
		}
	}
}

// collection is what has been collected, as text and as figures.
type collection struct {
	sheet   string
	figures coverage
}

// give reports whether the collection holds a figure. Its tables give rates
// without a sign, laws with their numbers alone, and a change of year as a year.
func (c collection) give(f figure) bool {
	year, isYear := strings.CutPrefix(f.key, "1/1/")
	if !isYear {
		year, isYear = strings.CutPrefix(f.key, "31/12/")
	}
	return c.figures.holds(f) || isYear && strings.Contains(c.sheet, year) ||
		f.kind.name != "number" && strings.Contains(c.sheet, f.key)
}

// Every subject of the collection has its article, and no other ID is in use
// for one of them.
func TestEverySubjectHasAnArticle(t *testing.T) {
	sheet := shared(t, "facts/policy-facts.md")
	_, list, ok := strings.Cut(sheet, "## 13. Article ids")
	if !ok {
		t.Fatal("the collection lists no subjects")
	}
	have := map[string]bool{}
	for _, p := range ownArticles(t) {
		have[p.article.ID] = true
	}
	row := regexp.MustCompile(`(?m)^\| ([a-z-]+) \| (.+) \|$`)
	note := regexp.MustCompile(`\([^()]*\)`)
	n := 0
	for _, topic := range row.FindAllStringSubmatch(list, -1) {
		for _, id := range strings.Split(note.ReplaceAllString(topic[2], ""), ",") {
			if id = strings.TrimSpace(id); id == "" || topic[1] == "topic" {
				continue
			}
			if n++; !have[id] {
				t.Errorf("no article %s of topic %s", id, topic[1])
			}
		}
	}
	if n < 40 {
		t.Errorf("only %d subjects were read from the collection", n)
	}
}

// The questions by which understanding is measured are nobody's own questions.
func TestOwnQuestionsAreNotThoseItIsMeasuredBy(t *testing.T) {
	measured := map[string]bool{}
	for line := range strings.Lines(shared(t, "eval/dev-questions.tsv")) {
		columns := strings.Split(strings.TrimSpace(line), "\t")
		measured[padded(columns[len(columns)-1])] = true
	}
	for _, p := range ownArticles(t) {
		for _, question := range p.article.Questions {
			if measured[padded(question)] {
				t.Errorf("%s: %q is measured by", p.file, question)
			}
		}
	}
}
