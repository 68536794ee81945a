package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"hoidap/internal/desk"
)

// ticketColumns are what scanTicket reads, in its order.
const ticketColumns = `id, chat, question, key, reason, commune, hamlet, topic, articles, state, opened_at,
	assignee, claimed_at, claim_ends, escalated_at, ended_at, version`

// ticketsPerPage is how many tickets a filter without a limit brings.
const ticketsPerPage = 50

// NextTicket returns the number of a new ticket. Nobody else gets it, whether
// the ticket is opened or not.
func (s *Store) NextTicket(ctx context.Context) (id desk.TicketID, err error) {
	err = s.writer.QueryRowContext(ctx, `INSERT INTO ticket_numbers (at) VALUES ($1) RETURNING id`, s.millis()).Scan(&id)
	if err != nil {
		return 0, fmt.Errorf("store: number of a ticket: %w", known(err))
	}
	return id, nil
}

// Ticket returns the ticket of a number, or desk.ErrNotFound.
func (s *Store) Ticket(ctx context.Context, id desk.TicketID) (desk.Ticket, error) {
	return s.ticket(ctx, fmt.Sprintf("ticket %d", id), `WHERE id = $1`, id)
}

// OpenTicket returns the ticket a chat waits for: of several one of its own that
// somebody is at, else the newest; desk.ErrNotFound when it waits for none.
func (s *Store) OpenTicket(ctx context.Context, chat desk.ChatID) (desk.Ticket, error) {
	return s.ticket(ctx, fmt.Sprintf("open ticket of %s", chat), `WHERE waiting AND id IN
		(SELECT ticket FROM waiters WHERE chat = $1 AND told_at = 0)
		ORDER BY CASE WHEN chat = $1 AND state = 'claimed' AND claim_ends > $2 THEN 0 ELSE 1 END, id DESC LIMIT 1`, chat, s.millis())
}

// Alike returns the waiting ticket of a key in a commune, or desk.ErrNotFound.
func (s *Store) Alike(ctx context.Context, key, commune string) (desk.Ticket, error) {
	return s.ticket(ctx, "ticket of a key", `WHERE waiting AND key = $1 AND key <> '' AND commune = $2 ORDER BY id LIMIT 1`, key, commune)
}

func (s *Store) ticket(ctx context.Context, what, where string, args ...any) (desk.Ticket, error) {
	ticket, err := scanTicket(s.reader.QueryRowContext(ctx, `SELECT `+ticketColumns+` FROM tickets `+where, args...))
	if err != nil {
		return desk.Ticket{}, fmt.Errorf("store: %s: %w", what, known(err))
	}
	return ticket, nil
}

// Tickets returns a page of the queue: urgent first, then longest waiting, or
// as the filter says.
func (s *Store) Tickets(ctx context.Context, filter desk.TicketFilter) ([]desk.Ticket, error) {
	where, args := conditions(filter)
	limit := filter.Limit
	if limit <= 0 {
		limit = ticketsPerPage
	}
	args = append(args, limit)
	tickets, err := s.tickets(ctx, fmt.Sprintf(`%s ORDER BY %s LIMIT $%d`, where, order(filter), len(args)), args...)
	if err != nil {
		return nil, fmt.Errorf("store: tickets: %w", known(err))
	}
	return tickets, nil
}

// order is in what order a filter wants the tickets.
func order(filter desk.TicketFilter) string {
	if filter.Newest {
		return "opened_at DESC, id DESC"
	}
	return "urgent DESC, opened_at, id"
}

// dueAtOnce is how many tickets the clock is shown of each kind: what one turn
// can well hold. The others come with the next tick.
const dueAtOnce = 200

// DueTickets returns the waiting tickets for which the clock may have something
// to do, the longest waiting first: those whose claim is over, and those opened
// before now that the supervisors have not heard of. Of each kind it returns a
// number that one turn can hold, beginning with those that are due the longest.
func (s *Store) DueTickets(ctx context.Context, now time.Time) ([]desk.Ticket, error) {
	tickets, err := s.tickets(ctx, `WHERE
		id IN (SELECT id FROM tickets WHERE waiting AND claim_ends > 0 AND claim_ends <= $1 ORDER BY claim_ends LIMIT $2)
		OR id IN (SELECT id FROM tickets WHERE waiting AND escalated_at = 0 AND opened_at <= $1 ORDER BY opened_at LIMIT $2)
		ORDER BY opened_at, id`, now.UnixMilli(), dueAtOnce)
	if err != nil {
		return nil, fmt.Errorf("store: due tickets: %w", known(err))
	}
	return tickets, nil
}

func (s *Store) tickets(ctx context.Context, where string, args ...any) ([]desk.Ticket, error) {
	return collect(ctx, s.reader, scanTicket, `SELECT `+ticketColumns+` FROM tickets `+where, args...)
}

// conditions writes a filter as a condition with its values.
func conditions(filter desk.TicketFilter) (string, []any) {
	var all []string
	var args []any
	value := func(v any) string {
		args = append(args, v)
		return fmt.Sprintf("$%d", len(args))
	}
	among := func(column string, values []string, also string) {
		if len(values) == 0 {
			return
		}
		marks := make([]string, len(values))
		for i, v := range values {
			marks[i] = value(v)
		}
		all = append(all, "("+column+" IN ("+strings.Join(marks, ", ")+")"+also+")")
	}
	if waiting, same := allWait(filter.States); same {
		all = append(all, "waiting = "+value(waiting))
	}
	among("state", texts(filter.States), "")
	among("reason", texts(filter.Reasons), "")
	among("commune", filter.Communes, " OR commune = ''")
	among("topic", filter.Topics, " OR topic = ''")
	if filter.Assignee != "" {
		all = append(all, "assignee = "+value(filter.Assignee))
	}
	if urgent, same := allUrgent(filter.Reasons); same {
		all = append(all, "urgent = "+value(urgent))
	}
	if filter.After.ID != 0 {
		all = append(all, behind(filter.After, filter.Newest, value))
	}
	if len(all) == 0 {
		return "", nil
	}
	return "WHERE " + strings.Join(all, " AND "), args
}

