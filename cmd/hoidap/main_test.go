package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// childMark in the environment makes the test binary be the program itself, so
// that tests can end it as no program ends by itself.
const childMark = "HOIDAP_TEST_AS_PROGRAM"

// patience bounds what must happen; it is never the time something takes.
const patience = 60 * time.Second

func TestMain(m *testing.M) {
	if os.Getenv(childMark) != "" {
		main()
		return
	}
	code := m.Run()
	if raced {
		folder, _ := lightFolder()
		_ = os.RemoveAll(folder)
	}
	os.Exit(code)
}

// record is what a program wrote, which may be read while it still writes.
type record struct {
	mu      sync.Mutex
	text    bytes.Buffer
	changed chan struct{} // closed and replaced at each write
}

func newRecord() *record { return &record{changed: make(chan struct{})} }

func (r *record) Write(piece []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	close(r.changed)
	r.changed = make(chan struct{})
	return r.text.Write(piece)
}

func (r *record) String() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.text.String()
}

// wait returns once the record holds some words, or ends the test.
func (r *record) wait(t *testing.T, words string) {
	t.Helper()
	r.waitFor(t, words, func(text string) bool { return strings.Contains(text, words) })
}

// waitFor returns once the text of the record is as it should be, or ends the
// test and says what was waited for.
func (r *record) waitFor(t *testing.T, what string, met func(text string) bool) {
	t.Helper()
	timeout := time.After(patience)
	for {
		r.mu.Lock()
		found, changed := met(r.text.String()), r.changed
		r.mu.Unlock()
		if found {
			return
		}
		select {
		case <-changed:
		case <-timeout:
			t.Fatalf("waited in vain for %q in\n%s", what, r)
		}
	}
}

// outcome is how a run of the program ended.
type outcome struct {
	code     int
	out, err string
}

// run runs the program to its end, with an empty environment and input.
func run(t *testing.T, args ...string) outcome {
	t.Helper()
	return runWith(t, "", args...)
}

// runWith runs the program to its end on an input.
func runWith(t *testing.T, input string, args ...string) outcome {
	t.Helper()
	return runFrom(t, strings.NewReader(input), newRecord(), args...)
}

// stepwise are the verbs that do one thing after another. What they do at once,
// making a base and delivering, is tried with the race detector where it is done,
// and by serve.
var stepwise = []string{"ask", "chat", "check", "eval", "invite", "login-link", "migrate", "people", "proposals", "report"}

// skipRaced skips a test of a stepwise verb under the race detector. A test that
// runs one beside itself calls it first: only the test itself can end the test.
func skipRaced(t *testing.T, args ...string) {
	t.Helper()
	if raced && len(args) > 0 && slices.Contains(stepwise, args[0]) {
		t.Skipf("%s does one thing after another: run without the race detector", args[0])
	}
}

// runFrom runs the program to its end, with both ends of a pipe to it.
func runFrom(t *testing.T, in io.Reader, out *record, args ...string) outcome {
	t.Helper()
	skipRaced(t, args...)
	errs := newRecord()
	p := &program{stdin: in, stdout: out, stderr: errs, getenv: func(string) string { return "" }}
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	code := p.run(ctx, args)
	if ctx.Err() != nil {
		t.Errorf("%q did not end; it wrote\n%s%s", args, out, errs)
	}
	return outcome{code, out.String(), errs.String()}
}

// serving is a program that serves inside the test.
type serving struct {
	address  string // of the web page, with http://
	out, err *record
	cancel   context.CancelFunc
	ended    chan struct{}
	code     int // set when ended is closed
}

// serve starts the program's serve on a port the kernel chooses, logging all
// there is to log, and returns when it listens. The test ends it.
func serve(t *testing.T, args ...string) *serving {
	t.Helper()
	s := &serving{out: newRecord(), err: newRecord(), ended: make(chan struct{})}
	listening := make(chan string, 1)
	p := &program{
		stdin: strings.NewReader(""), stdout: s.out, stderr: s.err, getenv: func(string) string { return "" },
		listening: func(address string) { listening <- "http://" + address },
	}
	args = lightly(t, append([]string{"serve", "--listen", "127.0.0.1:0", "--log-level", "debug"}, args...))
	ctx, cancel := context.WithCancel(context.Background())
	s.cancel = cancel
	go func() {
		defer close(s.ended)
		s.code = p.run(ctx, args)
	}()
	t.Cleanup(func() { s.stop(t) })
	select {
	case s.address = <-listening:
	case <-s.ended:
		t.Fatalf("serve ended with %d:\n%s", s.code, s.err)
	case <-time.After(patience):
		t.Fatalf("serve does not listen:\n%s", s.err)
	}
	return s
}

// stop asks the program to end, as a signal does, and checks that it ends well.
// It may be called more than once.
func (s *serving) stop(t *testing.T) {
	t.Helper()
	s.cancel()
	if code := s.wait(t); code != 0 {
		t.Errorf("serve ended with %d:\n%s", code, s.err)
	}
}

// wait waits until the program has ended and returns its exit code.
func (s *serving) wait(t *testing.T) int {
	t.Helper()
	select {
	case <-s.ended:
	case <-time.After(patience):
		t.Fatalf("serve does not end:\n%s", s.err)
	}
	return s.code
}

// wrote is everything the program wrote so far.
func (s *serving) wrote() string { return s.out.String() + s.err.String() }

// write makes a file of a test, and its folder.
func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// read reads a file of a test.
func read(t *testing.T, path string) string {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	text, err := io.ReadAll(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// root is the folder of the project.
func root(t *testing.T) string {
	t.Helper()
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder
		}
		parent := filepath.Dir(folder)
		if parent == folder {
			t.Fatal("no go.mod above the test")
		}
		folder = parent
	}
}
