// Package answer decides what to do with a question: answer it, ask back, hand
// it over to a person, or treat it as urgent. It decides from evidence a person
// can read, and says why.
package answer

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// mostChoices is how many articles are offered when the desk asks back.
const mostChoices = 3

// Finder finds the articles a question may be about.
type Finder interface {
	// FindRead returns at most n finds, best first, for a message that was read.
	FindRead(ctx context.Context, message []viet.Syllable, n int) ([]desk.Find, error)
	// Explain is FindRead with the terms each find rests on.
	Explain(ctx context.Context, message []viet.Syllable, n int) ([]desk.Find, error)
}

// Judge decides questions against one snapshot of the knowledge. It may be
// used from many goroutines.
type Judge struct {
	finder   Finder
	alarms   alarms
	verbatim verbatim
	talk     viet.Lexicon[desk.Intent]
	intents  []desk.Intent // of the talk, in the order of the vocabulary
	wishes   *signs
	personal *signs
	lookUps  viet.Phrases
	// forAnother are the phrases before a question for somebody else, folded.
	forAnother []string
	asks       viet.Lexicon[desk.SectionKind]
	fillers    viet.Fillers
	places     places
	confused   neighbours
	outside    map[string]desk.Outside // by ID
	kindred    kindred
	people     people
	follow     follow
	known      map[string]bool // folded syllables of the vocabulary
}

// New makes a judge from the lists of the knowledge: how people put things, the
// names of sections and of places.
func New(finder Finder, knowledge desk.Knowledge) *Judge {
	vocabulary := knowledge.Vocabulary
	return &Judge{
		finder:   finder,
		alarms:   newAlarms(vocabulary),
		verbatim: newVerbatim(knowledge),
		talk:     newTalk(vocabulary),
		intents:  newIntents(vocabulary),
		wishes:   newWishes(vocabulary),
		personal: newSignsOf(vocabulary.Personal),
		lookUps:  viet.NewPhrases(vocabulary.LookUp),

		forAnother: folded(vocabulary.ForAnother),
		asks:       newAsks(knowledge.Sections),
		fillers:    viet.NewFillers(vocabulary.Fillers, vocabulary.MarkedFillers),
		places:     newPlaces(knowledge),
		confused:   newNeighbours(knowledge.Articles),
		kindred:    newKindred(knowledge),
		people:     newPeople(knowledge),
		outside:    newOutside(knowledge.Outside),
		follow:     newFollow(knowledge),
		known:      newKnown(vocabulary),
	}
}

// With returns a judge by the same lists who asks another finder.
func (j *Judge) With(finder Finder) *Judge {
	other := *j
	other.finder = finder
	return &other
}

// step looks at a message from one side. It returns true when it has settled
// the decision, so that the steps after it are not asked.
type step func(ctx context.Context, m *message, d *desk.Decision) (settled bool, err error)

// Decide says what to do with a question and why.
func (j *Judge) Decide(ctx context.Context, question desk.Question) (desk.Decision, error) {
	d := desk.Decision{Masked: viet.Mask(question.Text)}
	m := &message{question: question, numbered: d.Masked != question.Text}
	m.question.Text = viet.Unnumbered(question.Text)
	m.syllables = viet.Syllables(m.question.Text)
	for _, step := range []step{j.urgent, j.smallTalk, j.placeOnly, j.chosen, j.followUp, j.householdOnly, j.lookUp, j.likeDanger, j.ofHousehold, j.aboutOneself, j.subjectless, j.outsideSubject, j.severalNeeds, j.offered, j.statement, j.sameHousehold, j.whichHousehold, j.weigh} {
		settled, err := step(ctx, m, &d)
		if err != nil {
			return desk.Decision{}, fmt.Errorf("answer: %w", err)
		}
		if settled {
			break
		}
	}
	j.yearAhead(m, &d)
	d.Key = m.key(d.Question)
	return d, nil
}

// Mask blanks out long numbers, which may belong to a person.
func (j *Judge) Mask(text string) string { return viet.Mask(text) }

// message is a question on its way through the steps.
type message struct {
	question  desk.Question
	numbered  bool // a number of somebody's papers or telephone was left out
	syllables []viet.Syllable
	articles  []desk.Find // the finds that are articles, likeliest first
	outside   desk.Find   // the likeliest subject outside, zero for none
	told      told        // the danger it or a part of it is most like
	needs     []need      // what parts of the message ask for by themselves
	subject   string      // what is asked about, when words that lead over to it stand around
}

// asked is what is looked up for a message.
func (m *message) asked() string { return cmp.Or(m.subject, m.question.Text) }

// read is asked, read.
func (m *message) read() []viet.Syllable {
	if m.subject == "" {
		return m.syllables
	}
	return viet.Syllables(m.subject)
}

// key is the folded form of the message as it was understood.
func (m *message) key(understood string) string {
	if understood == join(m.syllables) {
		return viet.Folds(viet.Anew(m.syllables))
	}
	return viet.Fold(understood)
}

// because notes a reason for the decision.
func because(d *desk.Decision, id string, data map[string]any) {
	d.Why = append(d.Why, desk.Sentence{ID: id, Data: data})
}

// lookUp searches the base; all later steps use the finds.
func (j *Judge) lookUp(ctx context.Context, m *message, d *desk.Decision) (bool, error) {
	var err error
	if len(m.syllables) > longMessage {
		err = j.readStory(ctx, m, d)
	} else {
		read := m.read()
		d.Question = join(read)
		if d.Finds, err = j.find(ctx, m, read, ofMessage); err == nil {
			err = j.readClauses(ctx, m)
		}
	}
	if err != nil {
		return false, err
	}
	for _, find := range slices.Backward(d.Finds) {
		if find.Outside {
			m.outside = find
		}
	}
	m.articles = slices.DeleteFunc(slices.Clone(d.Finds), func(find desk.Find) bool { return find.Outside })
	d.Section = j.section(m.syllables)
	d.Place, _, _ = j.places.in(m.syllables, j.places.named)
	d.Foreign = j.foreign(m.syllables)
	return false, nil
}
