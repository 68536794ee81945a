package dialogue_test

import (
	"fmt"
	"testing"
	"time"

	"hoidap/internal/desk"
)

// TestEightAnswerOneTicket has eight of the staff answer one ticket at the same
// time: exactly one answer is heard, once by each who waits, and the seven
// others are told who was faster.
func TestEightAnswerOneTicket(t *testing.T) {
	c := newCrowd(t)
	waiting := []string{"dân", "cô", "chú"}
	c.agrees(waiting...)
	for round := range rounds {
		c.begin()
		for _, who := range waiting {
			c.says(who, lúa)
		}
		id := c.waits("dân")
		var acts []func()
		for i := range 8 {
			acts = append(acts, func() {
				c.says(fmt.Sprint("cán-bộ-", i), fmt.Sprintf("/traloi %d Lời của cán-bộ-%d.", id, i))
			})
		}
		together(acts...)
		winner := ""
		for i := range 8 {
			if who := fmt.Sprint("cán-bộ-", i); c.count(who, "Đã gửi câu trả lời") > 0 {
				winner += who
			}
		}
		for i := range 8 {
			who := fmt.Sprint("cán-bộ-", i)
			if told := c.count(who, winner+" đã trả lời rồi"); who != winner && told != 1 {
				t.Errorf("round %d: %s was told %d times that %q was faster: %q", round, who, told, winner, c.heard[desk.NewChatID("test", who)])
			}
		}
		for _, who := range waiting {
			if c.count(who, "Lời của "+winner+".") != 1 || c.count(who, "Lời của ") != 1 {
				t.Errorf("round %d: %s heard %q", round, who, c.heard[desk.NewChatID("test", who)])
			}
		}
		c.wantAnswered(round, id, len(waiting))
	}
}

// TestTwoClaimOneTicket has two of the staff take one ticket: one has it, the
// other is told who.
func TestTwoClaimOneTicket(t *testing.T) {
	c := newCrowd(t)
	c.agrees("dân")
	for round := range rounds {
		c.begin()
		c.says("dân", lúa)
		id := c.waits("dân")
		claim := fmt.Sprintf("/nhan %d", id)
		together(func() { c.says("cán-bộ-0", claim) }, func() { c.says("cán-bộ-1", claim) })
		first, second := c.count("cán-bộ-0", "Anh chị nhận câu"), c.count("cán-bộ-1", "Anh chị nhận câu")
		refused := c.count("cán-bộ-0", "cán-bộ-1 đang giữ") + c.count("cán-bộ-1", "cán-bộ-0 đang giữ")
		if first+second != 1 || refused != 1 {
			t.Errorf("round %d: %d and %d have it, %d told so: %q", round, first, second, refused, c.heard)
		}
		c.says(fmt.Sprint("cán-bộ-", second), fmt.Sprintf("/traloi %d Giống OM.", id))
		c.wantAnswered(round, id, 1)
	}
}

// TestJoiningAtTheMomentOfTheAnswer has somebody ask the same just when it is
// answered: they hear the answer, or wait for a ticket of their own.
func TestJoiningAtTheMomentOfTheAnswer(t *testing.T) {
	c := newCrowd(t)
	c.agrees("dân", "cô")
	joined := 0
	for round := range rounds {
		c.begin()
		c.says("dân", lúa)
		id := c.waits("dân")
		together(
			func() { c.says("cán-bộ-0", fmt.Sprintf("/traloi %d Giống OM.", id)) },
			func() { c.says("cô", lúa) },
		)
		heard, own := c.count("cô", "Giống OM."), c.waits("cô")
		if heard+min(int(own), 1) != 1 || own == id {
			t.Errorf("round %d: heard %d times and waits for %d: %q", round, heard, own, c.heard[desk.NewChatID("test", "cô")])
		}
		if c.count("dân", "Giống OM.") != 1 {
			t.Errorf("round %d: who asked first heard %q", round, c.heard[desk.NewChatID("test", "dân")])
		}
		joined += heard
		c.wantAnswered(round, id, 1+heard)
		if own != 0 {
			c.says("cán-bộ-1", fmt.Sprintf("/traloi %d Giống OM.", own))
			c.wantAnswered(round, own, 1)
		}
	}
	t.Logf("in %d of %d rounds they joined", joined, rounds)
}

