package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"hoidap/internal/desk"
)

// Session returns where a conversation stands. A chat never seen before has the
// zero Session with Chat set. What has waited too long for leave waits no more.
func (s *Store) Session(ctx context.Context, chat desk.ChatID) (desk.Session, error) {
	var session desk.Session
	var state, pending []byte
	err := s.reader.QueryRowContext(ctx, `SELECT version, state, CASE WHEN at < $2 THEN '' ELSE pending END FROM sessions WHERE chat = $1`,
		chat, s.Now().Add(-KeepPending).UnixMilli()).Scan(&session.Version, &state, &pending)
	if errors.Is(err, sql.ErrNoRows) {
		return desk.Session{Chat: chat}, nil
	}
	if err == nil {
		err = json.Unmarshal(state, &session)
	}
	if err == nil && len(pending) > 0 {
		err = json.Unmarshal(pending, &session.Pending)
	}
	if err != nil {
		return desk.Session{}, fmt.Errorf("store: session of %s: %w", chat, known(err))
	}
	session.Chat = chat
	return session, nil
}

// saveSession writes the session after a turn, one version on, and revives the
// chat; desk.ErrConflict when another turn was committed since it was read.
func saveSession(ctx context.Context, tx *sql.Tx, turn desk.Turn, at int64) error {
	state, err := json.Marshal(turn.Session)
	if err != nil {
		return err
	}
	pending := ""
	if !turn.Session.Pending.IsZero() {
		body, err := json.Marshal(turn.Session.Pending)
		if err != nil {
			return err
		}
		pending = string(body)
	}
	chat, read := turn.Message.Chat, turn.Session.Version
	if read == 0 {
		result, err := tx.ExecContext(ctx, `INSERT INTO sessions (chat, version, state, dead, at, recall, pending)
			VALUES ($1, 1, $2, FALSE, $3, $4, $5) ON CONFLICT (chat) DO NOTHING`, chat, string(state), at, turn.Message.Recall, pending)
		return one(result, err, desk.ErrConflict)
	}
	result, err := tx.ExecContext(ctx, `UPDATE sessions SET version = version + 1, state = $1, dead = FALSE, at = $2, recall = $5, pending = $6
		WHERE chat = $3 AND version = $4`, string(state), at, chat, read, turn.Message.Recall, pending)
	return one(result, err, desk.ErrConflict)
}
