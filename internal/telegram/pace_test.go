package telegram

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"hoidap/internal/desk"
)

// paced returns a bot that has begun to speak.
func paced() *Bot { return &Bot{pace: newPace(time.Time{}), now: time.Now, pause: pause} }

// speak lets a bot speak to chats, each call taking its time on the way there and
// back, and returns when each arrived.
func speak(t *testing.T, bot *Bot, chats []int64, way func() time.Duration) map[int64][]time.Time {
	t.Helper()
	var mu sync.Mutex
	arrived := map[int64][]time.Time{}
	var all sync.WaitGroup
	queue := make(chan int64)
	for range 32 {
		all.Go(func() {
			for chat := range queue {
				over, err := bot.turn(t.Context(), chat)
				if err != nil {
					t.Error(err)
					return
				}
				time.Sleep(way())
				mu.Lock()
				arrived[chat] = append(arrived[chat], time.Now())
				mu.Unlock()
				time.Sleep(way())
				over()
			}
		})
	}
	for _, chat := range chats {
		queue <- chat
	}
	close(queue)
	all.Wait()
	return arrived
}

// most is the most of some moments that lie within one span.
func most(moments []time.Time, span time.Duration) int {
	slices.SortFunc(moments, time.Time.Compare)
	most, first := 0, 0
	for i := range moments {
		for moments[i].Sub(moments[first]) >= span {
			first++
		}
		most = max(most, i-first+1)
	}
	return most
}

// However long calls are under way, no second sees more of them arrive than may.
func TestPaceAsTheFarSideSeesIt(t *testing.T) {
	for name, c := range map[string]struct {
		chats int
		way   func(*rand.Rand) time.Duration
		most  time.Duration // that it takes
	}{
		"at once":     {301, func(*rand.Rand) time.Duration { return 0 }, 10*time.Second + time.Second/2},
		"quick":       {301, func(*rand.Rand) time.Duration { return time.Millisecond }, 11 * time.Second},
		"by chance":   {300, func(r *rand.Rand) time.Duration { return time.Duration(r.IntN(700)) * time.Millisecond }, time.Minute},
		"a slow line": {100, func(*rand.Rand) time.Duration { return 1500 * time.Millisecond }, time.Minute},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				chance := rand.New(rand.NewPCG(1, 2))
				var mu sync.Mutex
				var chats []int64
				for chat := range int64(c.chats) {
					chats = append(chats, chat/2+1) // each twice in a row
				}
				began := time.Now()
				arrived := speak(t, paced(), chats, func() time.Duration {
					mu.Lock()
					defer mu.Unlock()
					return c.way(chance)
				})
				var all []time.Time
				for chat, moments := range arrived {
					all = append(all, moments...)
					if got := most(moments, time.Second); got > perChatSecond {
						t.Errorf("chat %d was told %d times in a second", chat, got)
					}
				}
				if got := most(all, time.Second); got > perSecond || len(all) != c.chats {
					t.Errorf("%d of %d in one second", got, len(all))
				}
				if took := time.Since(began); took > c.most {
					t.Errorf("took %s, want at most %s", took, c.most)
				}
			})
		})
	}
}

func TestPaceOfAGroup(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		arrived := speak(t, paced(), slices.Repeat([]int64{-42}, 45), func() time.Duration { return time.Millisecond })
		if got := most(arrived[-42], time.Minute); got != perGroupMinute {
			t.Errorf("%d in a minute, want %d", got, perGroupMinute)
		}
	})
}

// A group that has had its share holds up nobody else.
func TestPaceOfOneHoldsUpNoOther(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		bot := paced()
		speak(t, bot, slices.Repeat([]int64{-42}, perGroupMinute), func() time.Duration { return 0 })
		var group sync.WaitGroup
		group.Go(func() { speak(t, bot, []int64{-42}, func() time.Duration { return 0 }) })
		synctest.Wait()
		before := time.Now()
		speak(t, bot, []int64{43}, func() time.Duration { return 0 })
		if waited := time.Since(before); waited > spread {
			t.Errorf("another chat waited %s", waited)
		}
		group.Wait()
	})
}

// Whatever a process before this one said up to its end, the second after holds no
// more than it may.
func TestPaceAfterAStart(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		bot := paced()
		bot.pace = newPace(time.Now())
		began := time.Now()
		speak(t, bot, []int64{42}, func() time.Duration { return 0 })
		if waited := time.Since(began); waited != time.Second {
			t.Errorf("spoke after %s, want a second", waited)
		}
	})
}

func TestNoTurnBeforeTheDeadline(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		bot := paced()
		speak(t, bot, []int64{42}, func() time.Duration { return 0 })
		ctx, cancel := context.WithTimeout(t.Context(), callReserve+time.Second/2)
		defer cancel()
		for range 3 { // a turn not taken makes the next wait no longer
			var later desk.RetryLater
			if _, err := bot.turn(ctx, 42); !errors.As(err, &later) || later.After != time.Second {
				t.Errorf("got %v, want to be asked to wait 1s", err)
			}
		}
		over, err := bot.turn(t.Context(), 42)
		if err != nil {
			t.Fatal(err)
		}
		defer over()
		// While a call is under way, only its end can tell.
		if _, err := bot.turn(ctx, 42); !errors.As(err, new(desk.RetryLater)) {
			t.Errorf("got %v, want to be asked to wait", err)
		}
	})
}

func TestPaceRemembersFewChats(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		bot := paced()
		for chat := range int64(3 * mostChats) {
			bot.pace.own(chat, time.Now())
		}
		if got := len(bot.pace.chats); got > mostChats {
			t.Errorf("%d idle chats remembered, want at most %d", got, mostChats)
		}
		over, err := bot.turn(t.Context(), 7)
		if err != nil {
			t.Fatal(err)
		}
		bot.pace.forget(time.Now())
		if _, kept := bot.pace.chats[7]; !kept || len(bot.pace.chats) != 1 {
			t.Errorf("%d chats remembered, the one being told: %t", len(bot.pace.chats), kept)
		}
		over()
		time.Sleep(time.Second)
		if bot.pace.forget(time.Now()); len(bot.pace.chats) != 0 {
			t.Errorf("%d chats remembered, all idle", len(bot.pace.chats))
		}
	})
}
