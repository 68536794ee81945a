package answer

import (
	"cmp"
	"slices"

	"hoidap/internal/desk"
)

// neighbours holds, by ID, the articles that people mistake for it.
type neighbours map[string][]string

func newNeighbours(articles []desk.Article) neighbours {
	n := neighbours{}
	for _, article := range articles {
		for _, other := range article.Neighbours {
			if !slices.Contains(n[article.ID], other.See) {
				n[article.ID] = append(n[article.ID], other.See)
			}
		}
	}
	return n
}

// choices are the articles offered when the desk asks back: the best, then
// those whose evidence is not far behind it. Of two with as much of it, the
// one that people mistake for the best comes first.
func (n neighbours) choices(finds []desk.Find) []string {
	best := finds[0]
	near := slices.DeleteFunc(slices.Clone(finds[1:]), func(find desk.Find) bool {
		return evidence(find, 0) < evidence(best, 0)/2
	})
	slices.SortStableFunc(near, func(a, b desk.Find) int {
		return cmp.Compare(n.closeness(best, b), n.closeness(best, a))
	})
	ids := []string{best.ID}
	for _, find := range near[:min(len(near), mostChoices-1)] {
		ids = append(ids, find.ID)
	}
	return ids
}

// mistaken is what it counts that people mistake one article for the other.
const mistaken = 1.25

// closeness is how near a find comes to being the one that was meant.
func (n neighbours) closeness(best, find desk.Find) float64 {
	if slices.Contains(n[best.ID], find.ID) {
		return mistaken * find.Score
	}
	return find.Score
}
