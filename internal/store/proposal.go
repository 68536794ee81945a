package store

import (
	"context"
	"database/sql"
	"fmt"

	"hoidap/internal/desk"
)

// Proposals returns what a ticket could become, or (0) what all could that
// somebody has agreed to, in the order of agreeing.
func (s *Store) Proposals(ctx context.Context, ticket desk.TicketID) ([]desk.Proposal, error) {
	proposals, err := collect(ctx, s.reader, func(r row) (desk.Proposal, error) {
		var p desk.Proposal
		var at int64
		err := r.Scan(&p.Ticket, &p.Kind, &p.State, &p.Question, &p.Article, &p.Topic, &p.Answer, &p.Source, &p.By, &at)
		p.At = moment(at)
		return p, err
	}, `SELECT ticket, kind, state, question, article, topic, answer, source, person, at FROM proposals
		WHERE ticket = $1 OR $1 = 0 AND state <> 'shown' ORDER BY at, ticket, kind`, ticket)
	if err != nil {
		return nil, fmt.Errorf("store: proposals: %w", known(err))
	}
	return proposals, nil
}

// saveProposals writes proposals, in place of earlier ones of their ticket and
// kind. One that is written into a folder stays as it is, and one of a ticket
// whose words are gone is none: desk.ErrConflict.
func saveProposals(ctx context.Context, tx *sql.Tx, proposals []desk.Proposal) error {
	for _, p := range proposals {
		result, err := tx.ExecContext(ctx, `INSERT INTO proposals (ticket, kind, state, question, article, topic, answer, source, person, at)
			SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10 WHERE EXISTS (SELECT 1 FROM tickets WHERE id = $1 AND question <> '')
			ON CONFLICT (ticket, kind) DO UPDATE SET state = excluded.state, question = excluded.question, article = excluded.article,
			topic = excluded.topic, answer = excluded.answer, source = excluded.source, person = excluded.person, at = excluded.at
			WHERE proposals.state <> 'written'`,
			p.Ticket, p.Kind, p.State, p.Question, p.Article, p.Topic, p.Answer, p.Source, p.By, millis(p.At))
		if err := one(result, err, desk.ErrConflict); err != nil {
			return err
		}
	}
	return nil
}
