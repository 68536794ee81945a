package answer_test

import (
	"context"
	"testing"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// finder is a Finder that gives what it holds.
type finder struct {
	finds []desk.Find
	err   error
}

func (f finder) FindRead(_ context.Context, _ []viet.Syllable, n int) ([]desk.Find, error) {
	return f.finds[:min(n, len(f.finds))], f.err
}

func (f finder) Explain(ctx context.Context, message []viet.Syllable, n int) ([]desk.Find, error) {
	return f.FindRead(ctx, message, n)
}

// closed is a Finder that must not be asked.
type closed struct{ t *testing.T }

func (c closed) FindRead(_ context.Context, message []viet.Syllable, _ int) ([]desk.Find, error) {
	c.t.Errorf("the base was asked about %q", viet.Join(message))
	return nil, nil
}

func (c closed) Explain(ctx context.Context, message []viet.Syllable, n int) ([]desk.Find, error) {
	return c.FindRead(ctx, message, n)
}
