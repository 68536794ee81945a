package dialogue

import (
	"context"
	"strings"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/staff"
)

// How fast one chat may write: what a hamlet head passes on at once, and more
// than anybody types.
const (
	mostMessages = 40
	paceWindow   = time.Minute
	mostPaces    = 1024 // chats of one lock that are remembered; then all begin anew
)

// pace is how many messages of a chat came since a moment.
type pace struct {
	since time.Time
	count int
}

// haste says of a message whether it came faster than the desk answers, and
// whether it is the first to do so.
type haste struct{ tooFast, first bool }

// count counts a message of a chat. The lock is held.
func (l *chatLock) count(chat desk.ChatID, now time.Time) haste {
	p := l.paces[chat]
	if now.Sub(p.since) >= paceWindow {
		p = pace{since: now}
	}
	p.count++
	if l.paces == nil || len(l.paces) >= mostPaces {
		l.paces = map[desk.ChatID]pace{}
	}
	l.paces[chat] = p
	return haste{p.count > mostMessages, p.count == mostMessages+1}
}

// slowDown asks a chat that writes too fast to wait, once, and says from where on
// it was not answered. done is false for a message that is answered all the same:
// danger always is.
func (t *turn) slowDown(ctx context.Context) (done bool, err error) {
	if !t.haste.tooFast {
		return false, nil
	}
	if danger, err := t.inDanger(ctx); err != nil || danger {
		return false, err
	}
	if t.haste.first {
		t.lineWith(desk.LineText, "slow.down", map[string]any{"Question": staff.FirstWords(t.masked())})
	}
	return true, nil
}

// inDanger reports whether the words of a message, those below a picture too,
// tell of danger.
func (t *turn) inDanger(ctx context.Context) (bool, error) {
	message := t.out.Message
	if message.Kind == desk.KindChoice || strings.TrimSpace(message.Text) == "" {
		return false, nil
	}
	d, err := t.book.Decide(ctx, t.question())
	return d.Verdict == desk.Urgent, err
}
