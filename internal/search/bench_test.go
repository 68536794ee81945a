package search_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

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
	return known
}

// synthetic makes articles of the size of real ones out of real syllables and
// made-up ones, the rarer the longer the list: words of a language.
func synthetic(known desk.Knowledge, n int) []desk.Edition {
	random := rand.New(rand.NewPCG(1, 2))
	var words []string
	for _, article := range known.Articles {
		words = append(words, strings.Fields(article.Title+" "+article.Short+" "+strings.Join(article.Questions, " "))...)
	}
	onsets := strings.Fields("b c ch d đ g gi h kh l m n ng nh p ph qu r s t th tr v x")
	rimes := strings.Fields("a á ai ăn ang anh ao ấp âu e em ên ênh ếch i iên iêu inh o oa oan ong ông ơi u ung ươi ương y")
	for _, onset := range onsets {
		for _, rime := range rimes {
			words = append(words, onset+rime)
		}
	}
	text := func(length int) string {
		list := make([]string, length)
		for i := range list {
			list[i] = words[min(random.IntN(len(words)), random.IntN(len(words)))]
		}
		return strings.Join(list, " ")
	}
	editions := make([]desk.Edition, n)
	for i := range editions {
		article := desk.Article{ID: fmt.Sprintf("bai-%05d", i), Title: text(6), Short: text(50)}
		for range 15 {
			article.Questions = append(article.Questions, text(9))
		}
		for range 6 {
			article.Sections = append(article.Sections, desk.Section{Lines: []desk.Line{{Text: text(15)}, {Text: text(15)}}})
		}
		editions[i] = desk.Edition{Article: article, Standing: desk.Current}
	}
	return editions
}

// benchQuestions are asked as people type: with diacritics, without, in short
// forms, with slips, and longer than they need to be.
var benchQuestions = []string{
	"hộ nghèo vay ngân hàng chính sách được bao nhiêu tiền",
	"ho ngheo di kham benh co phai tra tien ko",
	"nhà em nghoe muon xin sủa nha dột thì nọp giấy tờ gì ở đau",
	"bhyt hcn dc bn",
	"cho em hỏi với ạ, má em năm nay bảy mươi hai tuổi rồi mà chưa có đồng lương nào hết, giờ muốn xin tiền già thì làm sao, ra xã hay ra đâu",
}

func BenchmarkFind(b *testing.B) {
	known := shelf(b)
	for _, n := range []int{20, 10_000} {
		index, err := search.Build(synthetic(known, n), known)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				if _, _, err := index.Find(context.Background(), benchQuestions[i%len(benchQuestions)], 5); err != nil {
					b.Fatal(err)
				}
			}
		})
		if err := index.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBuild(b *testing.B) {
	known := shelf(b)
	editions := synthetic(known, 1000)
	for b.Loop() {
		index, err := search.Build(editions, known)
		if err != nil {
			b.Fatal(err)
		}
		_ = index.Close()
	}
}
