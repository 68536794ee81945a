package main

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"

	"hoidap/knowledge"
)

// TestKeeperFills holds that an index is made ready for changes, that nothing is
// said where there is none, and that the log tells when it cannot be done.
func TestKeeperFills(t *testing.T) {
	var log bytes.Buffer
	shelf, err := openShelf(knowledge.FS, nil)
	if err != nil {
		t.Fatal(err)
	}
	k := &keeper{shelf: shelf, log: slog.New(slog.NewTextHandler(&log, nil))}
	k.fill(t.Context())
	book, err := shelf.open(benchDay)
	if err != nil {
		t.Fatal(err)
	}
	k.fill(t.Context())
	if log.Len() > 0 {
		t.Errorf("the log says %s", log.String())
	}
	if err := book.index.Close(); err != nil {
		t.Fatal(err)
	}
	if k.fill(t.Context()); !strings.Contains(log.String(), "not ready for a change") {
		t.Errorf("the log says %q of an index that cannot be filled", log.String())
	}
}
