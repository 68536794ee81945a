package telegram

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"net/http"
	"strconv"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

const (
	// pollSeconds is how long the far side may hold a question open.
	pollSeconds = 30
	// quickAnswer is an empty answer that came back without being held open.
	quickAnswer = time.Second
	// farewell bounds the last acknowledgement when Run ends.
	farewell = 3 * time.Second
	// quietWeek is a little less than the week after which Telegram chooses the
	// numbers of updates anew.
	quietWeek = 6 * 24 * time.Hour
	// connectTries is how often an answer of no is taken before going on.
	connectTries = 3
)

// allowedUpdates is what the bot wants to hear of, as the Bot API is told.
const allowedUpdates = `["message","edited_message","callback_query","my_chat_member"]`

// backoff is how long to wait after failures in a row: twice as long each
// time, from a second to a minute, with half of it left to chance.
type backoff struct{ last time.Duration }

func (b *backoff) next() time.Duration {
	b.last = min(max(2*b.last, time.Second), time.Minute)
	return b.last/2 + rand.N(b.last/2+1)
}

// cursor is how far the updates are handled.
type cursor struct {
	offset    int64     // the first update not handled; 0 asks for the oldest kept
	confirmed bool      // the far side has been told
	at        time.Time // when an update was last handled
}

// next is the cursor to ask with. The numbers of updates may begin anew, and
// lower, after a quiet week or where the far side itself began anew. It has
// forgotten what was confirmed, so asking for the oldest repeats nothing.
func (c cursor) next(now time.Time, outage bool) cursor {
	if c.confirmed && (outage || now.Sub(c.at) > quietWeek) {
		return cursor{}
	}
	return c
}

// poll asks for updates until ctx ends. What was handled is acknowledged by
// the next question, never before.
func (b *Bot) poll(ctx context.Context) error {
	if err := b.connect(ctx, "deleteWebhook", nil, false); err != nil || ctx.Err() != nil {
		return err
	}
	b.introduce(ctx)
	var at cursor
	defer func() { b.acknowledge(ctx, at) }()
	var failures backoff
	for ctx.Err() == nil {
		asked := b.now()
		updates, err := b.updates(ctx, at.offset, 100, pollSeconds)
		_, _, answered := refused(err)
		at = at.next(asked, err != nil && !answered)
		if err == nil {
			at.confirmed = true
			err = b.handle(ctx, updates, &at)
		}
		switch {
		case ctx.Err() != nil:
		case err != nil:
			if err := b.waitOut(ctx, err, &failures); err != nil {
				return err
			}
		default:
			failures = backoff{}
			if len(updates) == 0 && b.now().Sub(asked) < quickAnswer {
				_ = b.pause(ctx, quickAnswer)
			}
		}
	}
	return nil
}

// connect makes a call that opens the connection, again and again until the
// far side answers. When must is false, an answer of no is enough in the end.
func (b *Bot) connect(ctx context.Context, method string, params tgbotapi.Params, must bool) error {
	var failures backoff
	for try := 1; ctx.Err() == nil; try++ {
		_, err := b.call(ctx, callLimit, method, params)
		if err == nil {
			b.log.InfoContext(ctx, "telegram: connected")
			return nil
		}
		code, after, answered := refused(err)
		final := code >= 400 && code < 500 && code != http.StatusUnauthorized && after == 0
		if answered && !must && (final || try >= connectTries) && code != http.StatusUnauthorized {
			b.log.WarnContext(ctx, "telegram: connected, though a call was refused", "error", err)
			return nil
		}
		if ctx.Err() == nil {
			if err := b.waitOut(ctx, err, &failures); err != nil {
				return err
			}
		}
	}
	return nil
}

// waitOut waits as long as a failure asks for; it returns ErrToken when
// waiting cannot help.
func (b *Bot) waitOut(ctx context.Context, err error, failures *backoff) error {
	code, wait, _ := refused(err)
	if wait == 0 {
		wait = failures.next()
	}
	switch code {
	case http.StatusUnauthorized:
		b.log.ErrorContext(ctx, "telegram: the token is not accepted, the door stays shut", "error", err)
		return ErrToken
	case http.StatusConflict:
		b.log.ErrorContext(ctx, "telegram: another program asks for the updates of this bot, or a webhook is set",
			"error", err, "wait", wait)
	case http.StatusNotFound:
		b.log.ErrorContext(ctx, "telegram: nothing there knows this bot; the token or the address of the API may be wrong",
			"error", err, "wait", wait)
	default:
		b.log.WarnContext(ctx, "telegram: trying again later", "error", err, "wait", wait)
	}
	_ = b.pause(ctx, wait)
	return nil
}

// updates asks for the updates from an offset on, each still undecoded.
func (b *Bot) updates(ctx context.Context, offset int64, limit, seconds int) ([]json.RawMessage, error) {
	params := tgbotapi.Params{
		"limit":           strconv.Itoa(limit),
		"timeout":         strconv.Itoa(seconds),
		"allowed_updates": allowedUpdates,
	}
	params.AddNonZero64("offset", offset)
	result, err := b.call(ctx, callLimit+time.Duration(seconds)*time.Second, "getUpdates", params)
	if err != nil {
		return nil, err
	}
	var updates []json.RawMessage
	if err := json.Unmarshal(result, &updates); err != nil {
		return nil, &refusal{method: "getUpdates", reason: "the answer is not a list"}
	}
	return updates, nil
}

// acknowledge tells the far side on leaving what was handled last, so that it
// does not come again with the next start. Failing to is harmless.
func (b *Bot) acknowledge(ctx context.Context, at cursor) {
	if at.offset == 0 || at.confirmed {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), farewell)
	defer cancel()
	if _, err := b.updates(ctx, at.offset, 1, 0); err != nil {
		b.log.WarnContext(ctx, "telegram: the last updates were not acknowledged", "error", err)
	}
}
