package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/door"
)

// Limits of time and size. A handler waits for the inbox at most
// receiveLimit, so stopLimit is never reached by a door in good health.
const (
	readLimit    = 15 * time.Second
	receiveLimit = 20 * time.Second
	writeLimit   = 40 * time.Second
	idleLimit    = 60 * time.Second
	stopLimit    = 45 * time.Second
	headerLimit  = 16 << 10
	bodyLimit    = 64 << 10
)

// Run answers requests until ctx ends, then finishes those under way.
func (d *Door) Run(ctx context.Context, inbox door.Inbox) error {
	server := &http.Server{
		Handler:           d.handler(ctx.Done(), inbox),
		ReadHeaderTimeout: readLimit,
		ReadTimeout:       readLimit,
		WriteTimeout:      writeLimit,
		IdleTimeout:       idleLimit,
		MaxHeaderBytes:    headerLimit,
		// The server's own lines name the addresses of people.
		ErrorLog: log.New(io.Discard, "", 0),
	}
	served := make(chan error, 1)
	go func() { served <- server.Serve(d.listener) }()
	select {
	case err := <-served:
		return fmt.Errorf("web: serve: %w", err)
	case <-ctx.Done():
	}
	bound, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopLimit)
	defer cancel()
	err := server.Shutdown(bound)
	if err != nil {
		err = fmt.Errorf("web: stop: %w", errors.Join(err, server.Close()))
	}
	if ended := <-served; !errors.Is(ended, http.ErrServerClosed) {
		err = errors.Join(err, fmt.Errorf("web: serve: %w", ended))
	}
	return err
}

// Say tells the open pages of a chat that there is something to read. The
// words themselves are in the conversation, where any later page finds them.
// A file that is missing is noted here, once, and not by every page.
func (d *Door) Say(ctx context.Context, reply desk.Reply) error {
	if reply.Chat.Door() != name || reply.Chat.Name() == "" {
		return fmt.Errorf("web: say reply %d to chat %s: %w", reply.ID, reply.Chat, desk.ErrRefused)
	}
	for _, a := range reply.Attachments {
		if err := d.opens(a); err != nil {
			d.log.WarnContext(ctx, "web: attachment said in words", "file", a.File, "error", err)
		}
	}
	d.live.Changed(reply.Chat)
	return nil
}
