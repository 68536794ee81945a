package bureau

import (
	"bytes"
	"net/http"

	"hoidap/internal/desk"
)

// weekForm is one form in which a week is shown.
type weekForm struct{ form, kind string }

// weekForms are the forms of a week, by what stands behind its address.
var weekForms = map[string]weekForm{
	"":      {"html", "text/html; charset=utf-8"},
	".css":  {"css", "text/css; charset=utf-8"},
	".csv":  {"csv", "text/csv; charset=utf-8"},
	".xlsx": {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
}

// WeekAddress is where a week is shown in the form of an ending: none for the
// page, .css for its style sheet, .csv and .xlsx for its tables.
func WeekAddress(week desk.Week, ending string) string {
	return Base + "/tuan" + ending + "?tuan=" + week.String()
}

// showWeek is GET /tuan, /tuan.css, /tuan.csv and /tuan.xlsx: what a week was
// like, this one unless another is named. It counts all communes, and holds the
// questions of those the person works for.
func (b *Room) showWeek(ending string) served {
	form := weekForms[ending]
	return func(w http.ResponseWriter, r *http.Request, by desk.Person) {
		week := desk.WeekOf(desk.DayOf(b.Now()))
		if named := r.URL.Query().Get("tuan"); named != "" {
			var err error
			if week, err = desk.ParseWeek(named); err != nil {
				b.sorry(w, r, http.StatusNotFound, "desk.trouble.week")
				return
			}
		}
		maySee := func(ticket desk.Ticket) bool { return b.Rules.MaySee(by, ticket) }
		var page bytes.Buffer
		if err := b.Weekly.Write(r.Context(), &page, week, form.form, maySee); err != nil {
			b.broken(w, r, "write week", err)
			return
		}
		w.Header().Set("Content-Type", form.kind)
		w.Header().Set("Cache-Control", "no-store")
		if ending == ".csv" || ending == ".xlsx" {
			w.Header().Set("Content-Disposition", `attachment; filename="`+week.String()+ending+`"`)
		}
		if r.Method == http.MethodHead {
			return
		}
		if _, err := w.Write(page.Bytes()); err != nil {
			b.Log.Debug("bureau: visitor left", "form", form.form)
		}
	}
}
