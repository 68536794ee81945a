package answer

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// A message of more syllables than longMessage is a story with a question
// somewhere in it: it is read thought by thought, at most mostThoughts, half of
// them from its beginning and half from its end.
const (
	longMessage  = 40
	mostThoughts = 48
)

// A shorter message is read whole, and once more by its clauses to hear whether
// it asks for two things.
const (
	shortMessage = 18 // syllables of a message that asks for one thing, unless it says that it goes on
	leastClause  = 3  // syllables of a clause that may ask for something
)

// surely is the chance from which a part of a message is about an article all by
// itself.
const surely = 0.85

// inTheWhole is the least chance in the whole message of an article that a part
// of it is surely about.
const inTheWhole = 0.005

// thoughts are the parts of a message that may each ask for something.
func (j *Judge) thoughts(text string) [][]viet.Syllable {
	sentences := viet.Sentences(text)
	if middle := len(sentences) - mostThoughts; middle > 0 {
		sentences = slices.Delete(sentences, mostThoughts/2, mostThoughts/2+middle)
	}
	var thoughts [][]viet.Syllable
	for _, sentence := range sentences {
		syllables, from := viet.Syllables(sentence), 0
		for at := range syllables {
			if entry, ok := j.follow.besides.Longest(syllables, at); ok && at-from >= leastClause && at+len(entry.Phrase) < len(syllables) {
				thoughts, from = append(thoughts, syllables[from:at]), at
			}
		}
		thoughts = append(thoughts, syllables[from:])
	}
	return thoughts
}

// clauses are the thoughts of a message, cut at commas too.
func (j *Judge) clauses(text string) [][]viet.Syllable {
	var clauses [][]viet.Syllable
	for piece := range strings.SplitSeq(text, ", ") {
		for _, thought := range j.thoughts(piece) {
			if last := len(clauses) - 1; len(thought) < leastClause && last >= 0 {
				clauses[last] = append(slices.Clip(clauses[last]), thought...)
				continue
			}
			clauses = append(clauses, thought)
		}
	}
	return clauses
}

// How many finds are looked at: of a message all that may be meant, of a clause
// only whether it is surely about one.
const (
	ofMessage = 12
	ofClause  = 6
)

// find looks a text up and weighs what is found, so many at most.
func (j *Judge) find(ctx context.Context, m *message, text []viet.Syllable, most int) ([]desk.Find, error) {
	look := j.finder.FindRead
	if m.question.Explain {
		look = j.finder.Explain
	}
	finds, err := look(ctx, text, most)
	if err != nil {
		return nil, err
	}
	part := len(text) < len(m.syllables) || len(text) > longMessage
	return j.weighFinds(m, finds, part), nil
}

// readStory looks a long message up whole and thought by thought. An article
// stands with the thought that speaks most for it; its chance is the mean of the
// chance it has there and in the whole, so that neither a passing remark nor a
// mood of the whole is taken for the question.
func (j *Judge) readStory(ctx context.Context, m *message, d *desk.Decision) error {
	type name struct {
		id      string
		outside bool
	}
	at := map[name]int{}
	whole, err := j.find(ctx, m, m.read(), ofMessage)
	if err != nil {
		return err
	}
	for _, find := range whole {
		at[name{find.ID, find.Outside}] = len(d.Finds)
		d.Finds = append(d.Finds, find)
	}
	var most []float64
	for range whole {
		most = append(most, 0)
	}
	for _, thought := range j.thoughts(m.asked()) {
		finds, err := j.find(ctx, m, viet.Anew(thought), ofMessage)
		if err != nil {
			return err
		}
		m.need(j, thought, finds)
		for _, find := range finds {
			place, known := at[name{find.ID, find.Outside}]
			if !known {
				place = len(d.Finds)
				at[name{find.ID, find.Outside}] = place
				d.Finds, most, whole = append(d.Finds, find), append(most, 0), append(whole, desk.Find{})
			}
			if find.Chance > most[place] {
				most[place], d.Finds[place] = find.Chance, find
			}
		}
	}
	for i := range d.Finds {
		d.Finds[i].Chance = (most[i] + whole[i].Chance) / 2
	}
	slices.SortStableFunc(d.Finds, func(a, b desk.Find) int {
		return cmp.Or(cmp.Compare(b.Chance, a.Chance), cmp.Compare(a.ID, b.ID))
	})
	d.Question = join(m.syllables)
	return nil
}

