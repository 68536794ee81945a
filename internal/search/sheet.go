package search

// sheet is a part of the catalogue as one index sees it: with its own documents,
// and without those that were replaced since.
type sheet struct {
	part
	documents []*document // by their number in the roll; nil for one that is gone
	norms     []float64   // of each: the saturation of BM25 for a text of its length
	parts     [][]float64 // of each: what share of each of its own questions one of rarity 1 is
	scales    []scales    // of each
	learned   []uint32    // of each: its number in the contrast of the index
}

// open looks at the sheets of the catalogue.
func (x *Index) open(sheets []sheet) {
	var average float64
	for _, length := range x.lengths {
		average += float64(length) / float64(len(x.documents))
	}
	x.sheets = sheets
	learned := make(map[*document]uint32, len(x.documents))
	for number, id := range x.ids() {
		learned[x.documents[id]] = uint32(number)
	}
	for at := range sheets {
		x.weigh(&sheets[at], average, learned)
	}
}

// weigh computes what scoring needs of each document of a sheet. On the average
// a document has so many syllables.
func (x *Index) weigh(s *sheet, average float64, learned map[*document]uint32) {
	n := len(s.documents)
	s.norms, s.parts, s.scales = make([]float64, n), make([][]float64, n), make([]scales, n)
	s.learned = make([]uint32, n)
	for number, d := range s.documents {
		if d == nil {
			continue
		}
		var length int
		for _, n := range d.lengths {
			length += n
		}
		s.parts[number], s.scales[number] = x.terms.parts(d), x.newScales(d)
		s.learned[number] = learned[d]
		s.norms[number] = saturation * (1 - lengthNorm + lengthNorm*float64(length)/average)
	}
}
