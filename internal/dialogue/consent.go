package dialogue

import (
	"context"

	"hoidap/internal/desk"
)

// askConsent asks, once, whether the desk may remember more than the answer
// needs. Without it questions are answered all the same.
func (t *turn) askConsent() {
	if t.out.Session.Consent != desk.ConsentUnknown {
		return
	}
	t.line("consent.ask")
	t.choose(t.say("consent.agree", nil), actAgree)
	t.choose(t.say("consent.disagree", nil), actDisagree)
}

// agree notes that the person lets the desk remember; what waits for leave is
// sent. Who has said no to being remembered agrees to the sending alone.
func (t *turn) agree(ctx context.Context) error {
	if !t.pending.IsZero() && t.out.Session.Consent == desk.ConsentDeclined {
		return t.sendPending(ctx)
	}
	t.out.Session.Consent = desk.ConsentGiven
	if !t.pending.IsZero() {
		return t.sendPending(ctx)
	}
	t.line("consent.thanks")
	t.choose(t.say("choice.menu", nil), actMenu)
	return nil
}

// disagree notes that the person does not.
func (t *turn) disagree() {
	t.out.Session.Consent = desk.ConsentDeclined
	t.out.Session.Place, t.out.Session.Household = "", ""
	t.line("consent.declined")
	t.choose(t.say("choice.menu", nil), actMenu)
}

// offerToSend offers to send a question or a file to the staff, and holds it
// for the next message alone.
func (t *turn) offerToSend(p desk.Pending) {
	t.out.Session.Pending = p
	t.line("consent.send")
	t.choose(t.say("choice.send", nil), actSend)
}

// sendPending sends what waited for leave to the staff.
func (t *turn) sendPending(ctx context.Context) error {
	if t.pending.IsZero() {
		t.stale()
		return nil
	}
	if err := t.open(ctx, t.pending, ""); err != nil {
		return err
	}
	t.choose(t.say("choice.menu", nil), actMenu)
	return nil
}
