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
	findField  = "tim"
	wordsField = "loi"
	noteField  = "ghi"
	closeField = "ket"
	topicOf    = "chude"
	sourceOf   = "nguon"
)

// deed is one thing staff can do on a page: a command as typed in a chat.
type deed struct {
	name    string   // as the value of a button
	command string   // as typed behind the slash
	before  string   // the word that stands before what it takes, "" for none
	fields  []string // hold what it takes, when the button does not
}

// ticketDeeds are what can be done about a ticket; its number stands first
// behind the command.
var ticketDeeds = []deed{
	{name: "nhan", command: "nhan"},
	{name: "tralai", command: "tralai"},
	{name: "traloi", command: "traloi", fields: []string{wordsField}},
	{name: "gui", command: "gui"},
	{name: "ghichu", command: "ghichu", fields: []string{noteField}},
	{name: "chuyen", command: "chuyen", fields: []string{"cho"}},
	{name: "gop", command: "gop"},
	{name: "dong", command: "dong", fields: []string{closeField}},
	{name: "hoi", command: "dexuat", before: "hoi"},
	{name: "bai", command: "dexuat", before: "bai", fields: []string{topicOf, sourceOf}},
	{name: "dongy", command: "dexuat", before: "dongy"},
}

// errNoDeed is a button that is none of ours.
var errNoDeed = errors.New("bureau: no such deed")

// chosen reads which deed a button stands for, and what it takes: the value is
// the name, and behind a colon what it takes when no field holds that.
func chosen(deeds []deed, value string, f form) (d deed, takes string, err error) {
	name, takes, given := strings.Cut(value, ":")
	at := slices.IndexFunc(deeds, func(d deed) bool { return d.name == name })
	if at < 0 {
		return deed{}, "", errNoDeed
	}
	d = deeds[at]
	if given {
		return d, takes, nil
	}
	var words []string
	for _, field := range d.fields {
		words = append(words, f.text(field))
	}
	return d, strings.TrimSpace(strings.Join(words, " ")), nil
}

// typed is the command as it would be typed in a chat.
func (d deed) typed(about, takes string) string {
	words := slices.DeleteFunc([]string{"/" + d.command, about, d.before, takes}, func(word string) bool { return word == "" })
	return strings.Join(words, " ")
}

// buttonOf is the value of the button that says a command about something, ""
// for a command that is not among the deeds.
func buttonOf(deeds []deed, command, about string) string {
	for _, d := range deeds {
		rest, ok := strings.CutPrefix(command, d.typed(about, ""))
		if !ok || rest != "" && !strings.HasPrefix(rest, " ") {
			continue
		}
		return strings.TrimSuffix(d.name+":"+strings.TrimSpace(rest), ":")
	}
	return ""
}

// actLimit is how long an act may take.
const actLimit = 20 * time.Second

// do has the engine do a command, and tells what came of it. Whoever leaves the
// page does not cut it short.
func (b *Room) do(ctx context.Context, by desk.Person, id, command string) (desk.Deed, error) {
	if !site.IsToken(id) {
		return desk.Deed{}, fmt.Errorf("bureau: form without a name: %w", errNoDeed)
	}
	if !b.limits.acting.Allow(string(by.Chat)) {
		return b.saying(false, "desk.trouble.fast"), nil
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), actLimit)
	defer cancel()
	came, err := b.Engine.Act(ctx, by.Chat, id, command)
	if errors.Is(err, desk.ErrDuplicate) {
		return b.saying(true, "desk.done-before"), nil
	}
	return came, err
}

// saying is a deed of which there is no more to say than one sentence.
func (b *Room) saying(done bool, id string) desk.Deed {
	return desk.Deed{Done: done, Said: []desk.Reply{{Lines: []desk.Line{{Kind: desk.LineText, Text: b.say(id)}}}}}
}
