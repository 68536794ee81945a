package telegram

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/door"
	"hoidap/internal/telegram/telegramtest"
)

// files are the media of the bots below.
func files() fstest.MapFS {
	return fstest.MapFS{
		"media/hoc-phi.mp3": {Data: []byte("tiếng mp3")}, "media/hoc-phi.m4a": {Data: []byte("tiếng m4a")},
		"media/hoc-phi.ogg": {Data: []byte("tiếng ogg")}, "media/the.png": {Data: []byte("hình png")},
		"media/the.webp": {Data: []byte("hình webp")}, "media/vay.mp4": {Data: []byte("phim")},
		"media/to.png": {Data: make([]byte, mostPicture+1)}, "media/dai.mp4": {Data: make([]byte, door.MostMedia+1)},
	}
}

// with is a reply of a line, a choice and attachments.
func with(attachments ...desk.Attachment) desk.Reply {
	said := reply("Miễn học phí", desk.Choice{Label: "Giấy tờ", Value: "papers"})
	said.Attachments = attachments
	return said
}

func sound(file string) desk.Attachment {
	return desk.Attachment{Kind: desk.AttachSound, Title: "Nghe <b>bài</b> & hỏi", File: file}
}

func picture(file string) desk.Attachment {
	return desk.Attachment{Kind: desk.AttachPicture, Title: "Tờ *tóm tắt*", File: file}
}

func film(file string) desk.Attachment {
	return desk.Attachment{Kind: desk.AttachFilm, Title: "Phim", File: file}
}

// story is what a chat was shown: the first line of a text, or a caption and
// what its file holds.
func story(server *telegramtest.Server) []string {
	var told []string
	for _, shown := range server.Shown(person) {
		line, _, _ := strings.Cut(shown.Text, "\n")
		if shown.File != nil {
			line += " = " + shown.File.Content
		}
		told = append(told, line)
	}
	return told
}

func TestAttachments(t *testing.T) {
	for _, c := range []struct {
		attachment    desk.Attachment
		method, field string
	}{
		{sound("media/hoc-phi.mp3"), "sendAudio", "audio"},
		{sound("media/hoc-phi.m4a"), "sendAudio", "audio"},
		{sound("media/hoc-phi.ogg"), "sendVoice", "voice"},
		{picture("media/the.png"), "sendPhoto", "photo"},
		{picture("media/the.webp"), "sendPhoto", "photo"},
		{film("media/vay.mp4"), "sendVideo", "video"},
	} {
		t.Run(c.attachment.File, func(t *testing.T) {
			server := telegramtest.Start(t)
			bot := newBench(t, server, Options{Media: files()})
			if err := bot.Say(t.Context(), with(c.attachment)); err != nil {
				t.Fatal(err)
			}
			text, given := server.Heard(person), server.Heard(person)
			if text.Text != "Miễn học phí" || len(text.Buttons) != 1 || len(given.Buttons) != 0 {
				t.Errorf("shown %+v, then %+v", text, given)
			}
			if given.Text != c.attachment.Title {
				t.Errorf("caption %q, want %q", given.Text, c.attachment.Title)
			}
			file := server.Wait(c.method, 1).Files[c.field]
			want := string(files()[c.attachment.File].Data)
			if "media/"+file.Name != c.attachment.File || file.Content != want {
				t.Errorf("file %+v, want %q of %s", file, want, c.attachment.File)
			}
		})
	}
}

func TestAttachmentsSaidInWords(t *testing.T) {
	for name, c := range map[string]struct {
		attachment desk.Attachment
		options    Options
		failures   []telegramtest.Failure
	}{
		"no file":              {attachment: sound("media/khong-co.mp3"), options: Options{Media: files()}},
		"no media":             {attachment: sound("media/hoc-phi.mp3")},
		"another kind":         {attachment: picture("media/hoc-phi.mp3"), options: Options{Media: files()}},
		"a way out":            {attachment: sound("media/../../hoc-phi.mp3"), options: Options{Media: files()}},
		"a picture too large":  {attachment: picture("media/to.png"), options: Options{Media: files()}},
		"a film too large":     {attachment: film("media/dai.mp4"), options: Options{Media: files()}},
		"not taken":            {picture("media/the.png"), Options{Media: files()}, []telegramtest.Failure{{Code: 400, Description: "Bad Request: PHOTO_INVALID_DIMENSIONS"}}},
		"too large for server": {picture("media/the.png"), Options{Media: files()}, []telegramtest.Failure{{Code: 413}}},
	} {
		t.Run(name, func(t *testing.T) {
			server := telegramtest.Start(t)
			bot := newBench(t, server, c.options)
			server.Fail("sendPhoto", c.failures...)
			if err := bot.Say(t.Context(), with(c.attachment)); err != nil {
				t.Fatal(err)
			}
			server.Heard(person)
			if got, want := server.Heard(person).Text, c.attachment.Title+"\n\ntelegram.missing"; got != want {
				t.Errorf("in words %q, want %q", got, want)
			}
			if log := bot.log.String(); !strings.Contains(log, "level=WARN") || !strings.Contains(log, "file="+c.attachment.File) ||
				strings.Contains(log, c.attachment.Title) {
				t.Errorf("the log tells %s", log)
			}
		})
	}
}

