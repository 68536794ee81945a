package outbox

import (
	"context"
	"fmt"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"
)

// Drain says what is due until nothing is, and stops. Replies that wait for
// another try stay for the next start. When ctx ends first, replies being said
// are cut off and stay too, and the error of ctx is returned. Nothing may be
// committed meanwhile. An outbox that was not started has nothing to drain.
func (o *Outbox) Drain(ctx context.Context) error {
	o.state.Lock()
	defer o.state.Unlock()
	if !o.started {
		return nil
	}
	o.started = false
	defer close(o.board.closed)
	for {
		if err := o.rest(ctx); err != nil {
			return o.halt(ctx, err)
		}
		if err := o.client.Stop(ctx); err != nil {
			return o.halt(ctx, err)
		}
		// The last reply said may have had a next one, enqueued when River had
		// ceased to look for work.
		due, err := o.due(ctx)
		if err != nil {
			return fmt.Errorf("outbox: drain: %w", err)
		}
		if !due {
			return nil
		}
		if err := o.client.Start(context.WithoutCancel(ctx)); err != nil {
			return fmt.Errorf("outbox: drain: %w", err)
		}
	}
}

// rest returns when no reply is due and none is being said.
func (o *Outbox) rest(ctx context.Context) error {
	for {
		underway, moved := o.board.progress()
		due, err := o.due(ctx)
		if err != nil {
			return err
		}
		if underway == 0 && !due {
			return nil
		}
		select {
		case <-moved:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// halt stops although work is left.
func (o *Outbox) halt(ctx context.Context, cause error) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), lastGrace)
	defer cancel()
	if err := o.client.StopAndCancel(ctx); err != nil {
		return fmt.Errorf("outbox: drain: %w; then stop: %w", cause, err)
	}
	return fmt.Errorf("outbox: drain: %w", cause)
}

// due reports whether a job could be worked at this moment.
func (o *Outbox) due(ctx context.Context) (bool, error) {
	found, err := o.client.JobList(ctx, river.NewJobListParams().First(1).Queues(o.queues()...).
		States(rivertype.JobStateAvailable).OrderBy(river.JobListOrderByScheduledAt, river.SortOrderAsc))
	if err != nil {
		return false, fmt.Errorf("look for due jobs: %w", err)
	}
	return len(found.Jobs) > 0 && !found.Jobs[0].ScheduledAt.After(time.Now()), nil
}
