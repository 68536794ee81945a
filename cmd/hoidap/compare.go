package main

import (
	"context"
	"reflect"
	"slices"

	"hoidap/internal/desk"
)

// nearest is how many of the best finds are near: as many as are offered.
const nearest = 3

// compare asks two books the questions of the later one. What came home for sure
// with no changed article near is taken to have done so before.
func compare(ctx context.Context, former, present *book, pace *pace) (asking, error) {
	list, dangers := ownedIn(present.knowledge, present.editions), dangersIn(present.knowledge)
	changed, all := present.changedSince(former), !sameLists(former.knowledge, present.knowledge)
	now, home, touched := make([]said, len(list)), make([]bool, len(list)), make([]bool, len(list))
	err := askEach(ctx, present, list, pace, func(i int, d desk.Decision) {
		now[i] = saidBy(d)
		home[i] = list[i].right(now[i], dangers)
		offered := d.Finds[:min(len(d.Finds), nearest)]
		touched[i] = changed[list[i].owner()] || slices.ContainsFunc(offered, func(f desk.Find) bool { return changed[f.ID] })
	})
	if err != nil {
		return asking{}, err
	}
	then := slices.Clone(now)
	var again, near []owned
	var places []int // of again, in list
	for i, o := range list {
		if all || touched[i] || !home[i] || now[i].verdict != desk.Answer {
			again, places = append(again, o), append(places, i)
		}
		if touched[i] && home[i] && o.owner() != "" && !changed[o.owner()] {
			near = append(near, o)
		}
	}
	err = askEach(ctx, former, again, pace, func(i int, d desk.Decision) { then[places[i]] = saidBy(d) })
	if err != nil {
		return asking{}, err
	}
	found, err := nearlyStolen(ctx, former, present, near, changed, pace)
	if err != nil {
		return asking{}, err
	}
	a := sum(list, then, now, present)
	for _, s := range found {
		a.put(nearly, s)
	}
	a.sort()
	return a, nil
}

// sameLists reports whether two folders differ in articles at most.
func sameLists(a, b desk.Knowledge) bool {
	a.Articles, a.Confirmed, b.Articles, b.Confirmed = nil, nil, nil, nil
	return reflect.DeepEqual(a, b)
}
