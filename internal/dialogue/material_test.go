package dialogue_test

import (
	"slices"
	"strings"
	"testing"

	"hoidap/internal/desk"
)

// What has been made about an article is offered with it and sent when it is
// tapped; what is only planned is not.
func TestMaterialsAreOfferedOnceTheyAreMade(t *testing.T) {
	books, err := programShelf()
	if err != nil {
		t.Fatal(err)
	}
	knowledge := books.knowledge
	knowledge.Materials = []desk.Material{
		{ID: "nghe-dien", Kind: desk.MaterialRadio, Title: "Nghe về tiền điện", Made: true, Articles: []string{"tien-dien"}, File: "media/tien-dien.mp3"},
		{ID: "nghe-dien-2", Kind: desk.MaterialRadio, Title: "Bài thứ hai", Made: true, Articles: []string{"tien-dien"}, File: "media/tien-dien-2.mp3"},
		{ID: "hinh-dien", Kind: desk.MaterialInfographic, Title: "Hình tiền điện", Articles: []string{"tien-dien"}},
		{ID: "phim-nuoc", Kind: desk.MaterialVideo, Title: "Phim nước sạch", Made: true, Articles: []string{"nuoc-sach"}, File: "media/nuoc.mp4"},
	}
	memory := &memory{sessions: map[desk.ChatID]desk.Session{}}
	engine := newEngine(t, memory)
	engine.Shelf = &shelf{knowledge: knowledge, books: map[desk.Day]book{}}

	heard := say(t, engine, memory, desk.Message{Kind: desk.KindChoice, Choice: "a:tien-dien"})
	if !strings.Contains(heard, ". Nghe\n") || strings.Count(heard, ". Nghe\n") != 1 ||
		strings.Contains(heard, "Xem hình") || strings.Contains(heard, "Xem phim") {
		t.Errorf("offered with the article:\n%s", heard)
	}
	heard = say(t, engine, memory, desk.Message{Kind: desk.KindChoice, Choice: "m:nghe-dien"})
	reply := memory.said[len(memory.said)-1]
	want := []desk.Attachment{{Kind: desk.AttachSound, Title: "Nghe về tiền điện", File: "media/tien-dien.mp3"}}
	if !slices.Equal(reply.Attachments, want) || !strings.Contains(heard, "Nộp ở đâu") {
		t.Errorf("sent %+v with\n%s", reply.Attachments, heard)
	}
	for _, value := range []string{"m:hinh-dien", "m:khong-co", "m:"} {
		if heard := say(t, engine, memory, desk.Message{Kind: desk.KindChoice, Choice: value}); !strings.Contains(heard, "Nút này cũ rồi") {
			t.Errorf("%s: %s", value, heard)
		}
	}
}
