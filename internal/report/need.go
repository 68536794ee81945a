package report

import (
	"slices"

	"hoidap/internal/desk"
)

// needView is something a person must supply.
type needView struct {
	What     string
	Done     bool
	Articles []ref
}

// needViews lists needs, open ones first, else in their own order.
func needViews(needs []desk.Need, articles refs) []needView {
	views := make([]needView, 0, len(needs))
	for _, need := range needs {
		views = append(views, needView{need.What, need.Done, articles.find(need.Articles)})
	}
	slices.SortStableFunc(views, func(a, b needView) int {
		switch {
		case a.Done == b.Done:
			return 0
		case b.Done:
			return -1
		}
		return 1
	})
	return views
}

func openNeeds(needs []desk.Need) int {
	open := 0
	for _, need := range needs {
		if !need.Done {
			open++
		}
	}
	return open
}
