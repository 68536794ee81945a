package outbox

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"github.com/riverqueue/river"

	"hoidap/internal/desk"
)

// delivery is what a job holds.
type delivery struct {
	Chat  desk.ChatID  `json:"chat"`
	Reply desk.ReplyID `json:"reply"`
}

// Kind names the job for River.
func (delivery) Kind() string { return "deliver" }

// worker says one reply for River.
type worker struct {
	river.WorkerDefaults[delivery]
	outbox *Outbox
}

// triesKey is where a job's metadata holds how often it was tried in vain.
const triesKey = "tries"

// errPanic stands for a door that panicked.
var errPanic = errors.New("the door panicked")

// Work says the reply of a job. Every retry is a snooze: River would otherwise
// store the text of the error, count towards its own limit of attempts and wait
// as its own policy says.
func (w *worker) Work(ctx context.Context, job *river.Job[delivery]) error {
	o, chat := w.outbox, job.Args.Chat
	tries := triesOf(job.Metadata)
	o.board.begin(chat)
	wait, err := o.deliver(ctx, o.speakers[job.Queue], job.Args, tries)
	o.board.end(chat, wait > 0)
	if err != nil || wait == 0 {
		return err
	}
	if err := river.MetadataSet(ctx, triesKey, tries+1); err != nil {
		return err
	}
	return river.JobSnooze(wait)
}

// deliver says a reply and settles it, or returns how long to wait before the
// next try. The error is that of ctx: the work was cut off and is to be done
// again by the next process.
func (o *Outbox) deliver(ctx context.Context, speaker Speaker, job delivery, tries int) (wait time.Duration, err error) {
	log := o.log.With("chat", job.Chat, "reply", job.Reply)
	if _, said := o.said.Load(job.Reply); said {
		return o.settle(ctx, log, job, tries, true), nil
	}
	reply, err := o.ledger.Reply(ctx, job.Reply)
	if errors.Is(err, desk.ErrNotFound) {
		return 0, nil // settled before a crash could tell River, or forgotten
	}
	if err == nil {
		err = o.say(ctx, speaker, reply, log)
	}
	var later desk.RetryLater
	switch {
	case err == nil:
		if err := o.Journal.note(job.Reply); err != nil {
			log.Error("reply said and not noted", "error", err)
		}
		return o.settle(ctx, log, job, tries, true), nil
	case errors.Is(err, desk.ErrChatDead):
		return o.kill(ctx, log, job, tries), nil
	case errors.Is(err, desk.ErrRefused):
		log.Warn("reply refused", "error", err)
		return o.settle(ctx, log, job, tries, false), nil
	case ctx.Err() != nil:
		return 0, ctx.Err()
	case tries+1 >= patience:
		log.Error("reply given up", "tries", tries+1, "error", err)
		return o.settle(ctx, log, job, tries, false), nil
	case errors.As(err, &later):
		wait = asked(later)
	default:
		wait = o.Backoff(tries + 1)
	}
	log.Warn("reply not said, trying again", "tries", tries+1, "wait", wait, "error", err)
	return max(wait, time.Millisecond), nil
}

// say lets the door speak, for a limited time; a panic is an error. The value of
// the panic may hold words of the reply and is not logged.
func (o *Outbox) say(ctx context.Context, speaker Speaker, reply desk.Reply, log *slog.Logger) (err error) {
	ctx, cancel := context.WithTimeout(ctx, o.sayLimit)
	defer cancel()
	defer func() {
		if value := recover(); value != nil {
			log.Error("door panicked", "type", fmt.Sprintf("%T", value), "stack", string(debug.Stack()))
			err = errPanic
		}
	}()
	return speaker.Say(ctx, reply)
}

// settle writes down that a reply needs no more saying. When that fails, what
// was said is remembered, so that the next try settles it without saying it
// again.
func (o *Outbox) settle(ctx context.Context, log *slog.Logger, job delivery, tries int, said bool) time.Duration {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), ledgerLimit)
	defer cancel()
	err := o.ledger.Settle(ctx, job.Reply, said)
	if err == nil {
		o.said.Delete(job.Reply)
		if err := o.Journal.settled(job.Reply); err != nil {
			log.Error("journal not emptied", "error", err)
		}
		return 0
	}
	if said {
		o.said.Store(job.Reply, struct{}{})
	}
	log.Error("reply not settled, trying again", "error", err)
	return max(o.Backoff(tries+1), time.Millisecond)
}

func (o *Outbox) kill(ctx context.Context, log *slog.Logger, job delivery, tries int) time.Duration {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), ledgerLimit)
	defer cancel()
	if err := o.ledger.KillChat(ctx, job.Chat); err != nil {
		log.Error("chat not marked dead, trying again", "error", err)
		return max(o.Backoff(tries+1), time.Millisecond)
	}
	log.Info("chat cannot be reached any more")
	return 0
}

// triesOf reads how often a job was tried in vain; what cannot be read is 0.
func triesOf(metadata []byte) int {
	var held map[string]json.RawMessage
	var tries int
	if json.Unmarshal(metadata, &held) != nil || json.Unmarshal(held[triesKey], &tries) != nil {
		return 0
	}
	return tries
}
