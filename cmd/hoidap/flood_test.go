package main

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"hoidap/internal/telegram/telegramtest"
)

// held is the longest anybody may wait beside a flood, on whatever machine.
const held = 10 * time.Second

// TestFlood has one chat send ten thousand messages a minute, and others ask
// meanwhile. Nobody of them waits for long.
func TestFlood(t *testing.T) {
	t.Parallel()
	if raced {
		t.Skip("keeps time: run without the race detector")
	}
	n, err := strconv.Atoi(os.Getenv("HOIDAP_FLOOD"))
	if err != nil {
		n = 500
	}
	const flooder, perMinute, asking = int64(66), 10_000, 10
	server := telegramtest.Start(t)
	addressOf(t, start(t, append([]string{"serve", "--listen", "127.0.0.1:0"}, withBot(t, server)...)...))
	turn := make(chan struct{}, asking)
	go func() {
		defer close(turn)
		tick := time.NewTicker(time.Minute / perMinute)
		defer tick.Stop()
		for i := range n {
			server.Type(flooder, fmt.Sprintf("cho hỏi câu %d", i))
			if i%(n/asking) == n/asking/2 {
				turn <- struct{}{}
			}
			<-tick.C
		}
	}()
	var waits []time.Duration
	for range turn {
		person := lan + int64(len(waits))
		asked := time.Now()
		server.Type(person, "the bhyt ho ngheo")
		server.Heard(person)
		waits = append(waits, time.Since(asked))
	}
	slices.Sort(waits)
	longest := waits[len(waits)-1]
	t.Logf("while one chat sent %d messages, %d others waited %s at the median, %s at most", n, len(waits),
		waits[len(waits)/2].Round(time.Millisecond), longest.Round(time.Millisecond))
	if longest > held || len(waits) != asking {
		t.Errorf("%d waited up to %s", len(waits), longest)
	}
	server.Settled()
}
