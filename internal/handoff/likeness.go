package handoff

import (
	"cmp"
	"slices"
	"strings"

	"hoidap/internal/desk"
)

// Near is the likeness from which two questions are shown to staff as perhaps
// the same.
const Near = 0.5

// Likeness is how much two questions have in common, 0 to 1: the share of words
// and neighbouring pairs of words that both have. The questions are keys, so
// that spelling does not matter.
func Likeness(a, b string) float64 {
	one, other := shingles(a), shingles(b)
	if len(one) == 0 || len(other) == 0 {
		return 0
	}
	both := 0
	for shingle := range one {
		if other[shingle] {
			both++
		}
	}
	return 2 * float64(both) / float64(len(one)+len(other))
}

// shingles are the words of a text and its pairs of neighbours.
func shingles(text string) map[string]bool {
	words := strings.Fields(text)
	set := make(map[string]bool, 2*len(words))
	for i, word := range words {
		set[word] = true
		if i > 0 {
			set[words[i-1]+" "+word] = true
		}
	}
	return set
}

// Alike are the tickets whose question is near another's, the nearest first, at
// most limit.
func Alike(ticket desk.Ticket, others []desk.Ticket, limit int) []desk.Ticket {
	type near struct {
		ticket   desk.Ticket
		likeness float64
	}
	var found []near
	for _, other := range others {
		if other.ID == ticket.ID {
			continue
		}
		if likeness := Likeness(ticket.Key, other.Key); likeness >= Near {
			found = append(found, near{other, likeness})
		}
	}
	slices.SortStableFunc(found, func(a, b near) int { return cmp.Compare(b.likeness, a.likeness) })
	alike := make([]desk.Ticket, 0, min(limit, len(found)))
	for _, n := range found[:min(limit, len(found))] {
		alike = append(alike, n.ticket)
	}
	return alike
}

// Group is one question as several people asked it.
type Group struct {
	Tickets []desk.Ticket // in the order given
}

// Groups puts tickets together whose questions are near, the largest group
// first. Tickets without a key are left out.
func Groups(tickets []desk.Ticket) []Group {
	var groups []Group
	known := firsts{holders: map[string][]int{}}
	for _, ticket := range tickets {
		if ticket.Key == "" {
			continue
		}
		made := shingles(ticket.Key)
		at := known.near(made)
		if at < 0 {
			groups = append(groups, Group{})
			at = known.add(made)
		}
		groups[at].Tickets = append(groups[at].Tickets, ticket)
	}
	slices.SortStableFunc(groups, func(a, b Group) int { return cmp.Compare(len(b.Tickets), len(a.Tickets)) })
	return groups
}

// firsts are the first questions of groups, by what they are made of, so that a
// question is held only against those it shares something with.
type firsts struct {
	sizes   []int
	holders map[string][]int
	common  []int // how much each shares with the question at hand
}

func (f *firsts) add(made map[string]bool) int {
	at := len(f.sizes)
	f.sizes, f.common = append(f.sizes, len(made)), append(f.common, 0)
	for shingle := range made {
		f.holders[shingle] = append(f.holders[shingle], at)
	}
	return at
}

// near is the earliest of them that is near a question, -1 for none. The measure
// is that of Likeness.
func (f *firsts) near(made map[string]bool) int {
	clear(f.common)
	for shingle := range made {
		for _, at := range f.holders[shingle] {
			f.common[at]++
		}
	}
	for at, both := range f.common {
		if both > 0 && 2*float64(both)/float64(f.sizes[at]+len(made)) >= Near {
			return at
		}
	}
	return -1
}
