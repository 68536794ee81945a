// Package config turns the command line and the environment into one struct.
// It owns kong. An option is one struct line: its flag, its environment name
// (HOIDAP_ and the flag in capitals), its default and its help all come from it.
package config

import (
	"net"
	"net/url"
	"strings"
)

// Config is what the operator asked for: the verb and, in the field of the
// same name, its options.
type Config struct {
	Verb string `kong:"-"`
	Log  Log    `embed:"" prefix:"log-"`

	Serve   Serve   `cmd:"" help:"Run the desk: web page, Telegram, deliveries."`
	Chat    Chat    `cmd:"" help:"Talk to the desk in this terminal."`
	Ask     Ask     `cmd:"" help:"Ask one question and print the answer."`
	Check   Check   `cmd:"" help:"Check knowledge and sentences, row by row."`
	Eval    Eval    `cmd:"" help:"Measure the answers against a list of questions."`
	Migrate Migrate `cmd:"" help:"Bring the database up to date."`

	Invite    Invite    `cmd:"" help:"Make a code that admits somebody to the desk."`
	People    People    `cmd:"" help:"List who was admitted, or end a role."`
	LoginLink LoginLink `cmd:"" help:"Make a link that opens the staff desk in a browser, once."`
	Proposals Proposals `cmd:"" help:"List what staff proposed as knowledge, or write it into a folder."`
	Report    Report    `cmd:"" help:"Write what a week was like: counts, tables, pictures."`

	Health  Health  `cmd:"" help:"Ask a running desk whether it is well."`
	Version Version `cmd:"" help:"Print the version."`
}

// Log says what is logged and how.
type Log struct {
	Level  string `default:"info" enum:"debug,info,warn,error" placeholder:"LEVEL" help:"What is logged at least: debug, info, warn or error (default ${default})."`
	Format string `default:"text" enum:"text,json" placeholder:"FORM" help:"Form of log lines: text or json (default ${default})."`
}

// Shelf is where the articles come from; "" is the copy in the program.
type Shelf struct {
	Knowledge string `placeholder:"DIR" help:"Folder of knowledge files, in place of the copy inside the program."`
}

// Folders are where the desk's words come from; "" is the copy in the program.
type Folders struct {
	Shelf   `embed:""`
	Locales string `placeholder:"DIR" help:"Folder of sentences, in place of the copy inside the program."`
}

// Storage is where the desk keeps what it must remember.
type Storage struct {
	Data string `default:"./data" placeholder:"DIR" help:"Folder of the database; made when it is not there (default ${default})."`
}

// Network is where the desk listens.
type Network struct {
	Listen string `default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Address of the web page (default ${default})."`
}

// Public is where people reach the web page.
type Public struct {
	PublicURL string `name:"public-url" placeholder:"URL" help:"Address under which people open the web page; without one, that of --listen."`
}

// Address is where people open the web page of a desk that listens at an
// address, without a slash at its end.
func (p Public) Address(listen string) string {
	if p.PublicURL != "" {
		return strings.TrimRight(p.PublicURL, "/")
	}
	return reach(listen, "")
}

// Calendar is the day the desk answers for; "" is today.
type Calendar struct {
	AsOf string `placeholder:"YYYY-MM-DD" help:"Answer as on this day instead of today."`
}

// Telegram is how the desk reaches its bot; without a token there is none.
type Telegram struct {
	Token      Secret `placeholder:"TOKEN" help:"Token of the bot; without one, Telegram stays closed."`
	TokenFile  string `placeholder:"FILE" help:"File that holds the token."`
	API        string `name:"api" default:"https://api.telegram.org" placeholder:"URL" help:"Server of the Bot API (default ${default})."`
	Webhook    string `placeholder:"URL" help:"Public https address Telegram calls; without one, the desk asks Telegram."`
	Secret     Secret `placeholder:"TEXT" help:"Word Telegram shows at the webhook: 1-256 letters, digits, _ or -."`
	SecretFile string `placeholder:"FILE" help:"File that holds the word."`
}

// Serve is the verb that runs the desk.
type Serve struct {
	Network  `embed:""`
	Public   `embed:""`
	Storage  `embed:""`
	Folders  `embed:""`
	Queue    `embed:""`
	Telegram Telegram `embed:"" prefix:"telegram-"`
}

// Queue is how long questions may wait for the staff, in hours offices work.
type Queue struct {
	ClaimHours    int `default:"4" placeholder:"HOURS" help:"Working hours somebody of the staff may keep a question before it goes back to all (default ${default})."`
	EscalateHours int `default:"8" placeholder:"HOURS" help:"Working hours a question may wait before the supervisors are told (default ${default})."`
}

// Chat is the verb that talks in the terminal.
type Chat struct {
	As       string `default:"me" placeholder:"NAME" help:"Name of the conversation; each name has its own (default ${default})."`
	Calendar `embed:""`
	Storage  `embed:""`
	Folders  `embed:""`
}

// Ask is the verb that answers one question. It remembers nothing.
type Ask struct {
	Words    []string `arg:"" name:"question" help:"The question, as a household would type it."`
	Explain  bool     `help:"Print how the answer was found."`
	Calendar `embed:""`
	Folders  `embed:""`
}

// Question is the question in one line.
func (a Ask) Question() string { return strings.Join(a.Words, " ") }

// Check is the verb that looks for mistakes in the files.
type Check struct {
	Dir      string   `arg:"" optional:"" help:"Folder that holds knowledge/ or locales/, or a knowledge folder. It takes the place of --knowledge and --locales."`
	Report   string   `placeholder:"FILE" help:"Write what was found, and what the knowledge covers, as a page to look at (HTML)."`
	Against  string   `placeholder:"PATH" help:"Knowledge the first answers are compared with: a folder, or a copy as serve keeps it (knowledge.zip). Without one, the copy inside the program."`
	Quick    bool     `help:"Only read the files: ask none of their questions."`
	FailOn   []string `default:"broken,truth,writing,words" placeholder:"CLASS,..." help:"Classes of rows that end the check with exit code 1: broken, truth, writing, review, questions, words (default ${default})."`
	Calendar `embed:""`
	Folders  `embed:""`
}

// RowClasses are the classes of rows of a check, the gravest first.
var RowClasses = []string{"broken", "truth", "writing", "review", "questions", "words"}

// Eval is the verb that measures the answers.
type Eval struct {
	Files    []string `arg:"" name:"file" help:"Questions as lines of kind, article IDs and text, with tabs between; several files count as one."`
	JSON     bool     `name:"json" help:"Print the figures as JSON."`
	Curve    string   `placeholder:"FILE" help:"Draw how often chances come true, and what other limits would give, into this SVG file."`
	Calendar `embed:""`
	Folders  `embed:""`
}

// Migrate is the verb that brings the database up to date.
type Migrate struct {
	Storage `embed:""`
}

// Health is the verb that asks a running desk how it is.
type Health struct {
	Network `embed:""`
	URL     string `name:"url" placeholder:"URL" help:"Address to ask, when it cannot be told from --listen."`
}

// Address is what to ask: the given URL, else the page at path of the desk
// that listens on this machine.
func (h Health) Address(path string) string {
	if h.URL != "" {
		return h.URL
	}
	return reach(h.Listen, path)
}

// reach is how this machine itself asks who listens at an address.
func reach(listen, path string) string {
	host, port, err := net.SplitHostPort(listen)
	if err != nil {
		host, port = listen, ""
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	target := url.URL{Scheme: "http", Host: net.JoinHostPort(host, port), Path: path}
	return target.String()
}

// Version is the verb that prints the version.
type Version struct{}
