package search

import (
	"fmt"

	"github.com/blevesearch/bleve/v2/index/scorch"
)

// part is a roll as a part of bleve's index.
type part struct {
	*roll
	number uint64   // bleve's number of the part; 0 while bleve has none
	places []uint32 // of the roll's articles in the part; nil where they are the same
}

// readPart reads a part of bleve's index.
func readPart(of *scorch.SegmentSnapshot, terms *dictionary) (part, error) {
	ids, err := namesIn(of)
	if err != nil {
		return part{}, err
	}
	roll, err := readRoll(of, ids, terms)
	return part{roll: roll, number: of.Id()}, err
}

// namesIn lists the IDs of the articles in a part.
func namesIn(of *scorch.SegmentSnapshot) ([]string, error) {
	segment := of.Segment()
	if segment.Count() >= mostInOne {
		return nil, fmt.Errorf("search: %d articles in one part of the index", segment.Count())
	}
	ids := make([]string, segment.Count())
	for place := range ids {
		id, err := segment.DocID(uint64(place))
		if err != nil {
			return nil, fmt.Errorf("search: name of article %d: %w", place, err)
		}
		ids[place] = string(id)
	}
	return ids, nil
}

// inParts finds the rolls that bleve's parts were written of. Bleve puts the
// articles of a part in an order of its own.
func inParts(view *scorch.IndexSnapshot, written []part) ([]part, error) {
	type seat struct{ roll, place int }
	seats := map[string]seat{}
	for at, part := range written {
		for place, id := range part.ids {
			seats[id] = seat{at, place}
		}
	}
	var parts []part
	for _, segment := range view.Segments() {
		ids, err := namesIn(segment)
		if err != nil {
			return nil, err
		}
		at := seats[ids[0]].roll
		p := part{roll: written[at].roll, number: segment.Id(), places: make([]uint32, len(ids))}
		for place, id := range ids {
			if seats[id].roll != at || len(ids) != len(p.ids) {
				return nil, fmt.Errorf("search: a part of %d articles is not as it was written", len(ids))
			}
			p.places[seats[id].place] = uint32(place)
		}
		parts = append(parts, p)
	}
	return parts, nil
}

// documents gives those of the articles that are still there, by their number
// in the roll: all but those gone from the part as bleve sees it, where it does.
func (p *part) documents(held map[string]*document, seen *scorch.SegmentSnapshot) []*document {
	documents := make([]*document, len(p.ids))
	for number, id := range p.ids {
		if seen == nil || !p.gone(number, seen) {
			documents[number] = held[id]
		}
	}
	return documents
}

// gone reports whether an article was taken out of the part, or replaced.
func (p *part) gone(number int, seen *scorch.SegmentSnapshot) bool {
	place := uint32(number)
	if p.places != nil {
		place = p.places[number]
	}
	return seen.Deleted() != nil && seen.Deleted().Contains(place)
}