func TestEveryFileIsPaced(t *testing.T) {
	server := telegramtest.Start(t)
	bot := newBench(t, server, Options{Media: files()})
	one := picture("media/the.png")
	if err := bot.Say(t.Context(), with(one, one, sound("media/khong-co.mp3"))); err != nil {
		t.Fatal(err)
	}
	for range 3 { // after the text
		if wait := bot.waited(t); wait < time.Second/2 || wait > time.Second {
			t.Errorf("paused %s, want what is left of a second", wait)
		}
	}
}

func TestCaptionIsCut(t *testing.T) {
	server := telegramtest.Start(t)
	bot := newBench(t, server, Options{Media: files()})
	long := picture("media/the.png")
	long.Title = strings.Repeat("🙏", mostCaption)
	bad, bare := sound("media/hoc-phi.mp3"), film("media/vay.mp4")
	bad.Title, bare.Title = "hỏng\xff", ""
	if err := bot.Say(t.Context(), with(long, bad, bare)); err != nil {
		t.Fatal(err)
	}
	want := []string{"Miễn học phí", strings.Repeat("🙏", mostCaption/2) + " = hình png", "hỏng\uFFFD = tiếng mp3", " = phim"}
	if told := story(server); !slices.Equal(told, want) {
		t.Errorf("shown %q", told)
	}
}

func TestAttachmentWithoutTitleOrFile(t *testing.T) {
	server := telegramtest.Start(t)
	bot := newBench(t, server, Options{})
	if err := bot.Say(t.Context(), with(desk.Attachment{Kind: desk.AttachSound, Title: " ", File: "media/x.mp3"})); err != nil {
		t.Fatal(err)
	}
	if told := story(server); !slices.Equal(told, []string{"Miễn học phí"}) {
		t.Errorf("shown %q", told)
	}
}

func TestUploadLeavesTimeForWords(t *testing.T) {
	server := telegramtest.Start(t)
	bot := newBench(t, server, Options{Media: files()})
	if got := bot.uploadTime(t.Context()); got != uploadLimit {
		t.Errorf("without a deadline %s, want %s", got, uploadLimit)
	}
	bot.now = func() time.Time { return moment }
	for left, want := range map[time.Duration]time.Duration{
		time.Hour: uploadLimit, 30 * time.Second: 30*time.Second - wordsReserve, time.Second: time.Second - wordsReserve,
	} {
		ctx, cancel := context.WithDeadline(t.Context(), moment.Add(left))
		if got := bot.uploadTime(ctx); got != want {
			t.Errorf("with %s left %s, want %s", left, got, want)
		}
		cancel()
	}
	// A deadline that leaves no time for a file ends Say after its words.
	bot.now = func() time.Time { return time.Now().Add(time.Hour - wordsReserve) }
	ctx, cancel := context.WithTimeout(t.Context(), time.Hour)
	defer cancel()
	var later desk.RetryLater
	if err := bot.Say(ctx, with(picture("media/the.png"))); !errors.As(err, &later) {
		t.Errorf("Say: %v, want to be asked to wait", err)
	}
	if err := bot.Say(t.Context(), with(picture("media/the.png"))); err != nil || len(server.Shown(person)) != 2 {
		t.Errorf("shown %q: %v", story(server), err)
	}
}

func TestUploadsTellNoToken(t *testing.T) {
	server := telegramtest.Start(t)
	failures := []telegramtest.Failure{
		{Drop: true}, {Code: 502, Body: "<html>/bot" + telegramtest.Token}, {Code: 400, Description: "Bad Request: no bot" + telegramtest.Token},
		{Code: 401, Description: telegramtest.Token}, {Code: 403, Description: telegramtest.Token}, {Code: 429, RetryAfter: 1},
	}
	server.Fail("sendPhoto", failures...)
	bot := newBench(t, server, Options{Media: files()})
	said := desk.Reply{Chat: chatOf(person), Attachments: []desk.Attachment{picture("media/the.png")}}
	for range failures {
		if err := bot.Say(t.Context(), said); err != nil && betrays(fmt.Sprintf("%v %+v %#v", err, err, err)) {
			t.Errorf("Say: %#v", err)
		}
	}
	broken := newBench(t, server, Options{Media: files(), Client: &http.Client{Transport: loud{}}})
	err := broken.Say(t.Context(), said)
	for inner := err; inner != nil; inner = errors.Unwrap(inner) {
		if betrays(fmt.Sprintf("%v %+v %#v", inner, inner, inner)) {
			t.Errorf("a loud transport: %#v", inner)
		}
	}
	if err == nil {
		t.Error("a loud transport: no error")
	}
}
