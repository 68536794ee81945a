package store

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"hoidap/internal/desk"
)

// plan is how SQLite says it would go about a statement.
func plan(t *testing.T, s *Store, statement string, args ...any) string {
	t.Helper()
	steps, err := collect(t.Context(), s.writer, func(r row) (step string, err error) {
		var id, parent, unused int
		return step, r.Scan(&id, &parent, &unused, &step)
	}, "EXPLAIN QUERY PLAN "+statement, args...)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(steps, "\n")
}

// small are the tables that may be read whole: those of the people of the desk.
var small = []string{"people", "inboxes", "invitations", "keys"}

// readWhole are the tables a plan goes through row by row.
func readWhole(plan string) (tables []string) {
	for step := range strings.Lines(plan) {
		table, found := strings.CutPrefix(strings.TrimSpace(step), "SCAN ")
		if found && !strings.Contains(table, " USING ") && !slices.Contains(small, table) && !strings.HasPrefix(table, "(") {
			tables = append(tables, table)
		}
	}
	return tables
}

func openPlain(t *testing.T) *Store {
	t.Helper()
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "desk.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// TestQueueIsReadInOrder holds that no page of the queue has to be sorted or
// gone through in the table itself.
func TestQueueIsReadInOrder(t *testing.T) {
	s := openPlain(t)
	waiting := []desk.TicketState{desk.TicketOpen, desk.TicketClaimed}
	after := desk.Ticket{ID: 7, OpenedAt: time.UnixMilli(1)}
	for name, filter := range map[string]desk.TicketFilter{
		"all":       {},
		"waiting":   {States: waiting},
		"mixed":     {States: desk.TicketStates, Topics: []string{"y-te"}},
		"communes":  {States: waiting, Communes: []string{"tan-hung", "minh-duc"}},
		"topics":    {States: waiting, Topics: []string{"y-te"}, After: after},
		"reasons":   {States: waiting[:1], Reasons: []desk.TicketReason{desk.ReasonUrgent}},
		"assignee":  {States: waiting, Assignee: "telegram:4711", After: after},
		"next page": {After: after},
		"newest":    {States: []desk.TicketState{desk.TicketAnswered}, Topics: []string{"y-te"}, Newest: true, After: after},
	} {
		where, args := conditions(filter)
		page := plan(t, s, `SELECT `+ticketColumns+` FROM tickets `+where+` ORDER BY `+order(filter)+` LIMIT 50`, args...)
		if !strings.Contains(page, "USING INDEX tickets_") || strings.Contains(page, "TEMP B-TREE") {
			t.Errorf("%s: a page is read so:\n%s", name, page)
		}
		count := plan(t, s, `SELECT state, COUNT(*) FROM tickets `+where+` GROUP BY state`, args...)
		if !strings.Contains(count, "USING COVERING INDEX tickets_") {
			t.Errorf("%s: tickets are counted so:\n%s", name, count)
		}
	}
}

// TestForgettingReadsNoTableWhole holds that being forgotten takes no longer the
// more others have asked.
func TestForgettingReadsNoTableWhole(t *testing.T) {
	s := openPlain(t)
	for _, statement := range forgetting {
		p := plan(t, s, statement, "telegram:4711")
		if whole := readWhole(p); len(whole) > 0 {
			t.Errorf("%s\nreads %v whole:\n%s", statement, whole, p)
		}
	}
}
