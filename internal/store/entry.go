package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"hoidap/internal/desk"
)

// entriesPerTurn is how many IDs of entries a turn has: the person's words take
// the first, the replies those after it.
const entriesPerTurn = 64

// Conversation returns what was said in a chat whose door shows earlier lines
// again, in order: the newest entries, at most limit, of those with an ID
// greater than after.
func (s *Store) Conversation(ctx context.Context, chat desk.ChatID, after int64, limit int) ([]desk.Entry, error) {
	entries, err := s.entries(ctx, chat, after, limit)
	if err != nil {
		return nil, fmt.Errorf("store: conversation of %s: %w", chat, known(err))
	}
	slices.Reverse(entries)
	return entries, nil
}

// entries returns the entries newest first.
func (s *Store) entries(ctx context.Context, chat desk.ChatID, after int64, limit int) (_ []desk.Entry, err error) {
	rows, err := s.reader.QueryContext(ctx, `SELECT id, said, reply FROM entries
		WHERE chat = $1 AND id > $2 ORDER BY id DESC LIMIT $3`, chat, after, limit)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var entries []desk.Entry
	for rows.Next() {
		var entry desk.Entry
		var reply []byte
		if err := rows.Scan(&entry.ID, &entry.Said, &reply); err != nil {
			return nil, err
		}
		if len(reply) > 0 {
			if err := json.Unmarshal(reply, &entry.Reply); err != nil {
				return nil, err
			}
			entry.Reply.Chat = chat
		}
		entries = append(entries, entry)
	}
	return entries, rows.Err()
}

// insertEntries writes what a turn adds to conversations that are shown again:
// that of its message, and those of other chats to which it says something.
func insertEntries(ctx context.Context, tx *sql.Tx, turn desk.Turn, at int64) error {
	chat := turn.Message.Chat
	lines := map[desk.ChatID]*lines{}
	if turn.Message.Recall {
		first, err := firstEntry(ctx, tx, chat, turn.Session.Version)
		if err != nil {
			return err
		}
		lines[chat] = &first
		if turn.Message.Text != "" {
			if err := lines[chat].add(ctx, tx, turn.Message.Text, "", at); err != nil {
				return err
			}
		}
	}
	for _, reply := range turn.Replies {
		if reply.Chat == "" {
			reply.Chat = chat
		}
		to, known := lines[reply.Chat]
		if !known && reply.Chat != chat {
			var err error
			if to, err = linesOf(ctx, tx, reply.Chat); err != nil {
				return err
			}
			lines[reply.Chat] = to
		}
		if to == nil {
			continue
		}
		body, err := json.Marshal(reply)
		if err != nil {
			return err
		}
		if err := to.add(ctx, tx, "", string(body), at); err != nil {
			return err
		}
	}
	return nil
}

// lines is a conversation that grows, and the ID of its next entry.
type lines struct {
	chat desk.ChatID
	next int64
}

// add writes one more entry.
func (l *lines) add(ctx context.Context, tx *sql.Tx, said, reply string, at int64) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO entries (chat, id, said, reply, at) VALUES ($1, $2, $3, $4, $5)`,
		l.chat, l.next, said, reply, at)
	l.next++
	return err
}

// firstEntry is where a conversation goes on with the turn after a version of
// its session: behind all that earlier turns can have written, whether it still
// stands or not.
func firstEntry(ctx context.Context, tx *sql.Tx, chat desk.ChatID, version int64) (lines, error) {
	var last int64
	err := tx.QueryRowContext(ctx, `SELECT COALESCE(MAX(id), 0) FROM entries WHERE chat = $1`, chat).Scan(&last)
	return lines{chat: chat, next: max(last+1, (version+1)*entriesPerTurn)}, err
}

// linesOf is the conversation of another chat, nil when its door shows none.
func linesOf(ctx context.Context, tx *sql.Tx, chat desk.ChatID) (*lines, error) {
	var version int64
	err := tx.QueryRowContext(ctx, `SELECT version FROM sessions WHERE chat = $1 AND recall`, chat).Scan(&version)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, nil
	case err != nil:
		return nil, err
	}
	// One version back: the next turn of the chat begins behind this.
	next, err := firstEntry(ctx, tx, chat, version-1)
	return &next, err
}
