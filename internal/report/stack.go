package report

import (
	"strconv"

	"hoidap/internal/desk"
)

// Measures of a picture of columns, in the units of its drawing.
const (
	columnsWidth  = 640.0
	columnsHeight = 220.0
	columnsRoom   = 178.0 // of the tallest column
	columnsFoot   = 200.0 // where columns stand
	columnShare   = 0.62  // of its place that a column takes
)

// columns is a picture of columns side by side.
type columns struct {
	Width, Height, Foot float64
	Columns             []column
}

// column is one of them, of pieces one upon the other.
type column struct {
	Name   string
	Sum    string
	X, Mid float64
	Width  float64
	Top    float64 // where its number stands
	Pieces []piece
}

// piece is one colour of a column or a strip.
type piece struct {
	Class, Tip string
	At, Size   float64
}

// bare is a column of one colour.
type bare struct {
	name  string
	count int
}

// dayColumns draws days by what became of their questions.
func dayColumns(days []portion, s speech) columns {
	most := 1
	for _, day := range days {
		most = max(most, day.count.asked())
	}
	picture := columns{Width: columnsWidth, Height: columnsHeight, Foot: columnsFoot}
	for i, day := range days {
		c := placed(i, len(days), day.Name, day.count.asked())
		at := columnsFoot
		for _, outcome := range fates {
			n := day.count[outcome]
			if n == 0 {
				continue
			}
			size := columnsRoom * float64(n) / float64(most)
			at -= size
			c.Pieces = append(c.Pieces, piece{string(outcome), pieceTip(day.Name, outcome, n, s), tenth(at), tenth(size)})
		}
		c.Top = tenth(at - 5)
		picture.Columns = append(picture.Columns, c)
	}
	return picture
}

// plainColumns draws columns of one colour.
func plainColumns(bars []bare) columns {
	most := 1
	for _, bar := range bars {
		most = max(most, bar.count)
	}
	picture := columns{Width: columnsWidth, Height: columnsHeight, Foot: columnsFoot}
	for i, bar := range bars {
		c := placed(i, len(bars), bar.name, bar.count)
		size := columnsRoom * float64(bar.count) / float64(most)
		c.Top = tenth(columnsFoot - size - 5)
		if bar.count > 0 {
			c.Pieces = []piece{{"waited", bar.name + ": " + strconv.Itoa(bar.count), tenth(columnsFoot - size), tenth(size)}}
		}
		picture.Columns = append(picture.Columns, c)
	}
	return picture
}

// placed is a column at its place among others.
func placed(i, of int, name string, sum int) column {
	room := columnsWidth / float64(of)
	middle := room * (float64(i) + 0.5)
	return column{Name: name, Sum: strconv.Itoa(sum), Mid: tenth(middle), X: tenth(middle - room*columnShare/2), Width: tenth(room * columnShare)}
}

func pieceTip(name string, outcome desk.Outcome, n int, s speech) string {
	return name + ": " + s.say(outcomeIDs[outcome], nil) + " " + strconv.Itoa(n)
}

// strip is one row of a table with its bar, as wide as its share of the largest.
type strip struct {
	Name   string
	Sum    int
	Pieces []piece // At and Size in hundredths
	Counts []stripCount
}

// stripCount is one number of a strip in words.
type stripCount struct {
	Class, Name string
	Count       int
}

// stripsOf draws parts by some outcomes, which the largest part measures.
func stripsOf(parts []portion, outcomes []desk.Outcome, s speech) []strip {
	most := 1
	for _, p := range parts {
		most = max(most, p.count.sum(outcomes))
	}
	var strips []strip
	for _, p := range parts {
		row := strip{Name: p.Name, Sum: p.count.sum(outcomes)}
		at := 0.0
		for _, outcome := range outcomes {
			n := p.count[outcome]
			row.Counts = append(row.Counts, stripCount{string(outcome), s.say(outcomeIDs[outcome], nil), n})
			if n == 0 {
				continue
			}
			size := 100 * float64(n) / float64(most)
			row.Pieces = append(row.Pieces, piece{string(outcome), pieceTip(p.Name, outcome, n, s), tenth(at), tenth(size)})
			at += size
		}
		strips = append(strips, row)
	}
	return strips
}
