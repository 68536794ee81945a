package editorial

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// figureShape finds numbers with what stands behind them.
var figureShape = regexp.MustCompile(`(\d{1,2}/\d{1,2}(?:/\d{4})?)|(\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)\s*(%|\p{L}+)?`)

// money is what a unit of money is worth.
var money = map[string]float64{"tỷ": 1e9, "tỉ": 1e9, "triệu": 1e6, "nghìn": 1e3, "ngàn": 1e3, "đồng": 1, "đ": 1}

// measures are what else an answer can be wrong about.
var measures = map[string]string{
	"%": "%", "phần": "%", "ngày": "ngày", "tháng": "tháng", "năm": "năm", "tuổi": "tuổi", "lần": "lần", "km": "km",
}

// Figure is one figure of a text, as written and in a form in which the same
// figure is the same.
type Figure struct{ Written, Key string }

// Figures finds the sums of money, shares, days and measures of a text, each
// once, in order.
func Figures(text string) []Figure {
	var all []Figure
	for _, match := range figureShape.FindAllStringSubmatch(text, -1) {
		figure, ok := figureOf(match[1], match[2], strings.ToLower(match[3]))
		if ok && !slices.ContainsFunc(all, func(f Figure) bool { return f.Key == figure.Key }) {
			all = append(all, figure)
		}
	}
	return all
}

// figureOf reads a day, or a number with the word behind it. ok is false for a
// number of something that does not matter.
func figureOf(day, number, unit string) (f Figure, ok bool) {
	if day != "" {
		return Figure{day, "day " + day}, true
	}
	stopped := strings.Contains(number, ".")
	value, err := strconv.ParseFloat(strings.ReplaceAll(strings.ReplaceAll(number, ".", ""), ",", "."), 64)
	if err != nil {
		return Figure{}, false
	}
	plain := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	worth, isMoney := money[unit]
	measure, isMeasure := measures[unit]
	switch {
	case isMoney:
		return Figure{number + " " + unit, "sum " + plain(value*worth)}, true
	case isMeasure:
		return Figure{strings.TrimSpace(number + " " + unit), measure + " " + plain(value)}, true
	case stopped:
		return Figure{number, "sum " + plain(value)}, true
	}
	return Figure{}, false
}

// Strange are the figures of one text that another does not hold.
func Strange(text, other string) []Figure {
	held := Figures(other)
	return slices.DeleteFunc(Figures(text), func(f Figure) bool {
		return slices.ContainsFunc(held, func(h Figure) bool { return h.Key == f.Key })
	})
}

// Differ are the figures in which two answers to the same question differ: those
// of the first that the second lacks, when both state any.
func Differ(answer, other string) []Figure {
	if len(Figures(other)) == 0 {
		return nil
	}
	return Strange(answer, other)
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }
