package main

import (
	"errors"
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"
)

// child is the program in a process of its own.
type child struct {
	command  *exec.Cmd
	out, err *record
	ended    chan struct{}
}

// start starts the program as a process, with an environment of its own.
func start(t *testing.T, args ...string) *child {
	t.Helper()
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := &child{out: newRecord(), err: newRecord(), ended: make(chan struct{})}
	c.command = exec.Command(binary, lightly(t, args)...)
	// The race detector would otherwise let every process rest before it ends.
	c.command.Env = []string{childMark + "=yes", "GORACE=atexit_sleep_ms=0"}
	c.command.Stdout, c.command.Stderr = c.out, c.err
	if err := c.command.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		defer close(c.ended)
		_ = c.command.Wait() // how it ended is in ProcessState
	}()
	t.Cleanup(func() { c.kill(t) })
	return c
}

// kill ends the process in the middle of whatever it does, as a power cut
// would, and returns when nothing of it runs any more.
func (c *child) kill(t *testing.T) {
	t.Helper()
	c.signal(t, syscall.SIGKILL)
	c.wait(t)
}

// signal sends a signal; a process that has ended takes no notice.
func (c *child) signal(t *testing.T, signal os.Signal) {
	t.Helper()
	if err := c.command.Process.Signal(signal); err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.Errorf("signal the program: %v", err)
	}
}

// wait waits until the process has ended and returns its exit code, -1 when it
// was killed.
func (c *child) wait(t *testing.T) int {
	t.Helper()
	select {
	case <-c.ended:
	case <-time.After(patience):
		t.Errorf("the program does not end; it wrote\n%s%s", c.out, c.err)
		return -1
	}
	return c.command.ProcessState.ExitCode()
}
