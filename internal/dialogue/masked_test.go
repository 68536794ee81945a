package dialogue_test

import (
	"bytes"
	"os"
	"testing"
	"time"

	"hoidap/internal/desk"
)

// TestLongNumbersAreNowhere hands in numbers of a person by every way a text can
// take, and looks for them in the file of the store.
func TestLongNumbersAreNowhere(t *testing.T) {
	const card, phone = "070183001234", "0912345678"
	c := newCrowd(t)
	c.agrees("dân")
	c.says("dân", "so cccd "+card+" sdt "+phone+" coi gium toi ngheo hay chua")
	c.says("dân", "cho gặp cán bộ, số tui là "+phone)
	c.says("dân", "chay nha roi, goi "+phone)
	c.says("lành", "hỏi giùm bà Sáu: giong lua nao chiu man tot, sdt "+phone)
	for i, kind := range []desk.MessageKind{desk.KindPhoto, desk.KindVoice} {
		err := c.engine.Receive(t.Context(), desk.Message{
			ID: desk.MessageID("ảnh" + string(kind)), Chat: "test:dân", Kind: kind, Text: "giấy của tui " + card,
			Media: desk.Media{Kind: kind, Ref: "ref"}, At: c.now.Add(time.Duration(i)),
		})
		if err != nil {
			t.Fatal(err)
		}
		c.says("dân", "1")
	}
	c.says("cán-bộ-0", "/nhan 1")
	c.says("dân", "toi noi them "+card)
	c.says("cán-bộ-0", "/ghichu 1 hộ này số "+phone)
	tickets, err := c.Tickets(t.Context(), desk.TicketFilter{})
	if err != nil || len(tickets) < 4 {
		t.Fatalf("%d tickets, %v; want one of each way", len(tickets), err)
	}
	var path string
	if err := c.DB().QueryRow(`SELECT file FROM pragma_database_list WHERE name = 'main'`).Scan(&path); err != nil {
		t.Fatal(err)
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	held, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, number := range []string{card, phone} {
		if bytes.Contains(held, []byte(number)) {
			t.Errorf("%s is in the file", number)
		}
	}
}
