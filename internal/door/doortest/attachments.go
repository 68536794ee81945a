package doortest

import (
	"strings"
	"testing"

	"hoidap/internal/desk"
)

// Picture is the path of the one file a bench gives its door, and PictureContent
// what the file holds.
const (
	Picture        = "media/hinh.png"
	PictureContent = "\x89PNG\r\n\x1a\nhình"
)

func attached(t *testing.T, bench Bench) {
	run(t, bench.Door, NewInbox())
	say(t, bench, desk.Reply{ID: 1, Chat: bench.Chat,
		Lines: []desk.Line{{Kind: desk.LineText, Text: "Xem bảng giá"}},
		Attachments: []desk.Attachment{
			{Kind: desk.AttachPicture, Title: "Bảng <b>giá</b> & hạn", File: Picture},
		},
	})
	hearAll(t, bench, "Xem bảng giá", "Bảng <b>giá</b> & hạn")
	if bench.Given == nil {
		return
	}
	if given := bench.Given(t); given != PictureContent {
		t.Errorf("given %q, want what the file holds", given)
	}
}

func missing(t *testing.T, bench Bench) {
	run(t, bench.Door, NewInbox())
	say(t, bench, desk.Reply{ID: 1, Chat: bench.Chat,
		Lines: []desk.Line{{Kind: desk.LineText, Text: "Nghe bài này"}},
		Attachments: []desk.Attachment{
			{Kind: desk.AttachSound, Title: "Bài <i>học phí</i>", File: "media/khong-co.mp3"},
			{Kind: desk.AttachFilm, Title: "Phim ngoài kho", File: "../../phim.mp4"},
			{Kind: desk.AttachSound, Title: "Không phải tiếng", File: Picture},
		},
	})
	hearAll(t, bench, "Nghe bài này", "Bài <i>học phí</i>", "Phim ngoài kho", "Không phải tiếng")
	say(t, bench, desk.Reply{ID: 2, Chat: bench.Chat, Lines: []desk.Line{{Kind: desk.LineText, Text: "Câu sau"}}})
	hearAll(t, bench, "Câu sau")
}

// hearAll listens until all that is wanted was heard, in that order; a door may
// show a reply in several pieces.
func hearAll(t *testing.T, bench Bench, wanted ...string) {
	t.Helper()
	heard := ""
	for range wanted {
		heard += bench.Heard(t) + "\n"
		rest, all := heard, true
		for _, want := range wanted {
			var found bool
			_, rest, found = strings.Cut(rest, want)
			all = all && found
		}
		if all {
			return
		}
	}
	t.Errorf("heard %q, want %q in it, in that order", heard, wanted)
}