// behind is the condition of what comes after a ticket. Behind one that is not
// urgent nothing urgent comes, so that an index leads there at once.
func behind(last desk.Ticket, newest bool, value func(any) string) string {
	opened, id := value(last.OpenedAt.UnixMilli()), value(last.ID)
	switch {
	case newest:
		return fmt.Sprintf("(opened_at, id) < (%s, %s)", opened, id)
	case last.Urgent():
		return fmt.Sprintf("(urgent = %s OR (opened_at, id) > (%s, %s))", value(false), opened, id)
	}
	return fmt.Sprintf("urgent = %s AND (opened_at, id) > (%s, %s)", value(false), opened, id)
}

// allUrgent tells whether tickets of the reasons are urgent, when that is the
// same for all of them.
func allUrgent(reasons []desk.TicketReason) (urgent, same bool) {
	for i, reason := range reasons {
		is := desk.Ticket{Reason: reason}.Urgent()
		if i > 0 && is != urgent {
			return false, false
		}
		urgent = is
	}
	return urgent, len(reasons) > 0
}

// allWait tells whether tickets of the states wait, when that is the same for
// all of them.
func allWait(states []desk.TicketState) (waiting, same bool) {
	for i, state := range states {
		waits := desk.Ticket{State: state}.Waits()
		if i > 0 && waits != waiting {
			return false, false
		}
		waiting = waits
	}
	return waiting, len(states) > 0
}

func texts[T ~string](values []T) []string {
	var list []string
	for _, v := range values {
		list = append(list, string(v))
	}
	return list
}

// row is what a row or rows can do.
type row interface{ Scan(dest ...any) error }

func scanTicket(r row) (desk.Ticket, error) {
	var t desk.Ticket
	var articles []byte
	var opened, claimed, ends, escalated, ended int64
	err := r.Scan(&t.ID, &t.Chat, &t.Question, &t.Key, &t.Reason, &t.Commune, &t.Hamlet, &t.Topic, &articles, &t.State, &opened,
		&t.Assignee, &claimed, &ends, &escalated, &ended, &t.Version)
	if err == nil {
		err = json.Unmarshal(articles, &t.Articles)
	}
	t.OpenedAt, t.ClaimedAt, t.ClaimEnds = moment(opened), moment(claimed), moment(ends)
	t.Escalated, t.EndedAt = moment(escalated), moment(ended)
	return t, err
}

// saveTickets writes the tickets of a turn: those never stored are opened, the
// others changed, one version on; desk.ErrConflict when one of them changed
// since it was read, or when the question of one to be opened waits in its
// commune already: two who ask the same at the same time wait for one ticket.
func saveTickets(ctx context.Context, tx *sql.Tx, tickets []desk.Ticket) error {
	for _, t := range tickets {
		if t.State == "" {
			t.State = desk.TicketOpen
		}
		articles, err := list(t.Articles)
		if err != nil {
			return err
		}
		values := []any{
			t.ID, t.Version, t.Chat, t.Question, t.Key, t.Reason, t.Commune, t.Hamlet, t.Topic, articles, t.State, millis(t.OpenedAt),
			t.Assignee, millis(t.ClaimedAt), millis(t.ClaimEnds), millis(t.Escalated), millis(t.EndedAt), t.Waits(), t.Urgent(),
		}
		save := `UPDATE tickets SET version = version + 1, chat = $3, question = $4, key = $5, reason = $6, commune = $7, hamlet = $8,
			topic = $9, articles = $10, state = $11, opened_at = $12, assignee = $13, claimed_at = $14, claim_ends = $15,
			escalated_at = $16, ended_at = $17, waiting = $18, urgent = $19 WHERE id = $1 AND version = $2`
		if t.Version == 0 {
			save = `INSERT INTO tickets (id, version, chat, question, key, reason, commune, hamlet, topic, articles, state, opened_at,
				assignee, claimed_at, claim_ends, escalated_at, ended_at, waiting, urgent)
				SELECT $1, $2 + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19
				WHERE NOT ($18 AND EXISTS (SELECT 1 FROM tickets WHERE waiting AND key = $5 AND key <> '' AND commune = $7))
				ON CONFLICT (id) DO NOTHING`
		}
		result, err := tx.ExecContext(ctx, save, values...)
		if err := one(result, err, desk.ErrConflict); err != nil {
			return err
		}
	}
	return nil
}

// list writes IDs as JSON.
func list(ids []string) (string, error) {
	if ids == nil {
		ids = []string{}
	}
	body, err := json.Marshal(ids)
	return string(body), err
}

// millis is a moment as it is stored, 0 for none.
func millis(at time.Time) int64 {
	if at.IsZero() {
		return 0
	}
	return at.UnixMilli()
}

// moment is a stored moment, the zero time for none.
func moment(at int64) time.Time {
	if at == 0 {
		return time.Time{}
	}
	return time.UnixMilli(at).In(desk.Zone)
}
