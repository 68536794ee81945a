package outbox

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"

	"hoidap/internal/desk"
)

// longJournal is the size, in bytes, from which a journal is emptied as soon as
// all its replies are settled.
const longJournal = 64 << 10

// Journal notes which replies were said the moment the far side has answered. A
// program killed before it could settle them would say them again. It holds
// numbers and nothing else, and it outlives the program, not a power cut: nobody
// waits for the disk.
type Journal struct {
	mu    sync.Mutex
	file  *os.File
	open  map[desk.ReplyID]bool // noted and not settled
	bytes int
}

// OpenJournal opens the journal at a path, making it when there is none. Close it
// when the outbox has stopped.
func OpenJournal(path string) (*Journal, error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return nil, fmt.Errorf("outbox: journal: %w", err)
	}
	j := &Journal{file: file, open: map[desk.ReplyID]bool{}}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("outbox: journal: %w", err), file.Close())
	}
	j.bytes = len(text)
	for line := range strings.Lines(string(text)) {
		// The last line may be half of one.
		number, whole := strings.CutSuffix(line, "\n")
		if id, err := strconv.ParseInt(number, 10, 64); err == nil && whole {
			j.open[desk.ReplyID(id)] = true
		}
	}
	return j, nil
}

// Close closes the file.
func (j *Journal) Close() error {
	if err := j.file.Close(); err != nil {
		return fmt.Errorf("outbox: journal: %w", err)
	}
	return nil
}

// left are the replies noted and not settled.
func (j *Journal) left() (ids []desk.ReplyID) {
	if j == nil {
		return nil
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	for id := range j.open {
		ids = append(ids, id)
	}
	return ids
}

// note writes down that a reply was said.
func (j *Journal) note(id desk.ReplyID) error {
	if j == nil {
		return nil
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	j.open[id] = true
	n, err := fmt.Fprintf(j.file, "%d\n", id)
	j.bytes += n
	return err
}

// settled ends the use of a note. A long journal is emptied when no note is of use.
func (j *Journal) settled(id desk.ReplyID) error {
	if j == nil {
		return nil
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	delete(j.open, id)
	if len(j.open) > 0 || j.bytes < longJournal {
		return nil
	}
	return j.empty()
}

// begin empties the journal once nothing in it is of use. The notes of a process
// before this one must not outlive the start: over a database brought back from a
// copy, the same numbers are given out again.
func (j *Journal) begin() error {
	if j == nil {
		return nil
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	clear(j.open)
	return j.empty()
}

// empty forgets all notes; the caller holds the lock.
func (j *Journal) empty() error {
	j.bytes = 0
	if err := j.file.Truncate(0); err != nil {
		return fmt.Errorf("outbox: journal: %w", err)
	}
	return nil
}
