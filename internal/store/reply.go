package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"hoidap/internal/desk"
)

// Reply returns a reply that waits to be said; desk.ErrNotFound when it is
// settled or forgotten.
func (s *Store) Reply(ctx context.Context, id desk.ReplyID) (desk.Reply, error) {
	reply := desk.Reply{ID: id}
	var body []byte
	err := s.reader.QueryRowContext(ctx, `SELECT chat, body FROM replies WHERE id = $1 AND state = 'open'`, id).
		Scan(&reply.Chat, &body)
	if err == nil {
		err = json.Unmarshal(body, &reply)
	}
	if err != nil {
		return desk.Reply{}, fmt.Errorf("store: reply %d: %w", id, known(err))
	}
	return reply, nil
}

// Settle ends the wait of a reply and enqueues the next one of its chat. Its
// words are removed; of a reply that could not be said a mark stays for Counts.
// Settling a reply a second time, or a forgotten one, does nothing.
func (s *Store) Settle(ctx context.Context, id desk.ReplyID, said bool) error {
	settle := `DELETE FROM replies WHERE id = $1 AND state = 'open' RETURNING chat`
	if !said {
		settle = `UPDATE replies SET state = 'refused', body = '' WHERE id = $1 AND state = 'open' RETURNING chat`
	}
	return s.write(ctx, fmt.Sprintf("settle reply %d", id), func(tx *sql.Tx) error {
		var chat desk.ChatID
		err := tx.QueryRowContext(ctx, settle, id).Scan(&chat)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		return s.enqueueNext(ctx, tx, chat)
	})
}

// enqueueNext enqueues the reply of a chat that is to be said next, if any.
func (s *Store) enqueueNext(ctx context.Context, tx *sql.Tx, chat desk.ChatID) error {
	next, err := firstOpen(ctx, tx, chat)
	if err != nil || next == 0 {
		return err
	}
	if s.Jobs == nil {
		return errors.New("no delivery jobs to enqueue the next reply with")
	}
	return s.Jobs.Enqueue(ctx, tx, chat, next, false)
}

// KillChat marks a chat that cannot be reached any more and drops what waits to
// be said to it. Its next message revives it.
func (s *Store) KillChat(ctx context.Context, chat desk.ChatID) error {
	return s.write(ctx, fmt.Sprintf("mark chat %s dead", chat), func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM replies WHERE chat = $1 AND state = 'open'`, chat); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `UPDATE sessions SET dead = TRUE WHERE chat = $1`, chat)
		return err
	})
}

// OpenReplies is how many replies of a chat wait to be said.
func (s *Store) OpenReplies(ctx context.Context, chat desk.ChatID) (int, error) {
	var open int
	err := s.reader.QueryRowContext(ctx, `SELECT COUNT(*) FROM replies WHERE chat = $1 AND state = 'open'`, chat).Scan(&open)
	if err != nil {
		return 0, fmt.Errorf("store: open replies of %s: %w", chat, known(err))
	}
	return open, nil
}

// crowd is how many replies a turn may have without holding up others: about as
// many as the slowest network takes in a second.
const crowd = 30

// insertReplies writes the replies of a turn in order and enqueues the first of
// each chat that had none waiting.
func (s *Store) insertReplies(ctx context.Context, tx *sql.Tx, turn desk.Turn, at int64) error {
	waiting := map[desk.ChatID]bool{}
	for _, reply := range turn.Replies {
		if reply.Chat == "" {
			reply.Chat = turn.Message.Chat
		}
		if _, looked := waiting[reply.Chat]; !looked {
			earlier, err := firstOpen(ctx, tx, reply.Chat)
			if err != nil {
				return err
			}
			waiting[reply.Chat] = earlier != 0
		}
		id, err := insertReply(ctx, tx, reply, at)
		if err != nil {
			return err
		}
		if waiting[reply.Chat] {
			continue
		}
		waiting[reply.Chat] = true
		if err := s.Jobs.Enqueue(ctx, tx, reply.Chat, id, len(turn.Replies) > crowd); err != nil {
			return err
		}
	}
	return nil
}

func insertReply(ctx context.Context, tx *sql.Tx, reply desk.Reply, at int64) (desk.ReplyID, error) {
	body, err := json.Marshal(reply)
	if err != nil {
		return 0, err
	}
	var id desk.ReplyID
	err = tx.QueryRowContext(ctx, `INSERT INTO replies (chat, body, state, at) VALUES ($1, $2, 'open', $3) RETURNING id`,
		reply.Chat, string(body), at).Scan(&id)
	return id, err
}

// firstOpen is the reply of a chat to be said first, 0 for none.
func firstOpen(ctx context.Context, tx *sql.Tx, chat desk.ChatID) (desk.ReplyID, error) {
	var id desk.ReplyID
	err := tx.QueryRowContext(ctx, `SELECT COALESCE(MIN(id), 0) FROM replies WHERE chat = $1 AND state = 'open'`, chat).Scan(&id)
	return id, err
}
