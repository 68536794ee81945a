package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net"
	"net/http"
	"net/url"
	"time"

	"golang.org/x/sync/errgroup"

	"hoidap/internal/bureau"
	"hoidap/internal/config"
	"hoidap/internal/desk"
	"hoidap/internal/door"
	"hoidap/internal/handoff"
	"hoidap/internal/telegram"
	"hoidap/internal/web"
)

// service is a desk that serves: the office and its doors.
type service struct {
	*office
	keeper  *keeper
	program *program
	doors   []door.Door
	speak   *speakers
	started time.Time
	room    *bureau.Room
}

// serve runs the desk until ctx ends. Doors listen before anything is started,
// so that a taken port is an error at once.
func (p *program) serve(ctx context.Context, c config.Config) (err error) {
	started := time.Now()
	keeper, reading, err := p.openKeeper(c.Serve)
	if err != nil {
		return err
	}
	if _, err := reading.shelf.open(desk.DayOf(reading.now())); err != nil {
		return err
	}
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", c.Serve.Listen)
	if err != nil {
		return fmt.Errorf("cannot listen on %s: is another program using it? Name another --listen", c.Serve.Listen)
	}
	s := &service{program: p, keeper: keeper, started: started, speak: newSpeakers(!c.Serve.Telegram.Token.Empty())}
	s.office, err = p.open(ctx, reading, c.Serve.Data, "serve", s.speak.queues())
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	defer func() { err = errors.Join(err, s.close()) }()
	s.engine.Office.Link = linkTo(c.Serve.Address(listener.Addr().String()))
	s.engine.Office.Terms = handoff.Terms{
		Claim: time.Duration(c.Serve.ClaimHours) * time.Hour, Escalate: time.Duration(c.Serve.EscalateHours) * time.Hour,
	}
	if err := s.keepJournal(c.Serve.Data); err != nil {
		return errors.Join(err, listener.Close())
	}
	if err := s.openDoors(ctx, c.Serve, listener); err != nil {
		return errors.Join(err, listener.Close())
	}
	p.log.InfoContext(ctx, "languages", "coverage", reading.words.Coverage().String())
	return s.run(ctx, listener.Addr().String())
}

// openDoors makes every door: the web page always, Telegram with a token.
func (s *service) openDoors(ctx context.Context, c config.Serve, listener net.Listener) error {
	routes := map[string]http.Handler{}
	if !c.Telegram.Token.Empty() {
		bot, err := telegram.New(telegram.Options{
			Token: c.Telegram.Token, API: c.Telegram.API, Webhook: c.Telegram.Webhook, Secret: c.Telegram.Secret,
			Log: s.program.log, Words: s.words, Media: mediaFolder(c.Knowledge),
			Started: s.started, GroupCommands: groupCommands(s.words),
		})
		if err != nil {
			return err
		}
		if c.Telegram.Webhook != "" {
			// The path was checked with the option.
			address, err := url.Parse(c.Telegram.Webhook)
			if err != nil {
				return fmt.Errorf("telegram webhook: %w", err)
			}
			routes["POST "+address.EscapedPath()] = bot.Webhook()
		}
		s.doors = append(s.doors, bot)
	}
	if err := s.openRoom(); err != nil {
		return err
	}
	maps.Copy(routes, s.room.Routes())
	greeting, err := s.engine.Greeting(ctx)
	if err != nil {
		return err
	}
	page, err := web.New(web.Options{
		Listener: listener, Conversations: s.store, Words: s.words, Health: s.healthReport, Routes: routes, Media: mediaFolder(c.Knowledge),
		Greeting: func() desk.Reply { return greeting }, Log: s.program.log,
	})
	if err != nil {
		return err
	}
	s.doors = append(s.doors, page)
	return s.speak.meet(s.doors)
}

// run lets everybody work until ctx ends or a door cannot go on. Then doors
// stop and finish what they took in, and the outbox says what is due.
func (s *service) run(ctx context.Context, address string) error {
	if err := s.outbox.Start(ctx); err != nil {
		return err
	}
	group, running := errgroup.WithContext(ctx)
	for _, d := range s.doors {
		group.Go(func() error { return d.Run(running, s.engine) })
	}
	group.Go(func() error { s.sweep(running); return nil })
	group.Go(func() error { minutes{s.engine, s.now, s.program.log}.run(running); return nil })
	group.Go(func() error { s.keeper.run(running); return nil })
	group.Go(func() error { s.room.Run(running); return nil })
	_, _ = fmt.Fprintf(s.program.stdout, "Hỏi Đáp: http://%s/\n", address)
	if s.program.listening != nil {
		s.program.listening(address)
	}
	err := group.Wait()
	return errors.Join(err, s.finish(ctx, s.program.log))
}

// healthReport is what /health says: counts only.
func (s *service) healthReport(ctx context.Context) (map[string]any, error) {
	counts, err := s.store.Counts(ctx)
	if err != nil {
		return nil, err
	}
	return map[string]any{
		"version": versionText(), "knowledge": s.keeper.health(),
		"open_tickets": counts.OpenTickets, "open_replies": counts.OpenReplies, "overdue_replies": counts.OverdueReplies,
		"parked": counts.Parked, "dead_chats": counts.DeadChats,
	}, nil
}
