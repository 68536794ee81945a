//go:build !race

package search_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"hoidap/internal/search"
)

// asking is how many questions are asked while memory is watched; "make soak"
// asks a million, by the environment.
const (
	asking      = 20_000
	askingName  = "HOIDAP_QUESTIONS"
	mostGrowth  = 512 << 10 // bytes; 26 for each question
	askedBefore = 500
)

// TestMemoryStays asks question after question, no two alike, and holds that an
// index remembers none of them. The race detector remembers on its own account.
func TestMemoryStays(t *testing.T) {
	count := asking
	if wanted := os.Getenv(askingName); wanted != "" {
		var err error
		if count, err = strconv.Atoi(wanted); err != nil {
			t.Fatal(err)
		}
	}
	known := shelf(t)
	r := newRevisions(known, 11, 40)
	index := whole(t, r.editions, known)
	defer func() { _ = index.Close() }()
	ask(t, index, r, askedBefore)
	before := heapInUse()
	ask(t, index, r, count)
	if after := heapInUse(); after > before+mostGrowth {
		t.Errorf("after %d questions %d KB are held, before them %d KB", count, after>>10, before>>10)
	}
}

// ask asks questions of all kinds, each with a word nobody said before.
func ask(t *testing.T, index *search.Index, r *revisions, n int) {
	t.Helper()
	for i := range n {
		text := r.words(3+i%7) + fmt.Sprintf(" %dz%x", i, r.random.Uint64())
		switch {
		case i%50 == 0:
			text += strings.Repeat(". "+r.words(9), 6) // a story
		case i%8 == 1:
			text = strings.ToUpper(text) + " 😊 k/o 2.000.000đ"
		case i%8 == 2:
			text = slipped(r.random, text)
		}
		find(t, index, text, 5)
	}
}

// slipped exchanges two letters somewhere.
func slipped(random *rand.Rand, text string) string {
	letters := []rune(text)
	at := random.IntN(len(letters) - 1)
	letters[at], letters[at+1] = letters[at+1], letters[at]
	return string(letters)
}

// heapInUse is what is alive after the garbage is gone.
func heapInUse() uint64 {
	for range 3 {
		runtime.GC()
	}
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}
