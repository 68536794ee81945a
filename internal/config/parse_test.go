package config

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
)

const token = "4711:AAtopsecretAAtopsecret"

// parse reads a command line, split at spaces, in an environment.
func parse(line string, env map[string]string) (Config, error) {
	return Parse(strings.Fields(line), func(name string) string { return env[name] }, io.Discard, io.Discard)
}

// lines are command lines and what is read out of them.
var lines = []struct {
	name, line string
	env        map[string]string
	want       func(c Config) bool
}{
	{"defaults", "serve", nil, func(c Config) bool {
		return c.Verb == "serve" && c.Serve.Listen == "127.0.0.1:8080" && c.Serve.Data == "./data" &&
			c.Serve.Knowledge == "" && c.Serve.Locales == "" && c.Serve.Telegram.Token.Empty() &&
			c.Serve.Telegram.API == "https://api.telegram.org" && c.Log == Log{"info", "text"}
	}},
	{"options before the verb", "--listen :80 --log-level debug serve", nil, func(c Config) bool {
		return c.Serve.Listen == ":80" && c.Log.Level == "debug"
	}},
	{"environment", "serve", map[string]string{
		"HOIDAP_LISTEN": "0.0.0.0:1", "HOIDAP_TELEGRAM_TOKEN": token, "HOIDAP_LOG_FORMAT": "json",
	}, func(c Config) bool {
		return c.Serve.Listen == "0.0.0.0:1" && c.Serve.Telegram.Token.Reveal() == token && c.Log.Format == "json"
	}},
	{"the command line goes first", "serve --listen :2", map[string]string{"HOIDAP_LISTEN": ":1"},
		func(c Config) bool { return c.Serve.Listen == ":2" }},
	{"an empty variable is none", "serve", map[string]string{"HOIDAP_LISTEN": ""},
		func(c Config) bool { return c.Serve.Listen == "127.0.0.1:8080" }},
	{"a variable of another verb", "version", map[string]string{"HOIDAP_AS_OF": "nonsense", "HOIDAP_JSON": "nonsense"},
		func(c Config) bool { return c.Verb == "version" }},
	{"chat", "chat --as lan --as-of 2027-01-01", nil,
		func(c Config) bool { return c.Chat.As == "lan" && c.Chat.AsOf == "2027-01-01" }},
	{"a question in many words", "ask hộ nghèo được gì --explain", nil,
		func(c Config) bool { return c.Ask.Question() == "hộ nghèo được gì" && c.Ask.Explain }},
	{"a question that looks like an option", "ask -- --gì vậy", nil,
		func(c Config) bool { return c.Ask.Question() == "--gì vậy" }},
	{"check all", "check", nil, func(c Config) bool { return c.Check.Dir == "" }},
	{"check one", "check ./knowledge", nil, func(c Config) bool { return c.Check.Dir == "./knowledge" }},
	{"eval", "eval q.tsv", map[string]string{"HOIDAP_JSON": "yes"},
		func(c Config) bool { return slices.Equal(c.Eval.Files, []string{"q.tsv"}) && c.Eval.JSON }},
	{"invite", "invite --role staff --commune a,b --topic c", nil, func(c Config) bool {
		return c.Invite.Role == "staff" && slices.Equal(c.Invite.Communes, []string{"a", "b"}) && slices.Equal(c.Invite.Topics, []string{"c"})
	}},
	{"login-link", "login-link --chat telegram:4711 --listen :80", nil,
		func(c Config) bool { return c.LoginLink.Address(c.LoginLink.Listen) == "http://127.0.0.1:80" }},
	{"login-link with an address", "login-link --name x --public-url https://x.vn/", nil,
		func(c Config) bool { return c.LoginLink.Address(c.LoginLink.Listen) == "https://x.vn" }},
	{"last week", "report", nil, func(c Config) bool { return c.Report.Week == LastWeek }},
	{"a week without a value", "report --week --html x", nil,
		func(c Config) bool { return c.Report.Week == LastWeek && c.Report.HTML == "x" }},
	{"a week at the end", "report --csv x --week", nil, func(c Config) bool { return c.Report.Week == LastWeek }},
	{"a week", "report --week 2026-W48", nil, func(c Config) bool { return c.Report.Week == "2026-W48" }},
	{"--version", "--version", nil, func(c Config) bool { return c.Verb == "version" }},
	{"webhook", "serve --telegram-webhook https://x.vn/telegram --telegram-secret a-b_1 --telegram-token " + token, nil,
		func(c Config) bool { return c.Serve.Telegram.Secret.Reveal() == "a-b_1" }},
	{"webhook on this machine", "serve --telegram-webhook http://127.0.0.1:9/x --telegram-secret a --telegram-token " + token, nil,
		func(c Config) bool { return c.Serve.Telegram.Webhook == "http://127.0.0.1:9/x" }},
}

