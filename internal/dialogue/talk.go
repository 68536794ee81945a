package dialogue

import "hoidap/internal/desk"

// talks is what the desk does about each intent of small talk.
var talks = map[desk.Intent]func(t *turn){
	desk.IntentGreeting: (*turn).greet,
	desk.IntentHello:    (*turn).hello,
	desk.IntentWho:      (*turn).greet,
	desk.IntentHelp:     (*turn).greet,
	desk.IntentMenu:     (*turn).menu,
	desk.IntentPerson:   (*turn).askedForPerson,
	desk.IntentForget:   (*turn).forget,
	desk.IntentLanguage: (*turn).languages,
	desk.IntentRepeat:   (*turn).repeat,
	desk.IntentPlace:    (*turn).live,

	desk.IntentHousehold: (*turn).liveAs,

	desk.IntentThanks:  sentence("talk.thanks"),
	desk.IntentGoodbye: sentence("talk.goodbye"),
	desk.IntentYes:     sentence("talk.go-on"),
	desk.IntentNo:      sentence("talk.no"),
}

// smallTalk answers a message that is no question.
func (t *turn) smallTalk(d desk.Decision) {
	do, ok := talks[d.Intent]
	if !ok {
		do = (*turn).hello
	}
	do(t)
}

// sentence answers with one sentence, and leaves the choices as they were.
func sentence(id string) func(*turn) {
	return func(t *turn) { t.line(id) }
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

// forget drops all that is held about the chat and says what went. A chat
// forgotten is a chat never seen before.
func (t *turn) forget() {
	version := t.out.Session.Version
	t.out.Forget = true
	t.out.Session = desk.Session{Chat: t.out.Message.Chat, Language: desk.Vietnamese, Greeted: true, Version: version}
	t.line("forget.done")
	t.line("forget.again")
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
