package main

import (
	"context"
	"log/slog"
	"time"

	"hoidap/internal/store"
)

// sweepEvery is how often what has been kept long enough is removed. What is
// kept for an hour is so the reason for not waiting a day.
const sweepEvery = time.Hour

// sweep removes what has been kept long enough, at once and then every hour. It
// tells what went, as counts.
func (s *service) sweep(ctx context.Context) {
	ticker := time.NewTicker(sweepEvery)
	defer ticker.Stop()
	for {
		if purged, err := s.store.Purge(ctx, s.now()); err != nil && ctx.Err() == nil {
			s.program.log.ErrorContext(ctx, "purge failed", "error", err)
		} else if err == nil {
			tellPurged(ctx, s.program.log, purged)
		}
		select {
		case <-ticker.C:
		case <-ctx.Done():
			return
		}
	}
}

// tellPurged logs what was removed; that nothing was, only to who looks closely.
func tellPurged(ctx context.Context, log *slog.Logger, purged store.Purged) {
	level := slog.LevelInfo
	if purged == (store.Purged{}) {
		level = slog.LevelDebug
	}
	log.Log(ctx, level, "purged", "entries", purged.Entries, "messages", purged.Messages, "questions", purged.Questions,
		"remarks", purged.Remarks, "relays", purged.Relays, "sessions", purged.Sessions, "acts", purged.Acts)
}
