package staff

// ClosedNow says when offices work again, for somebody who waits for a person;
// "" while they work, and as long as nobody of the staff has confirmed the hours.
func (v *Visit) ClosedNow() string {
	hours := v.Shelf.Lists().Hours
	calendar := v.calendar()
	if !hours.Checked.Done() || calendar.Open(v.Now) {
		return ""
	}
	opens := calendar.Opens(v.Now)
	data := map[string]any{"At": clock(opens), "Holiday": calendar.Holiday(v.Now)}
	if data["Holiday"] != "" {
		return v.Say("hand-over.holiday", data)
	}
	return v.Say("hand-over.closed", data)
}
