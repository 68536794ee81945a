package dialogue

import (
	"context"

	"hoidap/internal/desk"
)

// talks is what the desk does about each intent of small talk.
var talks = map[desk.Intent]func(t *turn, ctx context.Context) error{
	desk.IntentGreeting: simply((*turn).greet),
	desk.IntentHello:    simply((*turn).hello),
	desk.IntentWho:      simply((*turn).greet),
	desk.IntentHelp:     simply((*turn).greet),
	desk.IntentMenu:     simply((*turn).menu),
	desk.IntentPerson:   (*turn).askedForPerson,
	desk.IntentForget:   (*turn).forget,
	desk.IntentData:     (*turn).showData,
	desk.IntentAgree:    (*turn).agree,
	desk.IntentDisagree: simply((*turn).disagree),
	desk.IntentRight:    simply((*turn).right),
	desk.IntentNotRight: simply((*turn).notRight),
	desk.IntentLanguage: simply((*turn).languages),
	desk.IntentRepeat:   simply((*turn).repeat),
	desk.IntentPlace:    simply((*turn).live),

	desk.IntentHousehold: simply((*turn).liveAs),

	desk.IntentThanks:  sentence("talk.thanks"),
	desk.IntentGoodbye: sentence("talk.goodbye"),
	desk.IntentYes:     (*turn).yes,
	desk.IntentNo:      sentence("talk.no"),
}

// smallTalk answers a message that is no question.
func (t *turn) smallTalk(ctx context.Context, d desk.Decision) error {
	do, ok := talks[d.Intent]
	if !ok {
		do = simply((*turn).hello)
	}
	return do(t, ctx)
}

// simply is what needs nothing but the turn.
func simply(do func(*turn)) func(*turn, context.Context) error {
	return func(t *turn, _ context.Context) error { do(t); return nil }
}

// yes sends what waits for leave, else goes on.
func (t *turn) yes(ctx context.Context) error {
	if !t.pending.IsZero() {
		return t.sendPending(ctx)
	}
	t.line("talk.go-on")
	return nil
}

// sentence answers with one sentence, and leaves the choices as they were.
func sentence(id string) func(*turn, context.Context) error {
	return simply(func(t *turn) { t.line(id) })
}

// hello answers somebody who only wants to know whether anyone is there.
func (t *turn) hello() {
	if !t.out.Session.Greeted {
		t.greet()
		return
	}
	t.line("talk.hello")
	t.chooseTopics()
}

// repeat says again what the talk is about.
func (t *turn) repeat() {
	if t.out.Session.Article == "" {
		t.hello()
		return
	}
	t.article(t.out.Session.Article, "")
}

// languages offers the languages whose sentences speakers have reviewed.
func (t *turn) languages() {
	if !t.words.Offers(string(desk.Stieng)) {
		t.line("language.only-vietnamese")
		t.choose(t.say("choice.person", nil), actPerson)
		t.choose(t.say("choice.menu", nil), actMenu)
		return
	}
	t.line("language.choose")
	t.choose(t.say("language.vi", nil), actLanguage+string(desk.Vietnamese))
	t.choose(t.say("language.sti", nil), actLanguage+string(desk.Stieng))
}

// chooseLanguage stores the language a person chose.
func (t *turn) chooseLanguage(tag string) {
	language := desk.Language(tag)
	if language != desk.Vietnamese && (language != desk.Stieng || !t.words.Offers(tag)) {
		t.stale()
		return
	}
	t.out.Session.Language = language
	t.line("language.chosen")
	t.chooseTopics()
}