// readClauses hears what each clause of a message asks for by itself.
func (j *Judge) readClauses(ctx context.Context, m *message) error {
	if len(m.syllables) < shortMessage && !j.follow.besides.In(m.syllables) {
		return nil
	}
	clauses := j.clauses(m.asked())
	if len(clauses) < 2 {
		return nil
	}
	for _, clause := range clauses {
		finds, err := j.find(ctx, m, viet.Anew(clause), ofClause)
		if err != nil {
			return err
		}
		m.need(j, clause, finds)
	}
	return nil
}

// need is an article that parts of a message are about.
type need struct {
	id      string
	chance  float64          // of the part that is most surely about it
	asked   bool             // one of the parts is worded as a question
	section desk.SectionKind // what the first of them asks for
}

// need notes the article that a part of the message is about.
func (m *message) need(j *Judge, part []viet.Syllable, finds []desk.Find) {
	if len(finds) == 0 || finds[0].Outside || finds[0].Chance < sure || finds[0].Substance < leastSubstance {
		return
	}
	at := slices.IndexFunc(m.needs, func(n need) bool { return n.id == finds[0].ID })
	if at < 0 {
		at, m.needs = len(m.needs), append(m.needs, need{id: finds[0].ID, section: j.section(part)})
	}
	n := &m.needs[at]
	n.chance = max(n.chance, finds[0].Chance)
	_, besides := j.follow.besides.Longest(part, 0)
	n.asked = n.asked || besides || j.asks.In(part) || j.follow.asksIn(part)
}

// asksIn reports whether a part of a message is worded as a question.
func (f follow) asksIn(part []viet.Syllable) bool {
	text := newReading(part)
	stands := func(said way, at int) bool { return said.At(part, at) }
	for at := range part {
		for sign := range f.asking.beginning(text, at) {
			if _, ok := sign.at(text, at, stands); ok {
				return true
			}
		}
	}
	return false
}

// severalNeeds answers a message that asks for more than one thing: from the
// article it most surely asks for, offering the others beside it. What one is
// mistaken for is no other thing. When the whole is surely about something else
// than its parts, the parts do not count.
func (j *Judge) severalNeeds(_ context.Context, m *message, d *desk.Decision) (bool, error) {
	place := func(n need) int {
		return slices.IndexFunc(m.articles, func(find desk.Find) bool { return find.ID == n.id && find.Chance >= inTheWhole })
	}
	slices.SortStableFunc(m.needs, func(a, b need) int { return cmp.Compare(place(a), place(b)) })
	var ids []string
	section := desk.SectionKind("") // of the first one
	for _, need := range m.needs {
		near := slices.ContainsFunc(ids, func(id string) bool {
			return slices.Contains(j.confused[id], need.id) || slices.Contains(j.confused[need.id], id)
		})
		if need.asked && need.chance >= surely && place(need) >= 0 && !near && len(ids) < mostChoices {
			ids = append(ids, need.id)
			if len(ids) == 1 {
				section = need.section
			}
		}
	}
	if best := m.articles; len(ids) < 2 || best[0].Chance >= sure && !slices.Contains(ids, best[0].ID) {
		return false, nil
	}
	d.Verdict, d.Articles, d.Section, d.Several = desk.Answer, ids, section, true
	because(d, "why.several", map[string]any{"Articles": strings.Join(ids, ", ")})
	return true, nil
}
