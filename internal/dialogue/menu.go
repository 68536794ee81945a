package dialogue

import (
	"hoidap/internal/desk"
)

// greet says who is speaking, what is kept, and what can be asked.
func (t *turn) greet() {
	t.out.Session.Greeted = true
	t.out.Session.Misses = 0
	t.line("greeting.who")
	t.line("greeting.keeps")
	t.line("greeting.how")
	t.chooseTopics()
	t.askConsent()
}

// menu shows the topics.
func (t *turn) menu() {
	t.line("menu.choose")
	t.chooseTopics()
}

// chooseTopics offers every topic that has an article, and a person.
func (t *turn) chooseTopics() {
	lists := t.book.Lists()
	for _, topic := range lists.Topics {
		if len(t.articlesOf(topic.ID)) > 0 {
			t.choose(topic.Name, actTopic+topic.ID)
		}
	}
	t.choose(t.say("choice.person", nil), actPerson)
}

// openTopic shows the articles of a topic.
func (t *turn) openTopic(id string) {
	articles := t.articlesOf(id)
	if len(articles) == 0 {
		t.stale()
		return
	}
	t.line("menu.topic")
	for _, article := range articles {
		t.choose(article.Title, actArticle+article.ID)
	}
	t.choose(t.say("choice.menu", nil), actMenu)
}

// articlesOf lists the editions of a topic in order of their IDs, each once.
func (t *turn) articlesOf(topic string) []desk.Edition {
	var list []desk.Edition
	seen := map[string]bool{}
	for _, article := range t.book.Lists().Articles {
		if article.Topic != topic || seen[article.ID] {
			continue
		}
		seen[article.ID] = true
		if edition, ok := t.book.Edition(article.ID); ok {
			list = append(list, edition)
		}
	}
	return list
}
