package answer

import (
	"context"
	"slices"
	"strings"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// What decides whether a short message is about a line of the article of the
// talk: the share of its words, and of their pairs, that one line holds.
const (
	heldByLine = 0.6
	heldIfLed  = 0.38 // of a message that begins or ends as a follow-up does
	// mostOwn is how many words of its own such a message has at most.
	mostOwn = 6
	// unsaidOwn is how many of them a message may have that the desk takes for a
	// follow-up although the article holds hardly one and no other answers it.
	unsaidOwn = 4
	// hardlyOne is the share of it that the article then holds at least, so that
	// the message is about that at all.
	hardlyOne = 0.2
	// enoughBeside is how many words of its own a message has at least for what
	// stands before them to be taken for a lead and no word of the subject.
	enoughBeside = 3
	// farElsewhere is the chance of another article from which a message that begins
	// or ends as a follow-up is about that.
	farElsewhere = 0.9
	// ownTopic is how much likelier another article must be for the message to be
	// about that.
	ownTopic = 5
)

// mostSaid is how many lines are quoted at most.
const mostSaid = 3

// statement recognises a short message about something the article of the talk
// says or leaves unsaid: "vậy khỏi đóng tiền luôn hả". A message that another
// article answers for sure is a new topic.
func (j *Judge) statement(ctx context.Context, m *message, d *desk.Decision) (bool, error) {
	about, ok := j.follow.edition(m.question.About, m.question.Day)
	if !ok || len(m.syllables) > longestFollowUp || j.follow.own.In(m.syllables) {
		return false, nil
	}
	a := j.aside(m.syllables)
	if len(a.rest) == 0 || len(a.rest) > mostOwn || a.several || a.group != "" {
		return false, nil
	}
	if leaves, err := j.leaves(ctx, m, a, about.ID); leaves || err != nil {
		return false, err
	}
	ways := j.ways(a)
	best := 0.0
	said := linesWith(about, func(line []viet.Syllable) int {
		share := held(ways, line)
		best = max(best, share)
		return int(share * 1000)
	})
	switch {
	case best >= heldByLine, best >= heldIfLed && a.led:
		d.Verdict, d.Articles, d.Said = desk.Answer, []string{about.ID}, said
		because(d, "why.lines", map[string]any{"Article": about.ID})
		return true, nil
	case a.led && best >= hardlyOne && len(a.rest) <= unsaidOwn && nowhereElse(m.articles, about.ID):
		d.Verdict, d.Articles, d.Unsaid = desk.HandOver, []string{about.ID}, true
		because(d, "why.unsaid", map[string]any{"Article": about.ID})
		return true, nil
	}
	return false, nil
}

// leaves reports whether a message is about another article than that of the
// talk. Where a lead may as well be a word of the subject, and enough else is
// said, it is so only without the lead, too: typed without diacritics "vậy khỏi
// đóng tiền" looks like a loan.
func (j *Judge) leaves(ctx context.Context, m *message, a aside, about string) (bool, error) {
	led := a.led && len(a.rest) > 1
	if !j.elsewhere(m.articles, about, led) {
		return false, nil
	}
	if !a.doubt || len(a.rest) < enoughBeside {
		return true, nil
	}
	finds, err := j.find(ctx, m, viet.Anew(m.syllables[j.lead(m.syllables):]), ofMessage)
	finds = slices.DeleteFunc(finds, func(find desk.Find) bool { return find.Outside })
	return j.elsewhere(finds, about, led), err
}

// elsewhere reports whether a message is about another article than that of the
// talk: for sure or, unless it begins or ends as a follow-up, much likelier. One
// that begins or ends so must leave hardly a doubt.
func (j *Judge) elsewhere(finds []desk.Find, about string, led bool) bool {
	if len(finds) == 0 || finds[0].ID == about {
		return false
	}
	best, own := finds[0], 0.0
	for _, find := range finds {
		if find.ID == about {
			own = find.Chance
		}
	}
	least := sure
	if led {
		least = farElsewhere
	}
	return best.Chance >= least && best.Substance >= leastSubstance || !led && best.Chance >= maybe && best.Chance > ownTopic*own
}

// nowhereElse reports whether no other article may be meant rather than that of
// the talk.
func nowhereElse(finds []desk.Find, about string) bool {
	return anyOf(finds) < maybe || finds[0].ID == about
}

// ways are the words of its own a message has, as typed and with each of its
// phrases put as it may be meant.
func (j *Judge) ways(a aside) [][]viet.Syllable {
	own := func(text []viet.Syllable) []viet.Syllable {
		light, fillers := j.follow.light.Covered(text), j.fillers.Covered(text)
		var words []viet.Syllable
		for i, s := range text {
			if !light[i] && !fillers[i] {
				words = append(words, s)
			}
		}
		return words
	}
	var typed []viet.Syllable
	for _, at := range a.rest {
		typed = append(typed, a.text[at])
	}
	all := [][]viet.Syllable{typed}
	for at := range a.text {
		if !slices.Contains(a.rest, at) {
			continue
		}
		for entry := range j.follow.meanings.At(a.text, at) {
			way := own(slices.Concat(entry.Value, without(a, at, len(entry.Phrase))))
			if len(way) > 0 {
				all = append(all, way)
			}
		}
	}
	return all
}

// without is what a message has of its own besides a run of its syllables.
func without(a aside, from, n int) []viet.Syllable {
	var words []viet.Syllable
	for _, at := range a.rest {
		if at < from || at >= from+n {
			words = append(words, a.text[at])
		}
	}
	return words
}

// held is the share of words and of pairs of neighbouring words that a line
// holds, of the best of several ways to put them.
func held(ways [][]viet.Syllable, line []viet.Syllable) float64 {
	best := 0.0
	for _, words := range ways {
		found, pairs := 0, 0
		for i := range words {
			if stands(words[i:i+1], line) {
				found++
			}
			if i > 0 && stands(words[i-1:i+1], line) {
				pairs++
			}
		}
		best = max(best, float64(found+pairs)/float64(max(1, 2*len(words)-1)))
	}
	return best
}

// stands reports whether words stand behind one another in a line. Typed
// without diacritics they may have any.
func stands(words, line []viet.Syllable) bool {
	for at := range len(line) - len(words) + 1 {
		if viet.Phrase(line[at:at+len(words)]).At(words, 0) {
			return true
		}
	}
	return false
}

// linesWith are the lines of an article with the highest score above 0, by
// section; those of the short answer, sentence by sentence, come first and have
// no kind.
func linesWith(edition desk.Edition, score func(line []viet.Syllable) int) []desk.Section {
	sections := append([]desk.Section{{Lines: sentences(edition.Short)}}, edition.Sections...)
	best := 0
	var said []desk.Section
	count := 0
	for _, section := range sections {
		for _, line := range section.Lines {
			points := score(viet.Syllables(line.Text))
			if points > best {
				best, count, said = points, 0, nil
			}
			if points == 0 || points < best || count == mostSaid {
				continue
			}
			count++
			if last := len(said) - 1; last < 0 || said[last].Kind != section.Kind {
				said = append(said, desk.Section{Kind: section.Kind})
			}
			lines := &said[len(said)-1].Lines
			*lines = append(*lines, line)
		}
	}
	return said
}

// sentences cuts a text into lines of one sentence.
func sentences(text string) []desk.Line {
	var lines []desk.Line
	for sentence := range strings.SplitAfterSeq(text, ". ") {
		if sentence = strings.TrimSpace(sentence); sentence != "" {
			lines = append(lines, desk.Line{Kind: desk.LineText, Text: sentence})
		}
	}
	return lines
}
