package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"maps"
	"slices"

	"hoidap/internal/desk"
)

// goOnElsewhere has the talks of other chats go on with what a turn says there:
// a typed number means the choices that were offered last, and who hears how a
// question ended is not in the talk of before any more. A talk that changed is
// one version on, so that a turn decided on it as it was is decided again.
func goOnElsewhere(ctx context.Context, tx *sql.Tx, turn desk.Turn) error {
	last := map[desk.ChatID]desk.Reply{}
	for _, reply := range turn.Replies {
		if reply.Chat != "" && reply.Chat != turn.Message.Chat {
			last[reply.Chat] = reply
		}
	}
	for _, chat := range slices.Sorted(maps.Keys(last)) {
		ended := slices.ContainsFunc(turn.Waiters, func(w desk.Waiter) bool { return w.Chat == chat && !w.Told.IsZero() })
		if !ended && len(last[chat].Choices) == 0 {
			continue
		}
		if err := goOn(ctx, tx, chat, last[chat].Choices, ended); err != nil {
			return err
		}
	}
	return nil
}

// goOn has the talk of a chat, if there is one, go on with some choices; over
// says that the talk of before is.
func goOn(ctx context.Context, tx *sql.Tx, chat desk.ChatID, choices []desk.Choice, over bool) error {
	var session desk.Session
	var state []byte
	err := tx.QueryRowContext(ctx, `SELECT state FROM sessions WHERE chat = $1`, chat).Scan(&state)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err == nil {
		err = json.Unmarshal(state, &session)
	}
	if err != nil {
		return err
	}
	if over {
		session.Article, session.Section, session.Judged, session.Misses = "", "", "", 0
	}
	session.Choices = choices
	if state, err = json.Marshal(session); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE sessions SET version = version + 1, state = $2 WHERE chat = $1`, chat, string(state))
	return err
}
