package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"hoidap/internal/desk"
)

// Login uses a login key up, writes the key of the browser that came with it,
// and returns whose it is; desk.ErrNotFound for one that is used, over or was
// never made, and for one of a person whose role has ended.
func (s *Store) Login(ctx context.Context, login string, session desk.Key) (desk.Person, error) {
	var chat desk.ChatID
	err := s.write(ctx, "login", func(tx *sql.Tx) error {
		err := tx.QueryRowContext(ctx, `DELETE FROM keys WHERE digest = $1 AND kind = $2 AND expires > $3 RETURNING person`,
			login, desk.KeyLogin, s.millis()).Scan(&chat)
		if err != nil {
			return err
		}
		if err := admitted(ctx, tx, chat); err != nil {
			return err
		}
		session.Kind, session.Person = desk.KeySession, chat
		if err := insertKeys(ctx, tx, []desk.Key{session}); err != nil {
			return err
		}
		return insertActs(ctx, tx, []desk.Act{{Kind: desk.ActLogin, By: chat, At: s.Now()}})
	})
	if err != nil {
		return desk.Person{}, err
	}
	return s.Person(ctx, chat)
}

// admitted returns sql.ErrNoRows unless a person holds a role.
func admitted(ctx context.Context, tx *sql.Tx, chat desk.ChatID) error {
	var holds bool
	return tx.QueryRowContext(ctx, `SELECT TRUE FROM people WHERE chat = $1 AND revoked_at = 0`, chat).Scan(&holds)
}

// KeyHolder returns whose session key opens today; desk.ErrNotFound for none. A
// key opens no longer than the role of its person holds.
func (s *Store) KeyHolder(ctx context.Context, digest string) (desk.Person, error) {
	var chat desk.ChatID
	err := s.reader.QueryRowContext(ctx, `SELECT person FROM keys JOIN people ON chat = person
		WHERE digest = $1 AND kind = $2 AND expires > $3 AND revoked_at = 0`, digest, desk.KeySession, s.millis()).Scan(&chat)
	if err != nil {
		return desk.Person{}, fmt.Errorf("store: holder of a key: %w", known(err))
	}
	return s.Person(ctx, chat)
}

// Logout ends a session key. Ending one twice does nothing.
func (s *Store) Logout(ctx context.Context, digest string) error {
	return s.write(ctx, "logout", func(tx *sql.Tx) error {
		var chat desk.ChatID
		err := tx.QueryRowContext(ctx, `DELETE FROM keys WHERE digest = $1 RETURNING person`, digest).Scan(&chat)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		return insertActs(ctx, tx, []desk.Act{{Kind: desk.ActLogout, By: chat, At: s.Now()}})
	})
}

func insertKeys(ctx context.Context, tx *sql.Tx, keys []desk.Key) error {
	for _, k := range keys {
		_, err := tx.ExecContext(ctx, `INSERT INTO keys (digest, kind, person, expires) VALUES ($1, $2, $3, $4)`,
			k.Digest, k.Kind, k.Person, millis(k.Expires))
		if err != nil {
			return err
		}
	}
	return nil
}
