package search

import (
	"context"
	"errors"
	"maps"
	"slices"
	"testing"

	"hoidap/internal/desk"
)

// holders lists by term the articles of a roll that hold it, with how often.
func (r *roll) holders(terms *dictionary) map[string]map[string]float64 {
	all := map[string]map[string]float64{}
	for term, text := range terms.texts {
		for _, line := range r.list(uint32(term)) {
			if all[text] == nil {
				all[text] = map[string]float64{}
			}
			all[text][r.ids[line.number()]] = line.heard()
		}
	}
	return all
}

// TestBleveHoldsWhatRollsHold reads back from bleve what an index was filled
// with, and compares it with what questions were answered from before.
func TestBleveHoldsWhatRollsHold(t *testing.T) {
	x := Build(varied(2*partSize+10), desk.Knowledge{})
	t.Cleanup(func() { _ = x.Close() })
	if err := x.Fill(t.Context()); err != nil {
		t.Fatal(err)
	}
	view, err := viewOf(x.catalogue.memory)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = view.Close() }()
	parts := map[uint64]part{}
	for _, part := range x.catalogue.first {
		parts[part.number] = part
	}
	for _, segment := range view.Segments() {
		read, err := readPart(segment, x.terms)
		if err != nil {
			t.Fatal(err)
		}
		made := parts[read.number]
		for number, id := range made.ids {
			if read.ids[made.places[number]] != id {
				t.Fatalf("article %d of a part is %s, by bleve %s", number, id, read.ids[made.places[number]])
			}
		}
		if got, want := read.holders(x.terms), made.holders(x.terms); len(want) == 0 || !maps.EqualFunc(got, want, maps.Equal) {
			t.Errorf("bleve lists %d terms, the roll %d", len(got), len(want))
		}
	}
	if len(view.Segments()) != 3 || len(x.sheets) != 3 {
		t.Errorf("bleve has %d parts, the index %d", len(view.Segments()), len(x.sheets))
	}
}

// TestFillIsNotNeededBefore holds that bleve is left alone until something
// changes, and that it makes no difference whether it was filled by then.
func TestFillIsNotNeededBefore(t *testing.T) {
	editions := varied(40)
	x := Build(editions, desk.Knowledge{})
	same := after(t, x, editions)
	if same.catalogue != x.catalogue || same.catalogue.memory != nil {
		t.Error("bleve was filled though nothing changed")
	}
	filled := Build(editions, desk.Knowledge{})
	if err := filled.Fill(t.Context()); err != nil {
		t.Fatal(err)
	}
	memory := filled.catalogue.memory
	changed := slices.Clone(editions)
	changed[7].Title, changed[7].Revision = "tiền điện", 2
	one, other := after(t, same, changed[1:]), after(t, filled, changed[1:])
	t.Cleanup(func() { _, _ = one.Close(), other.Close() })
	if one.catalogue.memory == nil || other.catalogue.memory != memory {
		t.Error("bleve does not have what changed")
	}
	for _, text := range []string{"tiền điện", "vay vốn nghèo", "thẻ bảo hiểm trẻ em"} {
		_, a, errA := one.Find(t.Context(), text, candidates)
		_, b, errB := other.Find(t.Context(), text, candidates)
		if errA != nil || errB != nil || len(a) == 0 || !slices.EqualFunc(a, b, func(a, b desk.Find) bool { return a.ID == b.ID && a.Score == b.Score }) {
			t.Errorf("%q finds %v %v, filled before %v %v", text, a, errA, b, errB)
		}
	}
}

// TestFillEndsEarly holds that filling that was given up can be done later, and
// that a closed index is filled no more.
func TestFillEndsEarly(t *testing.T) {
	x := Build(varied(20), desk.Knowledge{})
	ended, end := context.WithCancel(t.Context())
	end()
	if err := x.Fill(ended); !errors.Is(err, context.Canceled) || x.catalogue.memory != nil {
		t.Errorf("filled in no time: %v", err)
	}
	if err := x.Fill(t.Context()); err != nil || x.catalogue.memory == nil {
		t.Errorf("not filled: %v", err)
	}
	if err := x.Close(); err != nil {
		t.Error(err)
	}
	if err := x.Fill(t.Context()); !errors.Is(err, errClosed) {
		t.Errorf("a closed index is filled: %v", err)
	}
}
