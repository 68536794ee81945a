package outbox

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/rivertype"

	"hoidap/internal/desk"
)

// page is how many jobs are read at once.
const page = 1000

// reclaim takes back the jobs of this outbox's queues that an earlier process
// left behind, before any is worked.
//
// A job that was being worked when the process was killed stays "running", and
// River would return it only after RescueStuckJobsAfter, because in general it
// cannot know that nobody works it any more. Here it is known: a queue has one
// process. A job waiting for another try is "scheduled" until River's leader
// makes it available, but a killed leader is replaced only after its term. Both
// become available: a job is fetched no sooner than its scheduled time, which
// is left as it is. River's client has no call for this, its driver has.
func (o *Outbox) reclaim(ctx context.Context) error {
	executor := o.driver.GetExecutor()
	params := river.NewJobListParams().First(page).Queues(o.queues()...).
		States(rivertype.JobStateRunning, rivertype.JobStateScheduled, rivertype.JobStateRetryable)
	for {
		found, err := o.client.JobList(ctx, params)
		if err != nil {
			return fmt.Errorf("look for jobs left behind: %w", err)
		}
		for _, job := range found.Jobs {
			if err := takeBack(ctx, executor, job); err != nil {
				return err
			}
			var args delivery
			if job.ScheduledAt.After(time.Now()) && json.Unmarshal(job.EncodedArgs, &args) == nil {
				o.board.postpone(args.Chat)
			}
		}
		if len(found.Jobs) < page {
			return nil
		}
	}
}

// settleNoted settles what an earlier process said and was killed before settling.
func (o *Outbox) settleNoted(ctx context.Context) error {
	for _, id := range o.Journal.left() {
		_, err := o.ledger.Reply(ctx, id)
		if err == nil {
			o.log.InfoContext(ctx, "reply was said before the program ended", "reply", id)
			err = o.ledger.Settle(ctx, id, true)
		}
		if err != nil && !errors.Is(err, desk.ErrNotFound) {
			return fmt.Errorf("settle what was said: %w", err)
		}
	}
	return o.Journal.begin()
}

// takeBack makes a job available again, as if its last attempt had not been.
func takeBack(ctx context.Context, executor riverdriver.Executor, job *rivertype.JobRow) error {
	_, err := executor.JobUpdateFull(ctx, &riverdriver.JobUpdateFullParams{
		ID: job.ID, StateDoUpdate: true, State: rivertype.JobStateAvailable,
		AttemptDoUpdate: true, Attempt: max(job.Attempt-1, 0),
	})
	if err != nil {
		return fmt.Errorf("take back job %d: %w", job.ID, err)
	}
	return nil
}

func (o *Outbox) queues() []string { return slices.Collect(maps.Keys(o.speakers)) }
