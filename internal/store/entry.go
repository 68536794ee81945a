package store

import (
	"context"
	"database/sql"
	"encoding/json"
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

// insertEntries writes what a turn adds to a conversation that is shown again.
// Replies to other chats are no part of it.
func insertEntries(ctx context.Context, tx *sql.Tx, turn desk.Turn, at int64) error {
	chat := turn.Message.Chat
	id := (turn.Session.Version + 1) * entriesPerTurn
	const insert = `INSERT INTO entries (chat, id, said, reply, at) VALUES ($1, $2, $3, $4, $5)`
	if turn.Message.Text != "" {
		if _, err := tx.ExecContext(ctx, insert, chat, id, turn.Message.Text, "", at); err != nil {
			return err
		}
	}
	for _, reply := range turn.Replies {
		id++
		if reply.Chat != "" && reply.Chat != chat {
			continue
		}
		body, err := json.Marshal(reply)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, insert, chat, id, "", string(body), at); err != nil {
			return err
		}
	}
	return nil
}
