package bureau

import (
	"net/http"
	"strconv"

	"hoidap/internal/desk"
)

// acts is what acts.html shows.
type acts struct {
	frame
	Rows []logRow
	More int // how many to ask for next, 0 when that is all
}

// logRow is one row of the audit log.
type logRow struct {
	When, Who, What, Detail string
	Ticket                  desk.TicketID // 0 for none
}

// How many rows of the log are shown at first, and at most.
const (
	someRows = 200
	allRows  = 3200
)

// showActs is GET /nhat-ky: who did what when.
func (b *Room) showActs(w http.ResponseWriter, r *http.Request, by desk.Person) {
	limit := someRows
	if n, err := strconv.Atoi(r.URL.Query().Get("so")); err == nil {
		limit = min(max(n, someRows), allRows)
	}
	book, people, ok := b.surroundings(w, r)
	if !ok {
		return
	}
	done, err := b.Records.Acts(r.Context(), 0, limit)
	if err != nil {
		b.broken(w, r, "read acts", err)
		return
	}
	page := acts{frame: frameOf(by, "acts"), Rows: b.logRows(done, b.namesOf(book.Lists(), people))}
	if len(done) == limit && limit < allRows {
		page.More = 2 * limit
	}
	b.render(w, r, http.StatusOK, "acts.html", page)
}

// logRows puts acts into words.
func (b *Room) logRows(done []desk.Act, names names) []logRow {
	var rows []logRow
	for _, act := range done {
		who := names.person(act.By)
		if who == "" {
			who = b.say("desk.by-itself")
		}
		rows = append(rows, logRow{
			When: clock(act.At), Who: who, What: word(b, actWords, act.Kind), Ticket: act.Ticket, Detail: b.detail(act, names),
		})
	}
	return rows
}

// detail puts what an act names into words: a person, a place or a role. Other
// details are for machines.
func (b *Room) detail(act desk.Act, names names) string {
	if place, known := names.places[act.Detail]; known {
		return place
	}
	if person := names.person(desk.ChatID(act.Detail)); person != "" {
		return person
	}
	switch act.Kind {
	case desk.ActInvite, desk.ActAdmit:
		return word(b, roleWords, desk.Role(act.Detail))
	case desk.ActMerge:
		return "#" + act.Detail
	}
	return ""
}
