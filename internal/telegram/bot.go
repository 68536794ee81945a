// Package telegram is the door to Telegram: it asks the Bot API for what people
// sent, or is told by webhook, hands it to the desk, and shows the desk's
// replies. In a group it hears only what is meant for it: commands, replies to
// its own messages and taps on its buttons.
package telegram

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"hoidap/internal/door"
)

// name is the prefix of every chat of this door.
const name = "telegram"

// PublicAPI is the Bot API that Telegram itself runs.
const PublicAPI = "https://api.telegram.org"

// ErrToken ends Run when Telegram does not accept the token of the bot.
var ErrToken = errors.New("telegram: the token is not accepted")

// Token is a secret; printing it shows nothing of it.
type Token interface {
	// Reveal is the secret itself.
	Reveal() string
}

// Words says the few sentences the door itself needs.
type Words interface {
	// Say returns the sentence of a message ID in a language.
	Say(language, id string, data map[string]any) string
}

// Options is what a Bot is made of. Only Token is needed.
type Options struct {
	Token Token
	// API is the base URL of the Bot API; "" means PublicAPI.
	API string
	// Webhook is the public URL that Telegram sends updates to, where the
	// handler Bot.Webhook is mounted; "" means that the bot asks for them.
	Webhook string
	// Secret is what Telegram must send along to the webhook: 1 to 256 letters,
	// digits, "_" and "-". It is needed with Webhook only.
	Secret Token
	// Client makes the connections; its Timeout and CheckRedirect are not used.
	Client *http.Client
	Log    *slog.Logger
	Now    func() time.Time
	// Started is a moment after which this bot has said nothing yet; one before it
	// may have, up to then. The zero time: nobody has.
	Started time.Time
	// Words may be nil: then the bot sets no list of commands.
	Words Words
	// GroupCommands are offered in groups, where the bot has to do with staff.
	GroupCommands []Command
	// Media holds the files of attachments below its folder "media"; with nil
	// there are none, and attachments are said in words.
	Media fs.FS
}

// Format prints that these are options and nothing of what they hold.
func (Options) Format(state fmt.State, _ rune) { _, _ = fmt.Fprint(state, "telegram.Options") }

// LogValue keeps what the options hold out of logs.
func (Options) LogValue() slog.Value { return slog.StringValue("telegram.Options") }

// Bot is the door to one Telegram bot.
type Bot struct {
	endpoint string        // with two verbs: the token and the method
	token    func() string // a func, since fmt would print what a field holds
	secret   func() string
	webhook  string
	client   *http.Client
	log      *slog.Logger
	now      func() time.Time
	words    Words
	offered  []Command
	media    fs.FS
	self     int64 // the number of the bot
	plate    plate
	pace     *pace
	begun    *begun
	moves    *moves
	grace    time.Duration // how much longer than Say a call may take
	pause    func(ctx context.Context, wait time.Duration) error

	intake sync.Mutex // held while a message is handed in
	inbox  door.Inbox // nil when Run is not running

	asides sync.WaitGroup
	slots  chan struct{}
}

// New returns a bot that has not touched the network yet.
func New(options Options) (*Bot, error) {
	endpoint, err := endpointOf(options.API)
	if err != nil {
		return nil, err
	}
	if options.Token == nil || !wellFormed(options.Token.Reveal(), ":_-") {
		return nil, errors.New("telegram: the token is missing or has signs no token has")
	}
	bot := &Bot{
		endpoint: endpoint,
		token:    options.Token.Reveal,
		webhook:  options.Webhook,
		client:   clientOf(options.Client),
		log:      options.Log,
		now:      options.Now,
		words:    options.Words,
		offered:  options.GroupCommands,
		media:    options.Media,
		self:     numberOf(options.Token.Reveal()),
		pace:     newPace(options.Started),
		begun:    newBegun(),
		moves:    newMoves(),
		grace:    callGrace,
		pause:    pause,
		slots:    make(chan struct{}, mostAsides),
	}
	if bot.log == nil {
		bot.log = slog.New(slog.DiscardHandler)
	}
	if bot.now == nil {
		bot.now = time.Now
	}
	if options.Webhook != "" {
		if err := checkWebhook(options.Webhook, options.Secret); err != nil {
			return nil, err
		}
		bot.secret = options.Secret.Reveal
	}
	return bot, silence()
}

// Name is the prefix of every chat of this door.
func (*Bot) Name() string { return name }

// Format prints that this is a bot and nothing of what it holds.
func (*Bot) Format(state fmt.State, _ rune) { _, _ = fmt.Fprint(state, "telegram.Bot") }

// Run hands in what people send until ctx ends, and then waits for the message
// under way. A connection that fails is tried again for ever; only a token
// that Telegram does not accept ends Run with an error, ErrToken.
func (b *Bot) Run(ctx context.Context, inbox door.Inbox) error {
	b.open(inbox)
	defer b.close()
	if b.webhook != "" {
		return b.serve(ctx)
	}
	return b.poll(ctx)
}

// open lets messages in.
func (b *Bot) open(inbox door.Inbox) {
	b.intake.Lock()
	defer b.intake.Unlock()
	b.inbox = inbox
}

// close lets no more messages in and waits for what is under way.
func (b *Bot) close() {
	b.open(nil)
	b.asides.Wait()
}

func endpointOf(api string) (string, error) {
	if api == "" {
		api = PublicAPI
	}
	if !webAddress(api) {
		return "", errors.New("telegram: the address of the API is not a URL of http or https")
	}
	return strings.ReplaceAll(strings.TrimRight(api, "/"), "%", "%%") + "/bot%s/%s", nil
}

func checkWebhook(address string, secret Token) error {
	if !webAddress(address) {
		return errors.New("telegram: the webhook is not a URL of http or https")
	}
	if secret == nil || !wellFormed(secret.Reveal(), "_-") {
		return errors.New("telegram: the secret of the webhook needs 1 to 256 letters, digits, _ and -")
	}
	return nil
}

func webAddress(text string) bool {
	address, err := url.Parse(text)
	return err == nil && address.Host != "" && (address.Scheme == "https" || address.Scheme == "http")
}

// wellFormed reports whether a secret has 1 to 256 letters, digits and the signs named.
func wellFormed(secret, signs string) bool {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
	foreign := func(r rune) bool { return !strings.ContainsRune(alphabet+signs, r) }
	return secret != "" && len(secret) <= 256 && !strings.ContainsFunc(secret, foreign)
}

// pause waits, or returns the error of a context that ends before.
func pause(ctx context.Context, wait time.Duration) error {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
