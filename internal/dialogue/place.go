package dialogue

import "hoidap/internal/desk"

// home is the commune or ward the household has named, now or before, the zero
// place for none.
func (t *turn) home() desk.Place {
	for _, place := range t.book.Lists().Places {
		if place.ID == t.out.Session.Place {
			return place
		}
	}
	return desk.Place{}
}

// office is the name of an office kind, that of the household's commune once
// it is known; "" when it is not listed.
func (t *turn) office(id string) string {
	home := t.home()
	for _, office := range t.book.Lists().Offices {
		switch {
		case office.ID != id:
		case office.Of != "" && home.ID != "":
			return office.Of + " " + home.Name
		default:
			return office.Name
		}
	}
	return ""
}

// placeNow says what the place named in this message belongs to today, and
// where that has its seat.
func (t *turn) placeNow() {
	data := map[string]any{"Name": t.named.Name, "Centre": t.named.Centre}
	switch {
	case t.named.ID == "":
	case t.named.Centre == "":
		t.lineWith(desk.LineText, "place.now", data)
	default:
		t.lineWith(desk.LineText, "place.now-at", data)
	}
}

// whereToGo names the office of the household's commune for an article, or
// offers to say which commune it is.
func (t *turn) whereToGo(e desk.Edition) {
	office, ok := t.communal(e.Contact)
	home := t.home()
	data := map[string]any{"Office": office.Of + " " + home.Name, "Centre": home.Centre}
	switch {
	case !ok:
	case home.ID == "":
		t.choose(t.say("choice.place", nil), actPlaces)
	case home.Centre == "" || t.named.ID != "":
		t.lineWith(desk.LineText, "place.office", data)
	default:
		t.lineWith(desk.LineText, "place.office-at", data)
	}
}

// communal is the office of an ID if every commune has one of its own.
func (t *turn) communal(id string) (desk.Office, bool) {
	for _, office := range t.book.Lists().Offices {
		if office.ID == id && office.Of != "" {
			return office, true
		}
	}
	return desk.Office{}, false
}

// choosePlace offers the communes and wards of today.
func (t *turn) choosePlace() {
	t.line("place.which")
	for _, place := range t.book.Lists().Places {
		t.choose(place.Name, actPlace+place.ID)
	}
	t.choose(t.say("choice.menu", nil), actMenu)
}

// openPlace takes a tapped commune or ward as the household's.
func (t *turn) openPlace(id string) {
	for _, place := range t.book.Lists().Places {
		if place.ID == id {
			t.settleIn(place)
			return
		}
	}
	t.stale()
}

// live takes the place a message names, and nothing else, as the household's.
func (t *turn) live() { t.settleIn(t.named) }

// settleIn remembers where the household lives, and goes on with what the talk
// was about.
func (t *turn) settleIn(place desk.Place) {
	t.out.Session.Place = place.ID
	t.named = desk.Place{}
	t.lineWith(desk.LineText, "place.noted", map[string]any{"Name": place.Name})
	t.placeTicket(place)
	edition, ok := t.book.Edition(t.out.Session.Article)
	if !ok {
		t.offerTalk()
		return
	}
	t.whereToGo(edition)
	t.chooseParts(edition)
}
