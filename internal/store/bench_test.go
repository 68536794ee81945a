package store_test

import (
	"fmt"
	"testing"

	"hoidap/internal/desk"
)

// BenchmarkCommit commits ordinary turns, each of a new chat, with one reply.
func BenchmarkCommit(b *testing.B) {
	s := open(b)
	for i := range b.N {
		turn := turn(desk.ChatID(fmt.Sprintf("telegram:%d", i)), "1", "Bà con được cấp thẻ bảo hiểm y tế miễn phí.")
		if err := s.Commit(b.Context(), turn); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAttempt counts the first try of new messages.
func BenchmarkAttempt(b *testing.B) {
	s := open(b)
	for i := range b.N {
		if _, err := s.Attempt(b.Context(), desk.MessageID(fmt.Sprintf("telegram:4711:%d", i))); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSession reads a session.
func BenchmarkSession(b *testing.B) {
	s := open(b)
	s.commit(turn(lan, "1"))
	for range b.N {
		if _, err := s.Session(b.Context(), lan); err != nil {
			b.Fatal(err)
		}
	}
}
