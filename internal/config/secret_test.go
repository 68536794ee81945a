package config

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
)

func TestSecretIsNeverSeen(t *testing.T) {
	s := NewSecret("topsecret")
	hidden := struct {
		inside Secret
		more   *Secret
	}{s, &s}
	var out bytes.Buffer
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%T", "%p", "%t", "%08.3f", "%!"} {
		fmt.Fprintf(&out, verb+"\n", s)
		fmt.Fprintf(&out, verb+"\n", &s)
		fmt.Fprintf(&out, verb+"\n", hidden)
		fmt.Fprintf(&out, verb+"\n", []any{s, map[string]Secret{"a": s}})
	}
	for _, value := range []any{s, &s, struct{ S Secret }{s}, map[string]any{"s": s}} {
		text, err := json.Marshal(value)
		if err != nil {
			t.Fatal(err)
		}
		out.Write(text)
	}
	for _, log := range []*slog.Logger{slog.New(slog.NewTextHandler(&out, nil)), slog.New(slog.NewJSONHandler(&out, nil))} {
		log.Info("x", "a", s, "b", &s, "c", hidden, "d", errors.New(s.String()))
	}
	fmt.Fprintln(&out, s, fmt.Errorf("wrapped: %v", s))
	for _, shape := range []string{"topsecret", "746f70736563726574", "746F70736563726574", "dG9wc2VjcmV0"} {
		if strings.Contains(out.String(), shape) {
			t.Errorf("%s is seen in %s", shape, out.String())
		}
	}
	if !strings.Contains(out.String(), mask) {
		t.Error("the mask is not seen")
	}
	if s.Reveal() != "topsecret" {
		t.Error("the secret is lost")
	}
}

func TestEmptySecretShowsNothing(t *testing.T) {
	for _, s := range []Secret{{}, NewSecret("")} {
		text, err := json.Marshal(s)
		if fmt.Sprintf("%v%+v%#v%s", s, s, s, s) != "" || string(text) != `""` || err != nil || !s.Empty() || s.Reveal() != "" {
			t.Errorf("an empty secret shows %v %s", s, text)
		}
	}
}

func TestConfigHidesItsSecrets(t *testing.T) {
	c, err := parse("serve --telegram-token "+token+" --telegram-secret topsecret", nil)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	if all := fmt.Sprintf("%v %+v %#v %s", c, c, c, text); strings.Contains(all, "topsecret") {
		t.Errorf("the config shows %s", all)
	}
}
