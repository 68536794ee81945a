package bureau

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/site"
)

// Fields of the forms.
const (
	actField   = "viec" // names one submission of a form
	doField    = "lam"  // the deed to do
	showField  = "xem"  // the deed to rehearse
	sendField  = "gui"  // the deed to do after it was rehearsed
	seenField  = "roi"  // what was typed when it was rehearsed
	reuseField = "lay"  // the ticket whose answer is taken over into the box
	wordsField = "loi"
	findField  = "tim"
)

// deed is one thing staff can do on a page: a command as typed in a chat, and
// the field that holds what it takes, "" for nothing.
type deed struct {
	command string
	field   string
}

// ticketDeeds are what can be done about a ticket; its number stands first
// behind the command.
var ticketDeeds = []deed{
	{command: "nhan"},
	{command: "tralai"},
	{command: "traloi", field: wordsField},
	{command: "gui", field: "bai"},
	{command: "ghichu", field: "ghi"},
	{command: "chuyen", field: "cho"},
	{command: "gop", field: "gop"},
	{command: "dong", field: "ket"},
}

// errNoDeed is a button that is none of ours.
var errNoDeed = errors.New("bureau: no such deed")

// chosen reads which deed a button stands for, and what it takes: the value is
// the command, and behind a colon what it takes when no field holds that.
func chosen(deeds []deed, value string, f form) (d deed, takes string, err error) {
	command, takes, given := strings.Cut(value, ":")
	at := slices.IndexFunc(deeds, func(d deed) bool { return d.command == command })
	if at < 0 {
		return deed{}, "", errNoDeed
	}
	d = deeds[at]
	if !given && d.field != "" {
		takes = f.text(d.field)
	}
	return d, takes, nil
}

// typed is the command as it would be typed in a chat.
func (d deed) typed(about, takes string) string {
	return strings.TrimSpace(strings.Join([]string{"/" + d.command, about, takes}, " "))
}

// actLimit is how long an act may take.
const actLimit = 20 * time.Second

// do has the engine do a command, and puts what came of it into words. Whoever
// leaves the page does not cut it short.
func (b *Room) do(ctx context.Context, by desk.Person, id, command string) (notice, error) {
	if !site.IsToken(id) {
		return notice{}, fmt.Errorf("bureau: form without a name: %w", errNoDeed)
	}
	if !b.limits.acting.Allow(string(by.Chat)) {
		return notice{Lines: []string{b.say("desk.trouble.fast")}}, nil
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), actLimit)
	defer cancel()
	came, err := b.Engine.Act(ctx, by.Chat, id, command)
	if errors.Is(err, desk.ErrDuplicate) {
		return notice{Done: true, Lines: []string{b.say("desk.done-before")}}, nil
	}
	if err != nil {
		return notice{}, err
	}
	return noticeOf(came), nil
}

// noticeOf is what the desk says about a deed. A deed that was done ends with
// the sentence that says so; what stands before it is on the page already.
func noticeOf(came desk.Deed) notice {
	n := notice{Done: came.Done}
	for _, reply := range came.Said {
		for _, line := range reply.Lines {
			n.Lines = append(n.Lines, line.Text)
		}
	}
	if n.Done && len(n.Lines) > 1 {
		n.Lines = n.Lines[len(n.Lines)-1:]
	}
	return n
}
