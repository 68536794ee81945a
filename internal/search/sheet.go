package search

import (
	"runtime"

	"github.com/blevesearch/bleve/v2/index/scorch"
	"golang.org/x/sync/errgroup"
)

// sheet is a roll as one index sees it: with its own documents, and without
// those that were replaced since.
type sheet struct {
	*roll
	documents []*document // by their number in the part; nil for one that is gone
	norms     []float64   // of each: the saturation of BM25 for a text of its length
	wholes    [][]float64 // of each: the rarity of each of its own questions
	scales    []scales    // of each
}

// open reads what a view of the catalogue holds, but for the rolls that an
// index before this one has read. The view is given back.
func (x *Index) open(view *scorch.IndexSnapshot, former []sheet) error {
	defer func() { _ = view.Close() }()
	known := make(map[uint64]*roll, len(former))
	for _, sheet := range former {
		known[sheet.part] = sheet.roll
	}
	parts := view.Segments()
	x.sheets = make([]sheet, len(parts))
	var reading errgroup.Group
	reading.SetLimit(runtime.GOMAXPROCS(0))
	for at, part := range parts {
		reading.Go(func() (err error) {
			roll := known[part.Id()]
			if roll == nil {
				if roll, err = newRoll(part, x.terms); err != nil {
					return err
				}
			}
			x.sheets[at] = x.newSheet(roll, part)
			return nil
		})
	}
	return reading.Wait()
}

func (x *Index) newSheet(roll *roll, part *scorch.SegmentSnapshot) sheet {
	n := len(roll.ids)
	s := sheet{roll: roll, documents: make([]*document, n), norms: make([]float64, n), wholes: make([][]float64, n), scales: make([]scales, n)}
	var average float64
	for _, length := range x.lengths {
		average += float64(length) / float64(len(x.documents))
	}
	gone := part.Deleted()
	for number, id := range roll.ids {
		if gone != nil && gone.Contains(uint32(number)) {
			continue
		}
		d := x.documents[id]
		var length int
		for _, n := range d.lengths {
			length += n
		}
		s.documents[number] = d
		s.wholes[number], s.scales[number] = x.terms.wholes(d), x.newScales(d)
		s.norms[number] = saturation * (1 - lengthNorm + lengthNorm*float64(length)/average)
	}
	return s
}