// TestRelayingAtTheMomentOfTheAnswer has a hamlet head ask the same for a second
// neighbour just when it is answered: the answer for each is told, or waited for.
func TestRelayingAtTheMomentOfTheAnswer(t *testing.T) {
	c := newCrowd(t)
	c.agrees("lành")
	for round := range rounds {
		c.begin()
		c.says("lành", "hỏi giùm bà Sáu: "+lúa)
		id := c.waits("lành")
		together(
			func() { c.says("cán-bộ-0", fmt.Sprintf("/traloi %d Giống OM.", id)) },
			func() { c.says("lành", "hỏi giùm ông Tám: "+lúa) },
		)
		if c.count("lành", "Nói với bà Sáu") != 1 {
			t.Errorf("round %d: for the first: %q", round, c.heard[desk.NewChatID("test", "lành")])
		}
		heard, own := c.count("lành", "Nói với ông Tám"), c.waits("lành")
		if heard+min(int(own), 1) != 1 {
			t.Errorf("round %d: for the second heard %d times and waits for %d: %q", round, heard, own, c.heard[desk.NewChatID("test", "lành")])
		}
		if own != 0 {
			c.says("cán-bộ-1", fmt.Sprintf("/traloi %d Giống OM.", own))
		}
	}
}

// TestTickAgainstAnswer lets the time of a claim end, and the wait be too long,
// just when who has it answers: the answer is heard once, and the supervisors
// are told at most once.
func TestTickAgainstAnswer(t *testing.T) {
	c := newCrowd(t)
	c.agrees("dân")
	monday := c.now
	for round := range rounds {
		c.begin()
		c.now = monday.Add(time.Duration(round) * 2 * time.Minute)
		c.says("dân", lúa)
		id := c.waits("dân")
		c.says("cán-bộ-0", fmt.Sprintf("/nhan %d", id))
		c.now = c.now.Add(72 * time.Hour)
		together(
			func() { c.ticks(2 * round) },
			func() { c.says("cán-bộ-0", fmt.Sprintf("/traloi %d Giống OM.", id)) },
			func() { c.ticks(2*round + 1) },
		)
		if c.count("dân", "Giống OM.") != 1 {
			t.Errorf("round %d: heard %q", round, c.heard[desk.NewChatID("test", "dân")])
		}
		c.wantAnswered(round, id, 1)
		acts, err := c.Acts(t.Context(), id, 100)
		if err != nil {
			t.Fatal(err)
		}
		kinds := map[desk.ActKind]int{}
		for _, act := range acts {
			kinds[act.Kind]++
		}
		if kinds[desk.ActAnswer] != 1 || kinds[desk.ActReturn] > 1 || kinds[desk.ActEscalate] > 1 {
			t.Errorf("round %d: written down are %v", round, kinds)
		}
	}
}

// TestForgettingAtTheMomentOfTheAnswer has who asked first be forgotten just when
// it is answered: who joined hears it once, and nothing of the other comes back.
func TestForgettingAtTheMomentOfTheAnswer(t *testing.T) {
	c := newCrowd(t)
	for round := range rounds {
		c.agrees("dân", "cô")
		c.says("dân", lúa)
		c.says("cô", lúa)
		id := c.waits("cô")
		together(
			func() { c.says("dân", "xóa") },
			func() { c.says("cán-bộ-0", fmt.Sprintf("/traloi %d Giống OM.", id)) },
		)
		if c.count("cô", "Giống OM.") != 1 {
			t.Errorf("round %d: who joined heard %q", round, c.heard[desk.NewChatID("test", "cô")])
		}
		held, err := c.Holdings(t.Context(), "test:dân")
		if err != nil || len(held.Tickets)+held.Joined+held.Remarks != 0 {
			t.Errorf("round %d: held %+v, %v", round, held, err)
		}
		c.wantAnswered(round, id, 1)
	}
}
