package main

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/unicode/norm"
)

const (
	card     = "Thẻ bảo hiểm y tế cho hộ nghèo"
	greeting = "Chào bà con."
)

// talk has a conversation from a pipe and returns what the desk said. It
// answers for a day on which nothing changes.
func talk(t *testing.T, data, name, input string) string {
	t.Helper()
	got := runWith(t, input, "chat", "--data", data, "--as", name, "--as-of", "2026-11-23")
	if got.code != 0 || got.err != "" {
		t.Errorf("chat as %q ended with %d:\n%s", name, got.code, got.err)
	}
	return got.out
}

func TestChatGoesOn(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	first := talk(t, data, "lan", "the bhyt ho ngheo\n")
	if !strings.Contains(first, greeting) || !strings.Contains(first, card) {
		t.Errorf("the desk says\n%s", first)
	}
	// A number means a choice of the answer before, in whichever shell that was.
	again := talk(t, data, "lan", "3")
	if strings.Contains(again, greeting) || !strings.Contains(again, card+"\nGiấy tờ\n") {
		t.Errorf("the desk goes on with\n%s", again)
	}
	if other := talk(t, data, "Bà Tư", "vay tien ho ngheo\n"); !strings.Contains(other, greeting) || strings.Contains(other, card+"\n") {
		t.Errorf("the desk says to another\n%s", other)
	}
	if nothing := talk(t, data, "lan", ""); nothing != "" {
		t.Errorf("the desk says to nobody\n%s", nothing)
	}
	if empty := talk(t, data, "lan", "\n\r\n\n"); empty != "" {
		t.Errorf("the desk says to empty lines\n%s", empty)
	}
}

func TestChatsAtOnce(t *testing.T) {
	t.Parallel()
	skipRaced(t, "chat")
	inputs := []string{
		"the bhyt ho ngheo\n3\nxóa\n", "vay tien ho ngheo\n1\nmenu\n",
		"hoc phi con ho ngheo\nho tro tien dien cho ho ngheo\ncảm ơn\n",
	}
	data := t.TempDir()
	together := make([]string, len(inputs))
	var group sync.WaitGroup
	for i, input := range inputs {
		group.Go(func() { together[i] = talk(t, data, fmt.Sprint("người ", i), input) })
	}
	group.Wait()
	for i, input := range inputs {
		if alone := talk(t, data, fmt.Sprint("một mình ", i), input); alone != together[i] {
			t.Errorf("among others the desk says\n%s\nalone\n%s", together[i], alone)
		}
	}
}

func TestChatTwiceAsOne(t *testing.T) {
	t.Parallel()
	skipRaced(t, "chat")
	data := t.TempDir()
	in, typed := io.Pipe()
	out, ended := newRecord(), make(chan outcome, 1)
	go func() { ended <- runFrom(t, in, out, "chat", "--data", data, "--as", "lan") }()
	if _, err := io.WriteString(typed, "the bhyt ho ngheo\n"); err != nil {
		t.Fatal(err)
	}
	out.wait(t, card)
	got := runWith(t, "vay tien\n", "chat", "--data", data, "--as", "lan")
	want := "hoidap: chat: the conversation \"lan\" is going on in another shell: end it there, or name another --as\n"
	if got.code != 1 || got.err != want || got.out != "" {
		t.Errorf("the second shell ends with %d\n%s%swant\n%s", got.code, got.out, got.err, want)
	}
	if _, err := io.WriteString(typed, "3\n"); err != nil {
		t.Fatal(err)
	}
	out.wait(t, card+"\nGiấy tờ\n")
	if err := typed.Close(); err != nil {
		t.Fatal(err)
	}
	if first := <-ended; first.code != 0 || first.err != "" {
		t.Errorf("the first shell ends with %d\n%s", first.code, first.err)
	}
}

func TestChatTakesAnyText(t *testing.T) {
	t.Parallel()
	const question = "Thẻ bảo hiểm y tế cho hộ nghèo thì làm ở đâu"
	data := t.TempDir()
	want := talk(t, data, "lan", question+"\nCảm ơn\n")
	if !strings.Contains(want, card) {
		t.Fatalf("the desk says\n%s", want)
	}
	for name, input := range map[string]string{
		"decomposed letters": norm.NFD.String(question + "\nCảm ơn\n"),
		"line ends of DOS":   question + "\r\nCảm ơn\r\n",
		"no end of line":     question + "\nCảm ơn",
	} {
		if got := talk(t, data, name, input); got != want {
			t.Errorf("%s: the desk says\n%s\nwant\n%s", name, got, want)
		}
	}
	for name, input := range map[string]string{
		"4,000 letters":     strings.Repeat("ngheo ", 4000/6),
		"one word of 4,000": strings.Repeat("đ", 4000),
		"pictures only":     "🙏🙏👍🏽",
		"signs only":        "???!!! … <b>&amp;</b>",
		"no letters at all": "\x00\x01\xff\xfe",
	} {
		got := talk(t, data, name, input+"\nthe bhyt ho ngheo\n")
		first, _, found := strings.Cut(got, card+"\n")
		greeting, _, _ := strings.Cut(want, card)
		if !found || strings.TrimSpace(strings.TrimPrefix(first, greeting)) == "" {
			t.Errorf("%s: the desk says\n%s", name, got)
		}
	}
}
