package desk

import (
	"errors"
	"fmt"
	"time"
)

// Kinds of error. Their text is for logs; people read a sentence chosen by kind.
var (
	// ErrDuplicate: the message was handled before; say nothing.
	ErrDuplicate = errors.New("message was handled before")
	// ErrConflict: something changed meanwhile; read again and decide again.
	ErrConflict = errors.New("changed meanwhile")
	// ErrNotFound: there is no such thing.
	ErrNotFound = errors.New("not found")
	// ErrChatDead: the chat cannot be reached any more (blocked, deleted).
	ErrChatDead = errors.New("chat cannot be reached any more")
	// ErrRefused: the far side will never take this reply, however often sent.
	ErrRefused = errors.New("reply refused for good")
)

// RetryLater is the error of a far side that asks to be left alone for a while.
type RetryLater struct {
	After time.Duration
}

// Error says how long the far side asked to wait.
func (e RetryLater) Error() string { return fmt.Sprintf("asked to wait %s", e.After) }