func TestParse(t *testing.T) {
	for _, test := range lines {
		t.Run(test.name, func(t *testing.T) {
			c, err := parse(test.line, test.env)
			if err != nil {
				t.Fatal(err)
			}
			if !test.want(c) {
				t.Errorf("read as %+v", c)
			}
		})
	}
}

// refusal is a command line and what its error tells.
type refusal struct {
	line string
	env  map[string]string
	want string
}

func checkRefusals(t *testing.T, refusals []refusal) {
	t.Helper()
	for _, test := range refusals {
		t.Run(test.line, func(t *testing.T) {
			c, err := parse(test.line, test.env)
			if err == nil {
				t.Fatalf("taken as %+v", c)
			}
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("error is %q, want %q in it", err, test.want)
			}
			if strings.Contains(err.Error(), "topsecret") {
				t.Errorf("error %q tells the secret", err)
			}
			if !errors.Is(err, ErrUsage) || ExitCode(err) != 2 {
				t.Errorf("exit code %d, want 2", ExitCode(err))
			}
		})
	}
}

func TestParseRefusesLines(t *testing.T) {
	checkRefusals(t, []refusal{
		{"", nil, "no verb given"},
		{"--log-level debug", nil, "no verb given: it is one of serve, chat, ask, check, eval, migrate, invite, people, login-link, proposals, report, health, version"},
		{"serv", nil, `unknown verb "serv": did you mean "serve"?`},
		{"chek", nil, `unknown verb "chek": did you mean "check"?`},
		{"sevre", nil, `did you mean "serve"?`},
		{"mig", nil, `did you mean "migrate"?`},
		{"HEALTH", nil, `did you mean "health"?`},
		{"launch", nil, "unknown verb: it is one of serve, chat"},
		{token, nil, "unknown verb: it is one of"},
		{"serve --telegram-tokn " + token, nil, "serve: unknown option --telegram-tokn: did you mean --telegram-token?"},
		{"serve --telegram-tokn=" + token, nil, "did you mean --telegram-token?"},
		{"serve --lisen :1", nil, "did you mean --listen?"},
		{"serve -listen :1", nil, "unknown option -listen: did you mean --listen?"},
		{"serve --frobnicate", nil, "unknown option --frobnicate: see hoidap serve --help"},
		{"serve -x", nil, "serve: unknown option -x: see"},
		{"chat --listen :1", nil, "chat: --listen is an option of serve, login-link, health only"},
		{"serve " + token, nil, "serve: too many arguments, it takes options only"},
		{"check a b", nil, "check: too many arguments, it takes 1"},
		{"eval", nil, "eval: the file is missing"},
		{"ask", nil, "ask: the question is missing"},
		{"serve --listen", nil, "serve: --listen needs a value"},
		{"serve --listen --data x", nil, "serve: --listen needs a value"},
	})
}

func TestParseRefusesValues(t *testing.T) {
	serve := "serve --telegram-token " + token
	checkRefusals(t, []refusal{
		{"serve --listen 8080", nil, `--listen is "8080", want host:port`},
		{"serve --listen :99999", nil, "want host:port"},
		{"serve --claim-hours 0", nil, "--claim-hours is 0, want working hours from 1 to 80"},
		{"serve --escalate-hours 99", nil, "--escalate-hours is 99, want working hours from 1 to 80"},
		{"serve --log-level loud", nil, `--log-level must be one of "debug","info","warn","error" but got "loud"`},
		{"version", map[string]string{"HOIDAP_LOG_FORMAT": "xml"}, "--log-format must be one of"},
		{"ask gì --as-of 31/1/2026", nil, `--as-of is "31/1/2026", want year-month-day, as 2026-01-31`},
		{"chat --as-of 2026-02-30", nil, "want year-month-day"},
		{"eval f --as-of x", nil, "want year-month-day"},
		{"chat --as=", nil, "--as is empty"},
		{"eval f", map[string]string{"HOIDAP_JSON": "maybe"}, `HOIDAP_JSON is "maybe", want yes or no`},
		{"serve --telegram-token topsecret", nil, "--telegram-token has not the shape of a token"},
		{"serve", map[string]string{"HOIDAP_TELEGRAM_TOKEN": "bot" + token}, "--telegram-token has not the shape of a token"},
		{"serve --telegram-api api.telegram.org", nil, "--telegram-api is no address"},
		{"serve --telegram-api https://u:topsecret@x", nil, "--telegram-api is no address"},
		{serve + " --telegram-webhook ftp://x.vn", nil, "--telegram-webhook is no address"},
		{serve + " --telegram-webhook http://x.vn", nil, "--telegram-webhook must begin with https://"},
		{serve + " --telegram-webhook https://x.vn", nil, "--telegram-webhook needs --telegram-secret"},
		{serve + " --telegram-secret a+b", nil, "--telegram-secret may have"},
		{"serve --telegram-webhook https://x.vn --telegram-secret a", nil, "--telegram-webhook needs --telegram-token"},
		{serve + " --telegram-token-file x", nil, "--telegram-token and --telegram-token-file are both given"},
		{"health --url localhost", nil, "--url is no address"},
		{"health --listen x", nil, "--listen is"},
		{"invite", nil, "invite: --role is missing, want one of hamlet-head, staff, supervisor"},
		{"invite --role boss", nil, `--role is "boss", want one of`},
		{"invite --role supervisor --commune x", nil, "a supervisor is there for every commune"},
		{"invite --role staff --hamlet x", nil, "--hamlet is for a hamlet-head only"},
		{"invite --role hamlet-head --topic x", nil, "--topic is for staff only"},
		{"login-link", nil, "with --name or with --chat"},
		{"login-link --name lan --chat telegram:1", nil, "with --name or with --chat"},
		{"login-link --chat telegram", nil, "want door:number"},
		{"login-link --name lan --public-url hoidap.vn", nil, "--public-url is no address"},
		{"serve --public-url ftp://x", nil, "--public-url is no address"},
		{"report --week 48", nil, `--week is "48", want last, this`},
	})
}

