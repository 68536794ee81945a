package bureau

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"

	"hoidap/internal/desk"
)

// preview is an answer exactly as those who wait will see it.
type preview struct {
	Replies []shown
	Send    string // the deed that sends it
	Words   string // what was typed for it
}

// actOnTicket is POST /cau/{number}. The page comes at once in answer to it, and
// not from another address, so that what the desk says about the act, and what
// was typed besides, is on it. Loading it again sends the form again; its name
// keeps that from doing anything twice.
func (b *Room) actOnTicket(w http.ResponseWriter, r *http.Request, by desk.Person) {
	f, err := readForm(w, r)
	if err != nil {
		b.sorry(w, r, http.StatusBadRequest, "desk.trouble.unclear")
		return
	}
	about, ok := b.find(w, r, by, f.text(wordsField))
	if !ok {
		return
	}
	page := ticket{Typed: typed{
		Words: f.text(wordsField), Note: f.text(noteField), Closing: f.text(closeField), Find: f.line(findField),
		Topic: f.line(topicOf), Source: f.line(sourceOf),
	}}
	err = b.take(r.Context(), by, about, f, &page)
	if errors.Is(err, errNoDeed) {
		b.render(w, r, http.StatusBadRequest, "trouble.html", trouble{Word: "desk.trouble.unclear", Kept: page.Typed.Words})
		return
	}
	if err != nil {
		b.Log.ErrorContext(r.Context(), "bureau: act failed", "ticket", about.ID, "error", err)
		page.Notice = b.refusal("desk.trouble.failed")
	}
	if about, ok = b.find(w, r, by, page.Typed.Words); ok {
		b.showAs(w, r, by, about, page)
	}
}

// take does what the button says that was pressed.
func (b *Room) take(ctx context.Context, by desk.Person, about desk.Ticket, f form, page *ticket) error {
	if value := f.line(showField); value != "" {
		return b.rehearse(ctx, by, about, value, f, page)
	}
	if value := f.line(reuseField); value != "" {
		return b.reuse(ctx, by, value, page)
	}
	value, seen := f.line(doField), false
	if value == "" {
		value, seen = f.line(sendField), true
	}
	if value == "" {
		return nil // looked at again, with other words to search for
	}
	d, takes, err := chosen(ticketDeeds, value, f)
	if err != nil {
		return err
	}
	if seen && len(d.fields) > 0 && takes != f.text(seenField) { // changed since it was seen
		return b.rehearse(ctx, by, about, value, f, page)
	}
	number := strconv.FormatInt(int64(about.ID), 10)
	came, err := b.do(ctx, by, f.line(actField), d.typed(number, takes))
	if err != nil {
		return err
	}
	page.Notice = noticeOf(came, ticketDeeds, number)
	if came.Done {
		page.Typed = page.Typed.without(d.fields)
	}
	return nil
}

// without is what was typed but for the fields that were used up.
func (t typed) without(fields []string) typed {
	for _, field := range fields {
		switch field {
		case wordsField:
			t.Words = ""
		case noteField:
			t.Note = ""
		case closeField:
			t.Closing = ""
		case sourceOf:
			t.Source = ""
		}
	}
	return t
}

// rehearse shows what those who wait would see.
func (b *Room) rehearse(ctx context.Context, by desk.Person, about desk.Ticket, value string, f form, page *ticket) error {
	d, takes, err := chosen(ticketDeeds, value, f)
	if err != nil {
		return err
	}
	number := strconv.FormatInt(int64(about.ID), 10)
	came, err := b.Engine.Rehearse(ctx, by.Chat, d.typed(number, takes))
	if err != nil {
		return err
	}
	if !came.Done {
		page.Notice = noticeOf(came, ticketDeeds, number)
		return nil
	}
	if len(came.Heard) == 0 {
		page.Notice = b.refusal("desk.preview.nobody")
		return nil
	}
	page.Preview = &preview{Send: value, Words: takes}
	for _, reply := range came.Heard {
		page.Preview.Replies = append(page.Preview.Replies, shownOf(reply))
	}
	return nil
}

// reuse takes the answer of another ticket over into the box, behind what is in
// it already.
func (b *Room) reuse(ctx context.Context, by desk.Person, value string, page *ticket) error {
	n, err := strconv.ParseInt(value, 10, 64)
	if err != nil {
		return fmt.Errorf("bureau: ticket %q: %w", value, errNoDeed)
	}
	other, err := b.Queue.Ticket(ctx, desk.TicketID(n))
	if err != nil {
		return err
	}
	answer, err := b.answerOf(ctx, by, other)
	if err != nil || answer == "" {
		return err
	}
	if page.Typed.Words != "" {
		answer = page.Typed.Words + "\n" + answer
	}
	page.Typed.Words = answer
	return nil
}
