// Package bureau is the staff desk in the browser: the queue, one ticket, who
// works there and what was done. It reads through interfaces of its own and acts
// by handing the engine the commands staff type in a chat, so that there is one
// rule book. Every page works without scripts.
//
// The web door serves its pages. The door's guard sets the headers, and refuses
// what another site sends: forms hold no token of their own, because a browser
// says where a form comes from, and the cookie of the session leaves with no
// request that another site begins.
package bureau

import (
	"context"
	"errors"
	"html/template"
	"log/slog"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/site"
)

// Base is the address of the desk; all its pages stand below.
const Base = "/ban-lam-viec"

// Options is what a Room is made of. All fields but Log and Now must be set.
type Options struct {
	Queue   Queue
	Records Records
	Keys    Keys
	Shelf   Shelf
	Engine  Engine
	Rules   Rules
	Weekly  Weekly
	Words   Words
	// Log gets what goes wrong; nowhere when nil.
	Log *slog.Logger
	// Now is the clock; time.Now when nil.
	Now func() time.Time
}

// Room is the staff desk.
type Room struct {
	Options

	assets *site.Shelf
	pages  *template.Template
	live   *site.Audience
	limits limits
	stop   chan struct{} // closed when open pages are let go
}

// limits are the paces nobody may outrun.
type limits struct {
	entering *site.Pace // tries to log in, of an address
	looking  *site.Pace // pages, of a person
	acting   *site.Pace // acts, of a person
}

// New makes a room.
func New(options Options) (*Room, error) {
	o := options
	if o.Queue == nil || o.Records == nil || o.Keys == nil || o.Shelf == nil || o.Engine == nil || o.Rules == nil || o.Weekly == nil || o.Words == nil {
		return nil, errors.New("bureau: everything but log and clock must be given")
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	assets, err := newAssets()
	if err != nil {
		return nil, err
	}
	pages, err := parsePages(o.Words, assets)
	if err != nil {
		return nil, err
	}
	return &Room{
		Options: o, assets: assets, pages: pages, live: site.NewAudience(), stop: make(chan struct{}),
		limits: limits{
			entering: site.NewPace(0.1, 10, o.Now),
			looking:  site.NewPace(10, 100, o.Now),
			acting:   site.NewPace(1, 30, o.Now),
		},
	}, nil
}

// Run keeps pages live until ctx ends, then lets go those that are open.
func (b *Room) Run(ctx context.Context) {
	<-ctx.Done()
	close(b.stop)
}

// Committed wakes the open pages when a turn changed what they show.
func (b *Room) Committed(turn desk.Turn) {
	if len(turn.Tickets)+len(turn.Waiters)+len(turn.Remarks)+len(turn.People)+len(turn.Acts) > 0 {
		b.live.AllChanged()
	}
}
