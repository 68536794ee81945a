package bureau

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"hoidap/internal/desk"
)

// Whatever a ticket, a person or the audit log can hold has words.
func TestEveryKindHasWords(t *testing.T) {
	source, err := os.ReadFile("../desk/act.go")
	if err != nil {
		t.Fatal(err)
	}
	acts := regexp.MustCompile(`\bActKind = "([a-z-]+)"`).FindAllSubmatch(source, -1)
	if len(acts) < 10 {
		t.Fatalf("found %d kinds of act", len(acts))
	}
	for _, act := range acts {
		if actWords[desk.ActKind(act[1])] == "" {
			t.Errorf("no words for the act %q", act[1])
		}
	}
	for _, state := range desk.TicketStates {
		if stateWords[state] == "" {
			t.Errorf("no words for the state %q", state)
		}
	}
	for _, reason := range desk.TicketReasons {
		if reasonWords[reason] == "" {
			t.Errorf("no words for the reason %q", reason)
		}
	}
	for _, role := range desk.Roles {
		if roleWords[role] == "" {
			t.Errorf("no words for the role %q", role)
		}
	}
	for _, kind := range []desk.MessageKind{desk.KindVoice, desk.KindPhoto, desk.KindFile} {
		if mediaWords[kind] == "" {
			t.Errorf("no words for %q", kind)
		}
	}
}

// A button is one of the deeds, and what it takes comes from it or its field.
func TestChosen(t *testing.T) {
	f := form{map[string][]string{"loi": {"  Dạ,\r\nở xã.\x00 "}, "chude": {"y-te"}, "nguon": {"NĐ 188"}}}
	for value, want := range map[string]string{
		"nhan": "/nhan 12", "traloi": "/traloi 12 Dạ,\nở xã.", "gui:the-bhyt": "/gui 12 the-bhyt", "gui": "/gui 12", "gop:13": "/gop 12 13",
		"hoi:the-bhyt": "/dexuat 12 hoi the-bhyt", "bai": "/dexuat 12 bai y-te NĐ 188", "dongy": "/dexuat 12 dongy",
	} {
		d, takes, err := chosen(ticketDeeds, value, f)
		if got := d.typed("12", takes); err != nil || got != want {
			t.Errorf("%q is typed %q, %v, want %q", value, got, err, want)
		}
		if back := buttonOf(ticketDeeds, want, "12"); !strings.Contains(want, "\n") && chosenAgain(t, back, f) != want {
			t.Errorf("%q is the button %q", want, back)
		}
	}
	for _, command := range []string{"", "nhan 12", "/nhan 13", "/nhan 120", "/moi 12", "/vao 12"} {
		if got := buttonOf(ticketDeeds, command, "12"); got != "" {
			t.Errorf("%q is the button %q", command, got)
		}
	}
	for _, value := range []string{"", "moi", "nhan 12", "/nhan", "NHAN", "nhan\n"} {
		if _, _, err := chosen(ticketDeeds, value, f); err == nil {
			t.Errorf("%q is taken for a deed", value)
		}
	}
}

// chosenAgain is the command a button stands for.
func chosenAgain(t *testing.T, value string, f form) string {
	t.Helper()
	d, takes, err := chosen(ticketDeeds, value, f)
	if err != nil {
		t.Fatal(err)
	}
	return d.typed("12", takes)
}

// Whatever a form holds, it is a command of the list about its own ticket.
func FuzzChosen(f *testing.F) {
	f.Add("gui:the-bhyt", "Dạ")
	f.Add("traloi", "/nhan 13")
	f.Add("nhan\n/moi", "\x00\r\n")
	f.Fuzz(func(t *testing.T, value, words string) {
		d, takes, err := chosen(ticketDeeds, value, form{map[string][]string{wordsField: {words}, closeField: {words}}})
		if err != nil {
			return
		}
		typed := d.typed("12", takes)
		if !strings.HasPrefix(typed+" ", "/"+d.command+" 12 ") {
			t.Errorf("%q with %q is typed %q", value, words, typed)
		}
	})
}
