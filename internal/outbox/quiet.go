package outbox

import (
	"context"
	"log/slog"
)

// quiet is a logger for River that leaves out what is below a warning: River
// tells of every failed try, which this package does itself.
func quiet(log *slog.Logger) *slog.Logger { return slog.New(warnings{log.Handler()}) }

// warnings passes on warnings and errors.
type warnings struct{ inner slog.Handler }

// Enabled reports whether a line of a level is passed on.
func (w warnings) Enabled(ctx context.Context, level slog.Level) bool {
	return level >= slog.LevelWarn && w.inner.Enabled(ctx, level)
}

// Handle passes a line on.
func (w warnings) Handle(ctx context.Context, record slog.Record) error {
	return w.inner.Handle(ctx, record)
}

// WithAttrs keeps the level for lines with attributes.
func (w warnings) WithAttrs(attrs []slog.Attr) slog.Handler {
	return warnings{w.inner.WithAttrs(attrs)}
}

// WithGroup keeps the level for lines in a group.
func (w warnings) WithGroup(name string) slog.Handler { return warnings{w.inner.WithGroup(name)} }
