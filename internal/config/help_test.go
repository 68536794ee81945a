package config

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"
)

func TestHelp(t *testing.T) {
	verbs := []string{"serve", "chat", "ask", "check", "eval", "migrate", "invite", "people", "login-link", "proposals", "report", "health", "version"}
	for _, line := range append([]string{"--help", "-h", "help"}, "help serve", "serve --help", "ask -h", "--help eval", "check a b --help") {
		t.Run(line, func(t *testing.T) {
			var out, errs bytes.Buffer
			_, err := Parse(strings.Fields(line), os.Getenv, &out, &errs)
			if !errors.Is(err, ErrHelp) || ExitCode(err) != 0 || errs.Len() > 0 {
				t.Fatalf("error %v, on stderr %q", err, errs.String())
			}
			if !strings.Contains(out.String(), "Usage: hoidap") || !strings.Contains(out.String(), "HOIDAP_LOG_LEVEL") {
				t.Errorf("help is\n%s", out.String())
			}
		})
	}
	var out, errs bytes.Buffer
	if _, err := Parse(nil, os.Getenv, &out, &errs); ExitCode(err) != 2 || out.Len() > 0 {
		t.Errorf("without a verb: exit code %d, on stdout %q", ExitCode(err), out.String())
	}
	for _, want := range append(verbs, "Examples:", "Exit codes:") {
		if !strings.Contains(errs.String(), want) {
			t.Errorf("help does not tell %q", want)
		}
	}
	for line := range strings.Lines(errs.String()) {
		if len(line) > 101 {
			t.Errorf("help has a line of %d: %s", len(line), line)
		}
	}
}

func TestHelpOfUnknownVerb(t *testing.T) {
	if _, err := parse("serv --help", nil); !errors.Is(err, ErrUsage) {
		t.Errorf("error is %v, want a suggestion", err)
	}
}
