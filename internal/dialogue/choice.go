package dialogue

import (
	"context"
	"strconv"
	"strings"
	"unicode"

	"hoidap/internal/desk"
	"hoidap/internal/staff"
)

// Values of choices. Those with a colon carry what they are about.
const (
	actMenu     = "menu"
	actPerson   = "person"
	actPlaces   = "places"
	actArticle  = "a:"
	actSection  = "s:"
	actTopic    = "t:"
	actLanguage = "l:"
	actPlace    = "p:"
	actMaterial = "m:"
	actComing   = "n:"
	actAgree    = "agree"
	actDisagree = "disagree"
	actSend     = "send"
)

// actions is what each choice does; rest is what stands behind its value.
var actions = []struct {
	prefix string
	do     func(t *turn, ctx context.Context, rest string) error
}{
	{actMenu, alone((*turn).menu)},
	{actPerson, func(t *turn, ctx context.Context, _ string) error { return t.askedForPerson(ctx) }},
	{actAgree, func(t *turn, ctx context.Context, _ string) error { return t.agree(ctx) }},
	{actDisagree, alone((*turn).disagree)},
	{actSend, func(t *turn, ctx context.Context, _ string) error { return t.sendPending(ctx) }},
	{staff.Which, (*turn).openRelay},
	{actArticle, named((*turn).openArticle)},
	{actSection, named((*turn).openSection)},
	{actTopic, named((*turn).openTopic)},
	{actLanguage, named((*turn).chooseLanguage)},
	{actPlaces, alone((*turn).choosePlace)},
	{actPlace, named((*turn).openPlace)},
	{actMaterial, named((*turn).openMaterial)},
	{actComing, named((*turn).openComing)},
	{staff.Verdict, named((*turn).takeVerdict)},
}

// alone is an action that needs nothing but the turn.
func alone(do func(*turn)) func(*turn, context.Context, string) error {
	return func(t *turn, _ context.Context, _ string) error { do(t); return nil }
}

// named is an action that needs what stands behind the value.
func named(do func(*turn, string)) func(*turn, context.Context, string) error {
	return func(t *turn, _ context.Context, rest string) error { do(t, rest); return nil }
}

// takeChoice does what a tapped choice says. Its label stands in for words, so
// that a door which shows the talk again shows what was tapped.
func (t *turn) takeChoice(ctx context.Context) error {
	value := t.out.Message.Choice
	for _, choice := range t.out.Session.Choices {
		if choice.Value == value {
			t.out.Message.Text = choice.Label
		}
	}
	return t.act(ctx, value)
}

// act does what a choice says. A value nobody offers, from an old or forged
// button, gets a plain sentence.
func (t *turn) act(ctx context.Context, value string) error {
	if staff.Is(value) {
		return t.visit().Run(ctx, value)
	}
	for _, action := range actions {
		rest, ok := strings.CutPrefix(value, action.prefix)
		if ok && (rest == "" || strings.HasSuffix(action.prefix, ":")) {
			t.out.Session.Misses = 0
			return action.do(t, ctx, rest)
		}
	}
	t.stale()
	return nil
}

// stale answers a choice that leads nowhere any more.
func (t *turn) stale() {
	t.line("choice.stale")
	t.offerTalk()
}

// number reads a message that is nothing but the number of a choice: "2",
// "2.", "số 2", "chọn 2".
func (t *turn) number(text string) (n int, ok bool) {
	const longest = 10 // letters of a message that is nothing but a number
	if len([]rune(strings.TrimSpace(text))) > longest {
		return 0, false
	}
	digits := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsDigit(r) })
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	if len(digits) != 1 || len(words) > 1 || (len(words) == 1 && !t.isNumberWord(words[0])) {
		return 0, false
	}
	n, err := strconv.Atoi(digits[0])
	return n, err == nil
}

// pick does what the choice of a typed number says. A number that was not
// offered gets the choices again.
func (t *turn) pick(ctx context.Context, n int) error {
	choices := t.out.Session.Choices
	if n >= 1 && n <= len(choices) {
		return t.act(ctx, choices[n-1].Value)
	}
	t.lineWith(desk.LineText, "choice.range", map[string]any{"Most": len(choices)})
	t.reply.Choices = choices
	return nil
}

// isNumberWord reports whether a word may stand before the number of a choice.
func (t *turn) isNumberWord(word string) bool {
	for _, known := range strings.Fields(t.say("choice.number-words", nil)) {
		if strings.EqualFold(known, word) {
			return true
		}
	}
	return false
}
