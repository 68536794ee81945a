package outbox

import (
	"regexp"
	"testing"
	"time"

	"hoidap/internal/desk"
)

// valid is River's own rule for the name of a queue, of up to 64 letters.
var valid = regexp.MustCompile(`^(?:[a-z0-9])+(?:[_|\-]?[a-z0-9]+)*$`)

func TestQueue(t *testing.T) {
	for chat, want := range map[desk.ChatID]string{
		"telegram:4711":    "telegram",
		"telegram:4712":    "telegram",
		"web:8a7f":         "web",
		"zalo-oa:1":        "zalo-oa",
		"terminal:an":      "terminal-" + digest("an"),
		"Zalo:1":           "door-" + digest("Zalo"),
		"zalo-:1":          "door-" + digest("zalo-"),
		"terminal-x:1":     "door-" + digest("terminal-x"),
		"terminal:an:bình": "terminal-" + digest("an:bình"),
	} {
		if got := Queue(chat); got != want {
			t.Errorf("queue of %s is %s, want %s", chat, got, want)
		}
	}
	if Queue("terminal:an") == Queue("terminal:bình") {
		t.Error("two shells have one queue")
	}
}

func FuzzQueue(f *testing.F) {
	for _, seed := range []string{"telegram:1", "terminal:an", "terminal:", ":", "", "Cửa:\x00", "a--b:1", "web"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, chat string) {
		queue := Queue(desk.ChatID(chat))
		if len(queue) > 64 || !valid.MatchString(queue) {
			t.Errorf("queue of %q is %q", chat, queue)
		}
	})
}

func TestBackoff(t *testing.T) {
	var day time.Duration
	for try := 1; try <= patience; try++ {
		mean := min(time.Second<<min(try-1, 20), 5*time.Minute)
		wait := Backoff(try)
		if wait < mean*4/5 || wait > mean*6/5 {
			t.Errorf("wait %d is %s, want about %s", try, wait, mean)
		}
		day += wait
	}
	if day < 20*time.Hour || day > 30*time.Hour {
		t.Errorf("all tries take %s, want about a day", day)
	}
	for _, odd := range []int{-5, 0, 1 << 40} {
		if wait := Backoff(odd); wait <= 0 || wait > 6*time.Minute {
			t.Errorf("wait %d is %s", odd, wait)
		}
	}
	for after, want := range map[time.Duration]time.Duration{-1: 0, time.Minute: time.Minute, 1 << 62: longestAsked} {
		if got := asked(desk.RetryLater{After: after}); got != want {
			t.Errorf("asked for %s, waits %s, want %s", after, got, want)
		}
	}
}

func TestTriesOf(t *testing.T) {
	for metadata, want := range map[string]int{
		``: 0, `{}`: 0, `[]`: 0, `{"tries":"many"}`: 0, `{"tries":7,"snoozes":7}`: 7,
	} {
		if got := triesOf([]byte(metadata)); got != want {
			t.Errorf("%s: %d, want %d", metadata, got, want)
		}
	}
}
