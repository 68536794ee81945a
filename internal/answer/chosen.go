package answer

import (
	"context"
	"slices"
	"strconv"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// lastChoice is the ID under which the vocabulary names the last choice.
const lastChoice = "last"

// longestPick is how many syllables a message has at most that picks a choice.
const longestPick = 8

// chosen recognises a message that picks one of the choices offered, by its
// place ("cái thứ hai") or, when the desk has asked back, by its words ("cái bảo
// hiểm", "cận nghèo á").
func (j *Judge) chosen(_ context.Context, m *message, d *desk.Decision) (bool, error) {
	if len(m.question.Choices) == 0 || len(m.syllables) > longestPick {
		return false, nil
	}
	n := j.byPlace(m)
	if n == 0 && m.question.AskedBack {
		n = j.byWords(m)
	}
	if n < 1 || n > len(m.question.Choices) {
		return false, nil
	}
	d.Verdict, d.Choice = desk.Chosen, n
	d.Question = join(m.syllables)
	because(d, "why.chosen", map[string]any{"Choice": strconv.Itoa(n)})
	return true, nil
}

// byPlace is the number of the choice a message picks by its place, 0 for none.
// A number that stands alone picks only what was asked for.
func (j *Judge) byPlace(m *message) int {
	text := m.syllables
	covered := make([]bool, len(text))
	number, at, ok := longest(j.follow.order, text, covered)
	if !ok {
		return 0
	}
	before, behind := j.follow.picks.Covered(text[:at]), text[at+len(number.Phrase):]
	if !slices.Contains(before, true) && (at > 0 || !m.question.AskedBack) {
		return 0
	}
	polite := j.fillers.Covered(text[:at])
	for i := range before {
		if !before[i] && !polite[i] {
			return 0
		}
	}
	after := j.fillers.Likely(behind)
	if at == 0 {
		after = j.follow.polite.Covered(behind)
	}
	if slices.Contains(after, false) {
		return 0
	}
	if number.Value == lastChoice {
		return lastOf(m.question.Choices)
	}
	n, _ := strconv.Atoi(number.Value)
	return n
}

// lastOf is the number of the last choice that leads to an article, of all
// choices when none does.
func lastOf(choices []desk.Offer) int {
	for i, choice := range slices.Backward(choices) {
		if choice.Article != "" {
			return i + 1
		}
	}
	return len(choices)
}

// byWords is the number of the one choice whose label holds all that a message
// says, 0 for none or several. Where the choices are for different kinds of
// household, the kind the message names decides.
func (j *Judge) byWords(m *message) int {
	text := m.syllables
	if a := j.aside(text); a.group != "" && !a.several && len(a.rest) == 0 {
		if n := j.byHousehold(m.question.Choices, a.group); n != 0 {
			return n
		}
	}
	picks, light, fillers := j.follow.picks.Covered(text), j.follow.light.Covered(text), j.fillers.Likely(text)
	var words []viet.Syllable
	for i, s := range text {
		if !picks[i] && !light[i] && !fillers[i] {
			words = append(words, s)
		}
	}
	if len(words) == 0 {
		return 0
	}
	number := 0
	for i, choice := range m.question.Choices {
		if choice.Article == "" || !holdsAll(words, viet.Syllables(choice.Label)) {
			continue
		}
		if number != 0 {
			return 0
		}
		number = i + 1
	}
	return number
}

// byHousehold is the number of the one choice whose article is for a kind of
// household alone, 0 for none or several.
func (j *Judge) byHousehold(choices []desk.Offer, group desk.Group) int {
	number := 0
	for i, choice := range choices {
		if groups := j.kindred.groups[choice.Article]; len(groups) == 1 && groups[0] == group {
			if number != 0 {
				return 0
			}
			number = i + 1
		}
	}
	return number
}

// holdsAll reports whether a text holds all words.
func holdsAll(words, text []viet.Syllable) bool {
	return !slices.ContainsFunc(words, func(word viet.Syllable) bool {
		return !slices.ContainsFunc(text, func(own viet.Syllable) bool { return viet.Phrase{own}.At([]viet.Syllable{word}, 0) })
	})
}

// likelier is how much likelier one of the articles asked for must be than the
// others for a message in words of its own to mean that.
const likelier = 2

// offered answers a message behind an ask-back that no article answers for sure
// from the article that was asked for and speaks for itself most.
func (j *Judge) offered(_ context.Context, m *message, d *desk.Decision) (bool, error) {
	if !m.question.AskedBack || len(m.articles) == 0 || m.articles[0].Chance >= sure || anyOf(m.articles) < maybe {
		return false, nil
	}
	var best, second desk.Find
	for _, find := range m.articles {
		if !slices.ContainsFunc(m.question.Choices, func(choice desk.Offer) bool { return choice.Article == find.ID }) {
			continue
		}
		if best.ID == "" {
			best = find
		} else if second.ID == "" {
			second = find
		}
	}
	if best.ID != m.articles[0].ID || best.Chance < likelier*second.Chance || best.Chance < maybe {
		return false, nil
	}
	d.Verdict, d.Articles = desk.Answer, []string{best.ID}
	because(d, "why.offered", map[string]any{"Article": best.ID})
	return true, nil
}
