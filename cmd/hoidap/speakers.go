package main

import (
	"context"
	"fmt"

	"hoidap/internal/desk"
	"hoidap/internal/door"
	"hoidap/internal/outbox"
)

// Names of the doors that serve opens.
const (
	webDoor      = "web"
	telegramDoor = "telegram"
)

// speakers stand between the outbox and the doors: the outbox needs to know
// its queues before the doors, which need the engine, can be made.
type speakers struct {
	byQueue map[string]*speaker
}

// speaker is one door, once it is there.
type speaker struct{ door door.Door }

// Say says a reply through the door.
func (s *speaker) Say(ctx context.Context, reply desk.Reply) error { return s.door.Say(ctx, reply) }

func newSpeakers(withTelegram bool) *speakers {
	s := &speakers{byQueue: map[string]*speaker{webDoor: {}}}
	if withTelegram {
		s.byQueue[telegramDoor] = &speaker{}
	}
	return s
}

func (s *speakers) queues() map[string]outbox.Speaker {
	queues := make(map[string]outbox.Speaker, len(s.byQueue))
	for name, speaker := range s.byQueue {
		queues[name] = speaker
	}
	return queues
}

// meet gives every door its queue, and makes sure that none is left out.
func (s *speakers) meet(doors []door.Door) error {
	for _, d := range doors {
		speaker, ok := s.byQueue[outbox.Queue(desk.NewChatID(d.Name(), ""))]
		if !ok {
			return fmt.Errorf("door %s has no queue", d.Name())
		}
		speaker.door = d
	}
	for name, speaker := range s.byQueue {
		if speaker.door == nil {
			return fmt.Errorf("queue %s has no door", name)
		}
	}
	return nil
}
