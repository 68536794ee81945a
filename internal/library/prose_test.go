package library_test

import (
	"math"
	"testing"

	"hoidap/internal/desk"
	"hoidap/internal/library"
)

func TestMeasure(t *testing.T) {
	got := library.Measure(desk.Article{
		Short:    "Bà con tới xã hỏi. Mang theo giấy.",
		Sections: []desk.Section{{Lines: []desk.Line{{Text: "Được 1.500.000 đồng mỗi tháng: xã trả"}}}},
	})
	// 5 + 3 + 5 + 2 words of 13 + 12 + 23 + 5 letters and digits.
	want := library.Prose{Sentences: 4, Average: 15.0 / 4, Longest: 5, Level: 2*53.0/15 + 0.2*15/4 - 6}
	if got.Sentences != want.Sentences || got.Longest != want.Longest ||
		math.Abs(got.Average-want.Average) > 1e-9 || math.Abs(got.Level-want.Level) > 1e-9 {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if empty := library.Measure(desk.Article{}); empty != (library.Prose{}) {
		t.Errorf("of nothing: %+v", empty)
	}
}
