package search

import "math"

// fullLength is about how long a question of ten words is. A shorter one says
// less, and its words draw less in all than those of a long one.
const fullLength = 18.0

// drawing is what the terms of one question draw to the articles found for it.
// It is used again and again.
type drawing struct {
	values []float32 // of each term
	draws  []float32 // of each term to each article, article after article
	rows   []uint8   // by article of the contrast: which of those found it is, counted from one
	away   []float32 // by article of the contrast: what the terms draw that it does not hold
	terms  int
}

// draw turns to a question and the articles found for it.
func (d *drawing) draw(x *Index, terms []weighted, articles []*scored) {
	c := x.contrast
	whole := d.value(x, terms)
	d.terms, d.draws = len(terms), cleared(d.draws, len(terms)*len(articles))
	d.rows, d.away = cleared(d.rows, len(c.away)), cleared(d.away, len(c.away))
	for i, article := range articles {
		learned := article.sheet.learned[article.number]
		d.rows[learned], d.away[learned] = uint8(i)+1, whole*c.away[learned]
	}
	for i, term := range terms {
		if d.values[i] == 0 {
			continue
		}
		to, weights := c.of(term.id)
		for n, article := range to {
			if row := d.rows[article]; row > 0 {
				d.draws[int(row-1)*d.terms+i] = d.values[i] * weights[n]
			}
		}
	}
}

// value says what each term of a question counts, as in learning, and returns the
// sum.
func (d *drawing) value(x *Index, terms []weighted) (whole float32) {
	d.values = d.values[:0]
	var squares float64
	for _, term := range terms {
		value := x.contrast.worth(term.id, float32(term.weight))
		d.values = append(d.values, value)
		squares += float64(value) * float64(value)
	}
	length := float32(math.Sqrt(squares + fullLength*fullLength))
	for i := range d.values {
		d.values[i] /= length
		whole += d.values[i]
	}
	return whole
}

// drawn is what each term draws to one of the articles, by its place.
func (d *drawing) drawn(place int) []float32 { return d.draws[place*d.terms:][:d.terms] }
