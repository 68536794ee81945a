package outbox

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"hoidap/internal/desk"
)

// BenchmarkMessagePath takes one message after the other from before its Commit
// until its reply is said.
func BenchmarkMessagePath(b *testing.B) {
	o := open(b)
	o.start()
	var took []time.Duration
	for i := range b.N {
		chat := desk.NewChatID("telegram", fmt.Sprint(i))
		begin := time.Now()
		o.commit(chat, "Bà con được cấp thẻ bảo hiểm y tế miễn phí.")
		<-o.ear.tried
		took = append(took, time.Since(begin))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms-median")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "ms-p99")
}

// BenchmarkThroughput commits messages as fast as it can and ends when all
// replies are said.
func BenchmarkThroughput(b *testing.B) {
	o := open(b)
	o.start()
	begin := time.Now()
	go func() {
		for i := range b.N {
			o.commit(desk.NewChatID("telegram", fmt.Sprint(i)), "Bà con được cấp thẻ bảo hiểm y tế miễn phí.")
		}
	}()
	for range b.N {
		<-o.ear.tried
	}
	b.ReportMetric(float64(b.N)/time.Since(begin).Seconds(), "messages/s")
}
