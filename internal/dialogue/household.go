package dialogue

import (
	"slices"

	"hoidap/internal/desk"
)

// household notes the kind of household an article is for, when that is one
// alone and articles that people mistake for it are for others: what the talk
// goes on about is for the same household.
func (t *turn) household(e desk.Edition) {
	own := t.kindOf(e)
	if own == "" {
		return
	}
	for _, n := range e.Neighbours {
		other, _ := t.book.Edition(n.See)
		if kind := t.kindOf(other); kind != "" && kind != own {
			t.out.Session.Household = own
			return
		}
	}
}

// kindOf is the one kind of household an article is for, "" for none or
// several. Only kinds that exclude one another count.
func (t *turn) kindOf(e desk.Edition) desk.Group {
	var kinds []desk.Group
	for _, group := range t.book.Lists().Groups {
		if len(group.Say) > 0 && slices.Contains(e.For, group.ID) {
			kinds = append(kinds, group.ID)
		}
	}
	if len(kinds) != 1 {
		return ""
	}
	return kinds[0]
}

// liveAs notes the kind of household a message says somebody has, and nothing
// else, and goes on.
func (t *turn) liveAs() {
	for _, group := range t.book.Lists().Groups {
		if group.ID == t.out.Session.Household {
			t.lineWith(desk.LineText, "household.noted", map[string]any{"Name": group.Name})
		}
	}
	t.chooseTopics()
}
