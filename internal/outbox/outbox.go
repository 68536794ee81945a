// Package outbox says what turns left behind. Every reply has a delivery job,
// written in the transaction of its cause; the outbox works the jobs of the
// doors it was given, one reply of a chat at a time, and tries again what could
// not be said. The queue itself is River's.
package outbox

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"strings"
	"sync"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riversqlite"

	"hoidap/internal/desk"
)

// Speaker is the part of a door that speaks.
type Speaker interface {
	// Say shows a reply to its chat. desk.ErrChatDead, desk.ErrRefused and
	// desk.RetryLater are told apart; after any other error, saying it again
	// may help.
	Say(ctx context.Context, reply desk.Reply) error
}

// Ledger knows what is still to be said.
type Ledger interface {
	// Reply returns a reply that waits to be said; desk.ErrNotFound when it is
	// settled or forgotten.
	Reply(ctx context.Context, id desk.ReplyID) (desk.Reply, error)
	// Settle ends the wait of a reply and enqueues the next one of its chat.
	// Settling a reply twice does nothing.
	Settle(ctx context.Context, id desk.ReplyID, said bool) error
	// KillChat marks a chat that cannot be reached and drops what waits for it.
	KillChat(ctx context.Context, chat desk.ChatID) error
	// OpenReplies is how many replies of a chat wait to be said.
	OpenReplies(ctx context.Context, chat desk.ChatID) (int, error)
}

// ErrStopped is the error of waiting for an outbox that says nothing any more.
var ErrStopped = errors.New("outbox: stopped")

// How the queues are worked. River has to look for jobs again and again, and at
// rest that is nearly all the desk does: every 10 ms costs about 8 % of a core
// for a queue, every 40 ms about 3 %. A door that stands open for months looks
// seldom; a shell, which lives for minutes and may read from a pipe, often.
const (
	workers       = 32 // replies said at the same time, so that slow chats leave room
	fetchCooldown = time.Millisecond
	fetchPoll     = 40 * time.Millisecond
	shellPoll     = 10 * time.Millisecond
	keepJobs      = time.Minute   // a finished job is kept no longer than this
	never         = math.MaxInt16 // attempts River allows: giving up is decided here
)

// The order of jobs that are due, as River counts.
const (
	atOnce      = 1
	afterOthers = 2
)

// How long things may take.
const (
	sayLimit    = 30 * time.Second // one Say
	ledgerLimit = 15 * time.Second // one write to the ledger
	jobLimit    = time.Minute      // both, as River sees it
	rescueAfter = 5 * time.Minute  // a job running longer was lost by a process that is gone
	lastGrace   = 5 * time.Second  // replies cut off when Drain's time is over
)

// Outbox works the delivery jobs of its speakers' queues.
type Outbox struct {
	// Backoff is how long to wait after a failed try, the first being 1.
	// Backoff, the function, unless set before Start.
	Backoff func(try int) time.Duration
	// Journal, when set before Start, keeps replies that were said from being said
	// again by the next process, should this one be killed before it settled them.
	Journal *Journal

	ledger   Ledger
	speakers map[string]Speaker
	log      *slog.Logger
	driver   *riversqlite.Driver
	client   *river.Client[*sql.Tx]
	sayLimit time.Duration
	board    *board
	said     sync.Map // desk.ReplyID of replies said whose settling failed

	state   sync.Mutex
	started bool
}

// New returns an outbox over the jobs of db that speaks through the speakers,
// which are given by queue as Queue names them, and brings River's tables up to
// date. It can enqueue at once and works the queues from Start on. Of all
// processes, only one may have a speaker for a queue.
func New(ctx context.Context, db *sql.DB, ledger Ledger, speakers map[string]Speaker, log *slog.Logger) (*Outbox, error) {
	if _, _, err := Migrate(ctx, db); err != nil {
		return nil, err
	}
	o := &Outbox{
		Backoff: Backoff, ledger: ledger, speakers: speakers, log: log,
		driver: riversqlite.New(db), sayLimit: sayLimit, board: newBoard(),
	}
	queues := map[string]river.QueueConfig{}
	for queue := range speakers {
		poll := fetchPoll
		if strings.HasPrefix(queue, shell+"-") {
			poll = shellPoll
		}
		queues[queue] = river.QueueConfig{MaxWorkers: workers, FetchPollInterval: poll}
	}
	registry := river.NewWorkers()
	river.AddWorker(registry, &worker{outbox: o})
	client, err := river.NewClient(o.driver, &river.Config{
		Queues: queues, Workers: registry, Logger: quiet(log), PollOnly: true,
		FetchCooldown: fetchCooldown, FetchPollInterval: fetchPoll,
		JobTimeout: jobLimit, RescueStuckJobsAfter: rescueAfter, MaxAttempts: never,
		CompletedJobRetentionPeriod: keepJobs, CancelledJobRetentionPeriod: keepJobs, DiscardedJobRetentionPeriod: keepJobs,
	})
	if err != nil {
		return nil, fmt.Errorf("outbox: %w", err)
	}
	o.client = client
	return o, nil
}

// Enqueue writes a delivery job in tx. The job holds no words, only which reply
// of which chat to say. One of a crowd lets all others go first.
func (o *Outbox) Enqueue(ctx context.Context, tx *sql.Tx, chat desk.ChatID, reply desk.ReplyID, crowd bool) error {
	options := &river.InsertOpts{Queue: Queue(chat), Priority: atOnce}
	if crowd {
		options.Priority = afterOthers
	}
	_, err := o.client.InsertTx(ctx, tx, delivery{Chat: chat, Reply: reply}, options)
	if err != nil {
		return fmt.Errorf("outbox: enqueue reply %d: %w", reply, err)
	}
	return nil
}

// Start works the queues until Drain, after which the outbox is not started
// again. The end of ctx does not end the work: what is under way when a program
// ends is finished by Drain.
func (o *Outbox) Start(ctx context.Context) error {
	if len(o.speakers) == 0 {
		return nil
	}
	for _, clear := range []func(context.Context) error{o.settleNoted, o.reclaim} {
		if err := clear(ctx); err != nil {
			return fmt.Errorf("outbox: start: %w", err)
		}
	}
	if err := o.client.Start(context.WithoutCancel(ctx)); err != nil {
		return fmt.Errorf("outbox: start: %w", err)
	}
	o.state.Lock()
	defer o.state.Unlock()
	o.started = true
	return nil
}

// Wait returns once nothing is to be said to a chat, or the next reply must wait
// for another try. The chat must be of a queue this outbox speaks for.
func (o *Outbox) Wait(ctx context.Context, chat desk.ChatID) error {
	if _, ours := o.speakers[Queue(chat)]; !ours {
		return fmt.Errorf("outbox: wait for %s: no speaker for its queue", chat)
	}
	for {
		_, moved := o.board.progress()
		if o.board.waiting(chat) {
			return nil
		}
		open, err := o.ledger.OpenReplies(ctx, chat)
		if err != nil {
			return fmt.Errorf("outbox: wait for %s: %w", chat, err)
		}
		if open == 0 {
			return nil
		}
		select {
		case <-moved:
		case <-o.board.closed:
			return ErrStopped
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
