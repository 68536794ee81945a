package dialogue

import (
	"context"
	"strconv"

	"hoidap/internal/desk"
	"hoidap/internal/staff"
)

// visit is the turn in the hands of the staff's commands.
func (t *turn) visit() *staff.Visit {
	return &staff.Visit{
		Office: t.behind, Shelf: shelf{t}, By: t.speaker, Message: t.out.Message, Now: t.now,
		Say: t.say, Out: &t.out,
	}
}

// forStaff does what a message says that is meant for the staff's commands: a
// command, or a reply to a ticket. done is false for everything else. What was
// passed on is somebody else's words, and no command.
func (t *turn) forStaff(ctx context.Context) (done bool, err error) {
	message := t.out.Message
	text := message.Text
	if message.Kind == desk.KindChoice {
		text = message.Choice
	}
	group := message.From != "" && message.From != message.Chat
	if message.Forwarded {
		return group, nil
	}
	switch number := staff.Quoted(message.Quoted); {
	case staff.Is(text) && (t.speaker.Role != "" || staff.Knows(text)):
		return true, t.visit().Run(ctx, text)
	case t.speaker.Holds(desk.RoleStaff, desk.RoleSupervisor) && number != 0:
		return true, t.visit().Run(ctx, staff.Sign+"traloi "+strconv.FormatInt(int64(number), 10)+" "+text)
	case group && t.speaker.Role != "" && message.Quoted != "":
		t.line("staff.no-mark")
		return true, nil
	}
	return group, nil // in a group the desk speaks only when spoken to
}

// shelf lets the staff's commands read the book of the turn.
type shelf struct{ turn *turn }

// Edition returns the article that answers for an ID.
func (s shelf) Edition(id string) (desk.Edition, bool) { return s.turn.book.Edition(id) }

// Lists are the topics, places and hours.
func (s shelf) Lists() desk.Knowledge { return s.turn.book.Lists() }

// Mask blanks out long numbers, which may belong to a person.
func (s shelf) Mask(text string) string { return s.turn.book.Mask(text) }

// Finds are the articles nearest to a question, the nearest first.
func (s shelf) Finds(ctx context.Context, question string) ([]desk.Edition, error) {
	decision, err := s.turn.book.Decide(ctx, desk.Question{Text: question, Day: desk.DayOf(s.turn.now)})
	if err != nil {
		return nil, err
	}
	var editions []desk.Edition
	for _, find := range decision.Finds {
		if edition, ok := s.turn.book.Edition(find.ID); ok && !find.Outside {
			editions = append(editions, edition)
		}
	}
	return editions[:min(len(editions), mostFound)], nil
}

// mostFound is how many articles a search of the staff brings.
const mostFound = 5

// Lines are an article as a household reads it.
func (s shelf) Lines(edition desk.Edition) []desk.Line {
	t := s.turn.aside()
	t.text(desk.LineHeading, edition.Title)
	t.standing(edition)
	t.text(desk.LineText, edition.Short)
	t.smallPrint(edition)
	return t.reply.Lines
}

// aside is a turn of its own to put lines together in that are for another chat.
func (t *turn) aside() *turn {
	other := &turn{book: t.book, words: t.words, now: t.now}
	other.out.Session.Language = desk.Vietnamese
	return other
}

// silent passes what the asker says on to the person of the staff who is at
// their ticket, and says nothing itself. Danger, and what the person wants of
// the desk itself, is answered all the same.
func (t *turn) silent(d desk.Decision) bool {
	if !t.inTalk() || d.Verdict == desk.Urgent || ownAffair[d.Intent] {
		return false
	}
	t.visit().Hand(t.waiting, d.Masked, t.out.Message.Media)
	return true
}

// inTalk reports whether a person of the staff is at the ticket of this chat.
func (t *turn) inTalk() bool {
	return t.waiting.Chat == t.out.Message.Chat && t.waiting.Held(t.now) && t.speaker.Role == ""
}

// ownAffair are the intents that concern the desk and nobody of the staff.
var ownAffair = map[desk.Intent]bool{
	desk.IntentForget: true, desk.IntentData: true, desk.IntentMenu: true, desk.IntentLanguage: true,
	desk.IntentAgree: true, desk.IntentDisagree: true,
}
