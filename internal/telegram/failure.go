package telegram

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"hoidap/internal/desk"
)

const (
	// longestWait is the longest the far side can make the door wait.
	longestWait = time.Hour
	// mostReason is how many bytes of a reason are kept.
	mostReason = 160
)

// refusal is an answer of the far side that says no. Its code is that of the
// Bot API, or 0 when something else answered in its place, such as a proxy.
type refusal struct {
	method string
	code   int
	reason string
	after  time.Duration
	moved  int64 // the number the chat has today, 0 when not told
}

// Error tells the method, the code and the reason.
func (r *refusal) Error() string {
	return fmt.Sprintf("telegram: %s: refused with %d: %s", r.method, r.code, r.reason)
}

// failure makes an error of the library fit to be logged and told apart.
func (b *Bot) failure(method string, status int, err error) error {
	var denied *tgbotapi.Error
	if errors.As(err, &denied) && denied.Code != 0 {
		return &refusal{
			method: method, code: denied.Code, reason: b.reason(denied.Message),
			after: waitOf(denied.RetryAfter), moved: denied.MigrateToChatID,
		}
	}
	if status != 0 {
		reason := fmt.Sprintf("http status %d, not an answer of the Bot API", status)
		return &refusal{method: method, reason: reason}
	}
	// The address in an url.Error holds the token.
	var address *url.Error
	if errors.As(err, &address) {
		err = address.Err
	}
	if text := err.Error(); b.mask(text) != text {
		err = errors.New(b.mask(text))
	}
	return fmt.Errorf("telegram: %s: %w", method, err)
}

// reason keeps of a description what no person wrote: it ends at the first
// quotation, which may repeat words of a message.
func (b *Bot) reason(description string) string {
	kept, _, _ := strings.Cut(b.mask(description), `"`)
	return strings.ToValidUTF8(kept[:min(len(kept), mostReason)], "")
}

func waitOf(seconds int) time.Duration {
	seconds = min(max(seconds, 0), int(longestWait/time.Second))
	return time.Duration(seconds) * time.Second
}

// refused reports whether the far side answered no, with which code and for
// how long it wants to be left alone.
func refused(err error) (code int, after time.Duration, ok bool) {
	var no *refusal
	if !errors.As(err, &no) {
		return 0, 0, false
	}
	return no.code, no.after, true
}

// outcome gives the failure of a reply the kind the desk knows it by.
func outcome(err error) error {
	var no *refusal
	if !errors.As(err, &no) {
		return err
	}
	switch {
	case no.moved != 0: // to be said again, to the number it has today
		return fmt.Errorf("%w: %w", no, desk.RetryLater{After: time.Millisecond})
	case no.code == http.StatusTooManyRequests:
		return fmt.Errorf("%w: %w", no, desk.RetryLater{After: max(no.after, time.Second)})
	case no.code == http.StatusForbidden, no.code == http.StatusBadRequest && noSuchChat(no.reason):
		return fmt.Errorf("%w: %w", no, desk.ErrChatDead)
	case no.code == http.StatusBadRequest, no.code == http.StatusRequestEntityTooLarge:
		return fmt.Errorf("%w: %w", no, desk.ErrRefused)
	}
	return err
}

func noSuchChat(reason string) bool {
	reason = strings.ToLower(reason)
	return strings.Contains(reason, "chat not found") || strings.Contains(reason, "user not found") ||
		strings.Contains(reason, "user is deactivated")
}
