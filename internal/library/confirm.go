package library

import (
	"slices"
	"strings"
	"unicode"

	"hoidap/internal/desk"
)

// keyOf is what two texts have in common that are one question: small letters,
// single spaces, nothing but words.
func keyOf(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
	return strings.Join(words, " ")
}

// keysOf gives the keys of a page's own questions.
func keysOf(p *page) []string {
	if p.asked == nil {
		p.asked = make([]string, 0, len(p.article.Questions))
		for _, question := range p.article.Questions {
			p.asked = append(p.asked, keyOf(question))
		}
	}
	return p.asked
}

// confirm gives articles the questions staff confirmed for them. The rows are
// about lines that go against an article or another line; those teach nothing.
func confirm(knowledge *desk.Knowledge, sets []*set, pages []*page) []Row {
	if len(sets) == 0 {
		return nil
	}
	held := newHolders(pages)
	var rows []Row
	for _, s := range sets {
		for i, asked := range s.asked {
			if id, data := held.refuse(asked, s.keys[i]); id != "" {
				rows = append(rows, newRow(asked.File, asked.Line, 0, id, data))
				continue
			}
			knowledge.Confirmed = append(knowledge.Confirmed, asked)
		}
	}
	teach(knowledge)
	return rows
}

// teach gives each article the questions of its ID. Its revision differs when
// they do.
func teach(knowledge *desk.Knowledge) {
	asked := map[string][]string{}
	for _, confirmed := range knowledge.Confirmed {
		if len(confirmed.IDs) > 0 {
			asked[confirmed.IDs[0]] = append(asked[confirmed.IDs[0]], confirmed.Text)
		}
	}
	for i := range knowledge.Articles {
		article := &knowledge.Articles[i]
		article.Asked = asked[article.ID]
		if len(article.Asked) > 0 && article.Revision != 0 {
			article.Revision = max(1, article.Revision*31+revisionOf([]byte(strings.Join(article.Asked, "\n"))))
		}
	}
}

// holders is who has which question already.
type holders struct {
	ids    map[string]bool
	owners map[string][]string // IDs of articles, by key of their own questions
	places map[string]string   // of confirmed lines, by key
}

func newHolders(pages []*page) *holders {
	h := &holders{map[string]bool{}, map[string][]string{}, map[string]string{}}
	for _, p := range pages {
		id := idOf(p.file)
		h.ids[id] = true
		for _, key := range keysOf(p) {
			if !slices.Contains(h.owners[key], id) {
				h.owners[key] = append(h.owners[key], id)
			}
		}
	}
	return h
}

// refuse says what is wrong with a line beside all others, "" for nothing.
func (h *holders) refuse(asked desk.Confirmed, key string) (id string, data map[string]any) {
	if unknown, ok := missing(asked.IDs, h.ids); ok {
		return "lint.set-id", map[string]any{"Value": unknown}
	}
	if place, ok := h.places[key]; ok {
		return "lint.set-twice", map[string]any{"Other": place}
	}
	owners := h.owners[key]
	if at := slices.IndexFunc(owners, func(id string) bool { return !slices.Contains(asked.IDs, id) }); at >= 0 {
		return "lint.set-claimed", map[string]any{"Value": owners[at]}
	}
	h.places[key] = newRow(asked.File, asked.Line, 0, "", nil).Place()
	return "", nil
}