func TestSecretsFromFiles(t *testing.T) {
	file := func(text string) string {
		name := filepath.Join(t.TempDir(), "secret")
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return name
	}
	c, err := parse("serve --telegram-secret-file "+file("abc\r\n"), map[string]string{"HOIDAP_TELEGRAM_TOKEN_FILE": file(token + "\n")})
	if err != nil {
		t.Fatal(err)
	}
	if c.Serve.Telegram.Token.Reveal() != token || c.Serve.Telegram.Secret.Reveal() != "abc" {
		t.Error("the files were not read")
	}
	for name, want := range map[string]string{
		file("  "): "is empty", file(strings.Repeat("x", maxSecret+1)): "is over", file("topsecret"): "shape",
		filepath.Join(t.TempDir(), "none"): "no such file",
	} {
		_, err := parse("serve --telegram-token-file "+name, nil)
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "topsecret") {
			t.Errorf("error is %v, want %q in it", err, want)
		}
	}
}

// TestOptions holds the table against the parser: every option is read from
// its environment name, in each of its verbs.
func TestOptions(t *testing.T) {
	options := Options()
	if len(options) < 15 {
		t.Fatalf("only %d options", len(options))
	}
	arguments := map[string]string{"ask": " gì", "eval": " f"}
	needed := map[string]map[string]string{
		"invite": {"HOIDAP_ROLE": "supervisor"}, "login-link": {"HOIDAP_NAME": "lan"},
	}
	for _, option := range options {
		if !strings.HasPrefix(option.Env, "HOIDAP_") || strings.ContainsFunc(option.Env, unicode.IsLower) || option.Help == "" {
			t.Errorf("option %+v", option)
		}
		for _, verb := range option.Verbs {
			asked := false
			_, err := Parse(strings.Fields(verb+arguments[verb]), func(name string) string {
				asked = asked || name == option.Env
				return needed[verb][name]
			}, io.Discard, io.Discard)
			if err != nil || !asked {
				t.Errorf("%s %s: asked for %s: %v, error %v", verb, option.Flag, option.Env, asked, err)
			}
		}
	}
	if o := options[2]; o.Flag != "--listen" || o.Env != "HOIDAP_LISTEN" || o.Default != "127.0.0.1:8080" ||
		strings.Join(o.Verbs, " ") != "serve login-link health" {
		t.Errorf("third option is %+v", o)
	}
}

func TestHealthAddress(t *testing.T) {
	for _, test := range []struct{ listen, url, want string }{
		{"127.0.0.1:8080", "", "http://127.0.0.1:8080/health"},
		{":8080", "", "http://127.0.0.1:8080/health"},
		{"0.0.0.0:80", "", "http://127.0.0.1:80/health"},
		{"[::]:80", "", "http://127.0.0.1:80/health"},
		{"desk.local:80", "", "http://desk.local:80/health"},
		{":1", "https://x.vn/health", "https://x.vn/health"},
	} {
		if got := (Health{Network: Network{Listen: test.listen}, URL: test.url}).Address("/health"); got != test.want {
			t.Errorf("%s %s: %s, want %s", test.listen, test.url, got, test.want)
		}
	}
}

// FuzzParse gives any words: no panic, no exit, and a verb when there is no error.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"serve --listen :1", "ask -- x", "help help", "-", "--", "--= x", "-h=", "serve --help=no", "eval --json=1 f", "ask\n\x00"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, line string) {
		c, err := parse(line, map[string]string{"HOIDAP_AS": line})
		if err == nil && c.Verb == "" {
			t.Errorf("%q gives no verb and no error", line)
		}
	})
}
