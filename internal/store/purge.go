package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"time"

	"hoidap/internal/desk"
)

const day = 24 * time.Hour

// How long what is known about people is kept. Purge removes what is older.
const (
	KeepConversation = 1 * day   // lines of a conversation that a door shows again
	KeepPending      = time.Hour // what waits for leave to be sent to the staff
	KeepMessageIDs   = 30 * day  // IDs of handled messages, and marks of replies given up
	KeepQuestions    = 90 * day  // texts: of tickets, of their conversations, of hamlet heads, of replies nobody could say
	KeepShown        = 1 * day   // proposals nobody has agreed to
	KeepActs         = 365 * day // the audit log, which holds no texts
	KeepSessions     = 90 * day  // where a conversation stood that has gone quiet
)

// Purged says how much Purge removed.
type Purged struct {
	Entries   int64 // lines of conversations
	Messages  int64 // IDs of messages
	Questions int64 // questions of tickets; the tickets stay
	Sessions  int64
	Remarks   int64 // lines in the conversations of tickets
	Relays    int64 // questions of hamlet heads, with whom they were for
	Acts      int64
}

// Purge removes what is older, at now, than the periods it may be kept.
func (s *Store) Purge(ctx context.Context, now time.Time) (Purged, error) {
	var purged Purged
	var rest int64
	steps := []struct {
		statement string
		keep      time.Duration
		removed   *int64
	}{
		{`DELETE FROM entries WHERE at < $1`, KeepConversation, &purged.Entries},
		{`DELETE FROM messages WHERE at < $1`, KeepMessageIDs, &purged.Messages},
		{`DELETE FROM attempts WHERE at < $1`, KeepMessageIDs, &rest},
		{`DELETE FROM replies WHERE state = 'refused' AND at < $1`, KeepMessageIDs, &rest},
		{`UPDATE tickets SET question = '', key = '', articles = '[]', version = version + 1
			WHERE opened_at < $1 AND question <> ''`, KeepQuestions, &purged.Questions},
		{`UPDATE tickets SET chat = '', hamlet = '' WHERE opened_at < $1 AND NOT waiting AND chat <> ''`, KeepQuestions, &rest},
		{`DELETE FROM remarks WHERE at < $1`, KeepQuestions, &purged.Remarks},
		{`DELETE FROM relays WHERE asked_at < $1`, KeepQuestions, &purged.Relays},
		{`DELETE FROM proposals WHERE ticket IN (SELECT id FROM tickets WHERE opened_at < $1)`, KeepQuestions, &rest},
		{`DELETE FROM proposals WHERE at < $1 AND state = 'shown'`, KeepShown, &rest},
		{`DELETE FROM waiters WHERE told_at > 0 AND told_at < $1`, KeepQuestions, &rest},
		{`DELETE FROM people WHERE revoked_at > 0 AND revoked_at < $1`, KeepActs, &rest},
		{`DELETE FROM acts WHERE at < $1`, KeepActs, &purged.Acts},
		{`DELETE FROM invitations WHERE expires < $1`, KeepMessageIDs, &rest},
		{`DELETE FROM keys WHERE expires < $1`, 0, &rest},
		{`DELETE FROM ticket_numbers WHERE at < $1`, KeepMessageIDs, &rest},
		{`UPDATE sessions SET pending = '' WHERE at < $1 AND pending <> ''`, KeepPending, &rest},
		{`DELETE FROM sessions WHERE at < $1`, KeepSessions, &purged.Sessions},
	}
	err := s.write(ctx, "purge", func(tx *sql.Tx) error {
		for _, step := range steps {
			result, err := tx.ExecContext(ctx, step.statement, now.Add(-step.keep).UnixMilli())
			if err != nil {
				return err
			}
			if *step.removed, err = result.RowsAffected(); err != nil {
				return err
			}
		}
		if err := endTalks(ctx, tx, now.Add(-desk.TalkLasts).UnixMilli()); err != nil {
			return err
		}
		return s.dropReplies(ctx, tx, now.Add(-KeepQuestions).UnixMilli())
	})
	if err != nil {
		return Purged{}, err
	}
	return purged, nil
}

// endTalks forgets what was said in talks that are over by those who have not
// agreed to be remembered. Who works at the desk was asked otherwise.
func endTalks(ctx context.Context, tx *sql.Tx, before int64) error {
	type talk struct {
		chat  desk.ChatID
		state []byte
	}
	rows, err := tx.QueryContext(ctx, `SELECT chat, state FROM sessions WHERE at < $1 AND state NOT LIKE '%"consent":"given"%'
		AND (state LIKE '%"article":%' OR state LIKE '%"household":%' OR state LIKE '%"place":%' OR state LIKE '%"section":%' OR state LIKE '%"judged":%')
		AND chat NOT IN (SELECT chat FROM people WHERE revoked_at = 0)`, before)
	talks, err := gather(rows, err, func(r row) (t talk, err error) { return t, r.Scan(&t.chat, &t.state) })
	if err != nil {
		return err
	}
	for _, t := range talks {
		var session desk.Session
		if err := json.Unmarshal(t.state, &session); err != nil {
			return err
		}
		state, err := json.Marshal(session.Over())
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `UPDATE sessions SET state = $2 WHERE chat = $1`, t.chat, string(state)); err != nil {
			return err
		}
	}
	return nil
}

// dropReplies gives up the replies that have waited too long to be said, as
// those to a door that is no longer there, and enqueues what is next in their
// chats.
func (s *Store) dropReplies(ctx context.Context, tx *sql.Tx, before int64) error {
	rows, err := tx.QueryContext(ctx, `DELETE FROM replies WHERE state = 'open' AND at < $1 RETURNING chat`, before)
	chats, err := gather(rows, err, func(r row) (chat desk.ChatID, err error) { return chat, r.Scan(&chat) })
	if err != nil {
		return err
	}
	slices.Sort(chats)
	for _, chat := range slices.Compact(chats) {
		if err := s.enqueueNext(ctx, tx, chat); err != nil {
			return err
		}
	}
	return nil
}
