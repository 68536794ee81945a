package config

import (
	"fmt"
	"io"
	"net"
	"net/netip"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// maxSecret is the most bytes a file that holds a secret may have.
const maxSecret = 4096

var (
	tokenShape = regexp.MustCompile(`^[0-9]{1,20}:[A-Za-z0-9_-]{3,200}$`)
	wordShape  = regexp.MustCompile(`^[A-Za-z0-9_-]{1,256}$`)
)

// settle reads the files that hold secrets and checks every value of the verb
// that was given.
func (c *Config) settle() error {
	switch c.Verb {
	case "serve":
		if err := checkListen(c.Serve.Listen); err != nil {
			return err
		}
		if err := c.Serve.Public.check(); err != nil {
			return err
		}
		if err := c.Serve.Queue.check(); err != nil {
			return err
		}
		return c.Serve.Telegram.settle()
	case "chat":
		return c.Chat.check()
	case "ask":
		return c.Ask.check()
	case "check":
		return c.Check.check()
	case "eval":
		return c.Eval.check()
	case "health":
		return c.Health.check()
	case "invite":
		return c.Invite.check()
	case "login-link":
		return c.LoginLink.check()
	case "report":
		return c.Report.check()
	}
	return nil
}

func (c Calendar) check() error {
	if c.AsOf == "" {
		return nil
	}
	if _, err := time.Parse(time.DateOnly, c.AsOf); err != nil {
		return usage("--as-of is %q, want year-month-day, as 2026-01-31", c.AsOf)
	}
	return nil
}

// mostHours is the longest a question may be made to wait: two working weeks.
const mostHours = 80

func (q Queue) check() error {
	for _, option := range []struct {
		name  string
		hours int
	}{{"--claim-hours", q.ClaimHours}, {"--escalate-hours", q.EscalateHours}} {
		if option.hours < 1 || option.hours > mostHours {
			return usage("%s is %d, want working hours from 1 to %d", option.name, option.hours, mostHours)
		}
	}
	return nil
}

func (c Chat) check() error {
	if strings.TrimSpace(c.As) == "" {
		return usage("--as is empty, want the name of a conversation")
	}
	return c.Calendar.check()
}

func (a Ask) check() error {
	if strings.TrimSpace(a.Question()) == "" {
		return usage("ask: the question is empty")
	}
	return a.Calendar.check()
}

func (c Check) check() error {
	for _, class := range c.FailOn {
		if !slices.Contains(RowClasses, class) {
			return usage("--fail-on names %q, want some of %s", class, strings.Join(RowClasses, ","))
		}
	}
	return c.Calendar.check()
}

func (h Health) check() error {
	if h.URL == "" {
		return checkListen(h.Listen)
	}
	return checkURL("--url", h.URL)
}

func checkListen(address string) error {
	_, port, err := net.SplitHostPort(address)
	if err == nil {
		_, err = strconv.ParseUint(port, 10, 16)
	}
	if err != nil {
		return usage("--listen is %q, want host:port, as 127.0.0.1:8080", address)
	}
	return nil
}

// settle fills the secrets from their files and checks the rest.
func (t *Telegram) settle() error {
	if err := fill(&t.Token, "telegram-token", t.TokenFile); err != nil {
		return err
	}
	if err := fill(&t.Secret, "telegram-secret", t.SecretFile); err != nil {
		return err
	}
	if !t.Token.Empty() && !tokenShape.MatchString(t.Token.Reveal()) {
		return usage("--telegram-token has not the shape of a token, want digits, a colon and letters")
	}
	if !t.Secret.Empty() && !wordShape.MatchString(t.Secret.Reveal()) {
		return usage("--telegram-secret may have 1-256 letters, digits, _ and - only")
	}
	if err := checkURL("--telegram-api", t.API); err != nil {
		return err
	}
	return t.checkWebhook()
}

func (t *Telegram) checkWebhook() error {
	if t.Webhook == "" {
		return nil
	}
	if err := checkURL("--telegram-webhook", t.Webhook); err != nil {
		return err
	}
	switch target, _ := url.Parse(t.Webhook); {
	case target.Scheme == "http" && !loopback(target.Hostname()):
		return usage("--telegram-webhook must begin with https://: what people say travels there")
	case t.Token.Empty():
		return usage("--telegram-webhook needs --telegram-token")
	case t.Secret.Empty():
		return usage("--telegram-webhook needs --telegram-secret: without it anybody may speak as Telegram")
	}
	return nil
}

// fill reads a secret from a file when it was given that way.
func fill(secret *Secret, option, file string) error {
	if file == "" {
		return nil
	}
	if !secret.Empty() {
		return usage("--%s and --%s-file are both given, want one", option, option)
	}
	text, err := readSecret(file)
	if err != nil {
		return fmt.Errorf("config: --%s-file: %w", option, err)
	}
	*secret = NewSecret(text)
	return nil
}

func readSecret(name string) (string, error) {
	file, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer func() { _ = file.Close() }()
	data, err := io.ReadAll(io.LimitReader(file, maxSecret+1))
	if err != nil {
		return "", err
	}
	text := strings.TrimSpace(string(data))
	switch {
	case len(data) > maxSecret:
		return "", fmt.Errorf("%s is over %d bytes", name, maxSecret)
	case text == "":
		return "", fmt.Errorf("%s is empty", name)
	}
	return text, nil
}

// checkURL wants an absolute address without a user: errors that quote it
// must have nothing to hide, so this one does not quote it.
func checkURL(option, text string) error {
	target, err := url.Parse(text)
	if err == nil && target.Host != "" && target.User == nil && (target.Scheme == "http" || target.Scheme == "https") {
		return nil
	}
	return usage("%s is no address, want one as https://host", option)
}

// loopback reports whether a host is this machine itself.
func loopback(host string) bool {
	address, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && address.IsLoopback()
}
