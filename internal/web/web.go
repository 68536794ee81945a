// Package web is the door to the chat page: a page in the browser, without
// login, that works without scripts and reads well on a small phone. It shows
// what the conversation holds and decides nothing.
package web

import (
	"context"
	"errors"
	"html/template"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/site"
)

// name is the door's name, the prefix of its chats.
const name = "web"

// Conversations keeps what was said in the chats of this door.
type Conversations interface {
	// Conversation returns the newest entries after an ID, oldest first, at
	// most limit of them. It returns none for a chat never seen before.
	Conversation(ctx context.Context, chat desk.ChatID, after int64, limit int) ([]desk.Entry, error)
}

// Words puts message IDs into words.
type Words interface {
	// Say returns the sentence of an ID in a language, always something.
	Say(language, id string, data map[string]any) string
}

// Options is what a Door is made of. Listener, Conversations and Words must
// be given.
type Options struct {
	// Listener is where people knock; the door closes it.
	Listener      net.Listener
	Conversations Conversations
	Words         Words
	// Greeting is the first bubble of every page; no bubble when nil.
	Greeting func() desk.Reply
	// Health tells what /health reports; an error makes it answer 503.
	Health func(ctx context.Context) (map[string]any, error)
	// Media holds the files of attachments below its folder "media"; with nil
	// there are none, and attachments are said in words.
	Media fs.FS
	// Routes are served besides the door's own, by ServeMux pattern such as
	// "POST /telegram". They guard the size and pace of requests themselves.
	Routes map[string]http.Handler
	// Log gets what goes wrong; nowhere when nil.
	Log *slog.Logger
	// Now is the clock of messages and limits; time.Now when nil.
	Now func() time.Time
}

// Door is the chat page.
type Door struct {
	listener      net.Listener
	conversations Conversations
	greeting      func() desk.Reply
	health        func(ctx context.Context) (map[string]any, error)
	media         fs.FS
	routes        map[string]http.Handler
	log           *slog.Logger
	now           func() time.Time

	assets  *site.Shelf
	pages   *template.Template
	live    *site.Audience
	turns   *turns
	limits  limits
	streams chan struct{} // one place for each file being sent
	beat    time.Duration // between two signs of life on a live page
}

// New makes a door that listens but does not answer until Run.
func New(options Options) (*Door, error) {
	if options.Listener == nil || options.Conversations == nil || options.Words == nil {
		return nil, errors.New("web: listener, conversations and words must be given")
	}
	assets, err := newShelf()
	if err != nil {
		return nil, err
	}
	pages, err := parsePages(options.Words, assets)
	if err != nil {
		return nil, err
	}
	d := &Door{
		listener: options.Listener, conversations: options.Conversations,
		greeting: options.Greeting, health: options.Health, media: options.Media, routes: options.Routes,
		log: options.Log, now: options.Now,
		assets: assets, pages: pages, live: site.NewAudience(), turns: newTurns(),
		streams: make(chan struct{}, mostStreams), beat: site.Heartbeat,
	}
	if d.log == nil {
		d.log = slog.New(slog.DiscardHandler)
	}
	if d.now == nil {
		d.now = time.Now
	}
	d.limits = newLimits(d.now)
	return d, nil
}

// Name is "web".
func (d *Door) Name() string { return name }

// Close gives the listener back. It is for a door that never runs; Run closes
// the listener by itself.
func (d *Door) Close() error { return d.listener.Close() }
