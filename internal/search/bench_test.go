package search_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/library"
	"hoidap/internal/search"
	"hoidap/knowledge"
)

// shelf reads the knowledge of the repository.
func shelf(t testing.TB) desk.Knowledge {
	t.Helper()
	known, rows := library.Read(knowledge.FS)
	if library.Fatal(rows) {
		t.Fatalf("knowledge: %v", rows)
	}
	known.Outside = known.Outside[:min(fewOutside, len(known.Outside))]
	return known
}

// fewOutside is how many of the subjects outside these tests take: all are read
// alike, and the tests make hundreds of indexes.
const fewOutside = 20

// benchQuestions are asked as people type: with diacritics, without, in short
// forms, with slips, and longer than they need to be.
var benchQuestions = []string{
	"hộ nghèo vay ngân hàng chính sách được bao nhiêu tiền",
	"ho ngheo di kham benh co phai tra tien ko",
	"nhà em nghoe muon xin sủa nha dột thì nọp giấy tờ gì ở đau",
	"bhyt hcn dc bn",
	"cho em hỏi với ạ, má em năm nay bảy mươi hai tuổi rồi mà chưa có đồng lương nào hết, giờ muốn xin tiền già thì làm sao, ra xã hay ra đâu",
}

func BenchmarkBuild(b *testing.B) {
	known := shelf(b)
	editions := newInventor(known, 1).many(1000)
	for b.Loop() {
		index := search.Build(editions, known)
		_ = index.Close()
	}
}

// BenchmarkFind asks an index that was built whole, and one that followed it in
// as many steps as take the longest to look through.
func BenchmarkFind(b *testing.B) {
	known := shelf(b)
	for _, n := range []int{20, 10_000} {
		r := &revisions{inventor: newInventor(known, 1)}
		r.editions = r.many(n)
		index := whole(b, r.editions, known)
		b.Run(fmt.Sprintf("built/%d", n), func(b *testing.B) { benchmarkFind(b, index, r) })
		for range 8 {
			r.change()
			index = follow(b, index, r.editions, known)
		}
		b.Run(fmt.Sprintf("followed/%d", n), func(b *testing.B) { benchmarkFind(b, index, r) })
	}
}

// benchmarkFind asks what people ask and the articles' own questions.
func benchmarkFind(b *testing.B, index *search.Index, r *revisions) {
	questions := slices.Clone(benchQuestions)
	for at := range 45 {
		questions = append(questions, r.editions[at*37%len(r.editions)].Questions[2])
	}
	var times []time.Duration
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		if _, _, err := index.Find(b.Context(), questions[i%len(questions)], 5); err != nil {
			b.Fatal(err)
		}
		times = append(times, time.Since(start))
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Microseconds()), "p50-µs")
	b.ReportMetric(float64(times[len(times)*99/100].Microseconds()), "p99-µs")
}

// BenchmarkNext changes one article of many, again and again.
func BenchmarkNext(b *testing.B) {
	known := shelf(b)
	r := &revisions{inventor: newInventor(known, 1)}
	r.editions = r.many(10_000)
	index := whole(b, r.editions, known)
	var longest time.Duration
	b.ReportAllocs()
	for b.Loop() {
		r.change()
		start := time.Now()
		index = follow(b, index, r.editions, known)
		longest = max(longest, time.Since(start))
	}
	b.ReportMetric(float64(longest.Milliseconds()), "longest-ms")
}
