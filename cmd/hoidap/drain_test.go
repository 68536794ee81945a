package main

import (
	"net/http"
	"strings"
	"sync"
	"syscall"
	"testing"

	"hoidap/internal/telegram/telegramtest"
)

// addressOf is the address that a program in a process of its own tells.
func addressOf(t *testing.T, c *child) string {
	t.Helper()
	c.out.wait(t, "/\n")
	_, address, _ := strings.Cut(c.out.String(), "Hỏi Đáp: ")
	return strings.TrimSpace(address)
}

// TestShutdownFinishesWhatWasTakenIn ends the program by a signal while it is
// saying a reply and another one of the same chat waits.
func TestShutdownFinishesWhatWasTakenIn(t *testing.T) {
	t.Parallel()
	server := telegramtest.Start(t)
	saying, release := make(chan struct{}), make(chan struct{})
	var once sync.Once
	server.Before(func(call telegramtest.Call) {
		if call.Method == "sendMessage" {
			once.Do(func() { close(saying); <-release })
		}
	})
	c := start(t, append([]string{"serve", "--listen", "127.0.0.1:0"}, withBot(t, server)...)...)
	address := addressOf(t, c)
	server.Type(lan, "the bhyt ho ngheo")
	server.Type(lan, "vay tien ho ngheo")
	<-saying
	server.Settled() // both are taken in, none is answered
	c.signal(t, syscall.SIGTERM)
	for {
		response, err := http.Get(address + "health")
		if err != nil {
			break // it is on its way out
		}
		_ = response.Body.Close()
	}
	close(release)
	if code := c.wait(t); code != 0 || strings.Contains(c.err.String(), "hoidap: ") {
		t.Errorf("exit code %d, on stderr\n%s", code, c.err)
	}
	heard(t, server, lan, greeting)
	heard(t, server, lan, card)
	heard(t, server, lan, "vay")
	if n := len(server.Shown(lan)); n != 3 {
		t.Errorf("%d replies, want 3", n)
	}
}

// TestRepliesLeftOver ends programs that cannot say a reply: one that is to be
// tried again later, and one that hangs. The next start says it.
func TestRepliesLeftOver(t *testing.T) {
	t.Parallel()
	for name, failure := range map[string]telegramtest.Failure{
		"to be tried again": {Code: http.StatusTooManyRequests, RetryAfter: 1},
		"hanging":           {Hang: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := telegramtest.Start(t)
			options := withBot(t, server)
			server.Fail("sendMessage", failure)
			s := serve(t, options...)
			server.Type(lan, "the bhyt ho ngheo")
			server.Settled()
			server.Wait("sendMessage", 1)
			if failure.Code != 0 {
				s.err.wait(t, "trying again")
			}
			s.stop(t) // checks the exit code
			if n := len(server.Shown(lan)); n != 0 {
				t.Fatalf("%d replies although none can be said", n)
			}
			if failure.Hang && !strings.Contains(s.err.String(), "replies are left for the next start") {
				t.Errorf("nothing is told about what is left:\n%s", s.err)
			}
			serve(t, options...)
			heard(t, server, lan, greeting)
			heard(t, server, lan, card)
		})
	}
}

// TestOneServeForOneFolder starts a second program on the data of a first.
func TestOneServeForOneFolder(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	s := serve(t, "--data", data)
	got := run(t, "serve", "--listen", "127.0.0.1:0", "--data", data)
	if got.code != 1 || len(linesOf(got.err, "hoidap: ")) != 1 || !strings.Contains(got.err, "serve.lock is held: another hoidap is running") {
		t.Errorf("exit code %d\n%s", got.code, got.err)
	}
	// A shell may join: it says its own replies only.
	if said := talk(t, data, "lan", "the bhyt ho ngheo\n"); !strings.Contains(said, card) {
		t.Errorf("the desk says\n%s", said)
	}
	s.stop(t)
}
