package web

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/png"
	"io"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/door"
	"hoidap/internal/web/webtest"
)

// changed is when the files below were last changed.
var changed = time.Date(2026, 1, 5, 8, 0, 0, 0, time.UTC)

// folder is a knowledge folder with something to hear and look at.
func folder(t testing.TB) fstest.MapFS {
	t.Helper()
	hear := "nghe " + strings.Repeat("la ", 1000)
	return fstest.MapFS{
		"media/hoc-phi.mp3":    {Data: []byte(hear), ModTime: changed},
		"media/y tế/thẻ.png":   {Data: poster(t), ModTime: changed},
		"media/vay.mp4":        {Data: []byte("phim"), ModTime: changed},
		"media/README.md":      {Data: []byte("bí mật")},
		"media/trang.html":     {Data: []byte("<script>bí mật</script>")},
		"media/x.mp3.d/x.mp3":  {Data: []byte("sâu")},
		"places.yaml":          {Data: []byte("bí mật")},
		"hoc-phi.mp3":          {Data: []byte("bí mật")},
		"giao-duc/hoc-phi.mp3": {Data: []byte("bí mật")},
	}
}

// poster is a picture larger than a phone.
func poster(t testing.TB) []byte {
	t.Helper()
	picture := image.NewPaletted(image.Rect(0, 0, 900, 600), color.Palette{
		color.RGBA{0x0b, 0x5d, 0x4b, 0xff}, color.RGBA{0xff, 0xd7, 0x5e, 0xff},
	})
	for i := range picture.Pix {
		if x, y := i%900, i/900; (x/60+y/60)%2 == 0 {
			picture.Pix[i] = 1
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, picture); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// teacher answers with something to hear, to look at and to miss.
func teacher(m desk.Message) (string, []desk.Reply, error) {
	return m.Text, []desk.Reply{{
		Lines: []desk.Line{{Kind: desk.LineHeading, Text: "Miễn học phí"}, {Kind: desk.LineText, Text: "Con em học trường công thì không đóng học phí."}},
		Attachments: []desk.Attachment{
			{Kind: desk.AttachSound, Title: "Nghe đọc bài này", File: "media/hoc-phi.mp3"},
			{Kind: desk.AttachPicture, Title: `Tờ "tóm tắt" <b>`, File: "media/y tế/thẻ.png"},
			{Kind: desk.AttachFilm, Title: "Phim vay vốn", File: "media/vay.mp4"},
			{Kind: desk.AttachSound, Title: "Bài chưa thu", File: "media/khong-co.mp3"},
		},
		Choices: []desk.Choice{{Label: "Giấy tờ", Value: "papers"}},
	}}, nil
}

func withMedia(t testing.TB) *house {
	h := open(t, func(o *Options) { o.Media = folder(t) })
	h.clerk.answer = teacher
	return h
}

func TestAttachmentsWithoutScripts(t *testing.T) {
	h := withMedia(t).run(t)
	v := webtest.NewVisitor(t, h.base)
	v.Open(t)
	page := v.Type(t, "học phí")
	want := "Miễn học phí\nCon em học trường công thì không đóng học phí.\nNghe đọc bài này\nTờ \"tóm tắt\" <b>\nBấm vào hình để xem lớn.\n" +
		"Phim vay vốn\nBài chưa thu\nHiện chưa mở được.\n1. Giấy tờ"
	if got := page.Bubbles(); len(got) != 2 || got[1] != want {
		t.Errorf("the page says %q, want %q", got, want)
	}
	for _, markup := range []string{
		`<audio src="/tai-lieu/hoc-phi.mp3" aria-label="Nghe đọc bài này" controls preload="none"></audio>`,
		`<img src="/tai-lieu/y%20t%E1%BA%BF/th%E1%BA%BB.png" alt="Tờ &#34;tóm tắt&#34; &lt;b&gt;" loading="lazy">`,
		`<a href="/tai-lieu/y%20t%E1%BA%BF/th%E1%BA%BB.png" target="_blank" rel="noopener">`,
		`<video src="/tai-lieu/vay.mp4" aria-label="Phim vay vốn" controls playsinline preload="none"></video>`,
	} {
		if !strings.Contains(page.HTML, markup) {
			t.Errorf("the page has no %s", markup)
		}
	}
	checkMarkup(t, page.HTML)
	found := sources.FindAllStringSubmatch(page.HTML, -1)
	if len(found) != 3 {
		t.Errorf("the page shows %q", found)
	}
	for _, address := range found {
		if response := get(t, h.base+address[1], nil); response.StatusCode != http.StatusOK {
			t.Errorf("%s answers %d", address[1], response.StatusCode)
		}
	}
}

func TestAttachmentsOfALivePage(t *testing.T) {
	h := withMedia(t).run(t)
	v := webtest.NewVisitor(t, h.base)
	v.Open(t)
	v.Type(t, "học phí")
	header := map[string]string{"HX-Request": "true", "Cookie": cookieName + "=" + v.Token(t)}
	body, err := io.ReadAll(get(t, h.base+"/dong?since=0", header).Body)
	if err != nil || len(sources.FindAllString(string(body), -1)) != 3 {
		t.Errorf("the fragment is %s (%v)", body, err)
	}
}

func TestReplyOfAttachmentsAlone(t *testing.T) {
	h := withMedia(t).run(t)
	v := webtest.NewVisitor(t, h.base)
	v.Open(t)
	h.archive.add(chatOf(t, v), "", desk.Reply{Attachments: []desk.Attachment{
		{Kind: desk.AttachSound, Title: "Nghe đọc bài này", File: "media/hoc-phi.mp3"},
		{Kind: desk.AttachSound, File: "media/khong-co.mp3"},
	}})
	if got := v.Open(t).Bubbles(); !slices.Equal(got, []string{"Nghe đọc bài này"}) {
		t.Errorf("the page says %q", got)
	}
}

func TestMissingFileIsNotedOnce(t *testing.T) {
	var mu sync.Mutex
	var log bytes.Buffer
	h := open(t, func(o *Options) {
		o.Media = folder(t)
		o.Log = slog.New(slog.NewTextHandler(locked{&mu, &log}, nil))
	})
	h.clerk.answer = teacher
	h.run(t)
	v := webtest.NewVisitor(t, h.base)
	v.Open(t)
	v.Type(t, "học phí")
	v.Open(t)
	mu.Lock()
	defer mu.Unlock()
	if got := log.String(); strings.Count(got, "\n") != 1 || !strings.Contains(got, "level=WARN") || !strings.Contains(got, "file=media/khong-co.mp3") {
		t.Errorf("logged %q", got)
	}
}

// locked is a writer for many.
type locked struct {
	mu *sync.Mutex
	w  io.Writer
}

func (l locked) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.w.Write(p)
}

func TestMediaIsServed(t *testing.T) {
	h := withMedia(t).run(t)
	whole := string(folder(t)["media/hoc-phi.mp3"].Data)
	for _, c := range []struct {
		name         string
		header       map[string]string
		status       int
		body, ranged string
	}{
		{"whole", nil, 200, whole, ""},
		{"from the middle", map[string]string{"Range": "bytes=5-10"}, 206, whole[5:11], "bytes 5-10/3005"},
		{"the end", map[string]string{"Range": "bytes=-3"}, 206, "la ", "bytes 3002-3004/3005"},
		{"open", map[string]string{"Range": "bytes=3000-"}, 206, whole[3000:], "bytes 3000-3004/3005"},
		{"beyond", map[string]string{"Range": "bytes=9000-"}, 416, "", "bytes */3005"},
		{"not changed", map[string]string{"If-Modified-Since": changed.Format(http.TimeFormat)}, 304, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			response := get(t, h.base+"/tai-lieu/hoc-phi.mp3", c.header)
			body, err := io.ReadAll(response.Body)
			if err != nil || response.StatusCode != c.status || response.Header.Get("Content-Range") != c.ranged {
				t.Errorf("answers %d %v (%v)", response.StatusCode, response.Header, err)
			}
			if c.status < 300 && string(body) != c.body {
				t.Errorf("sends %d bytes, want %d", len(body), len(c.body))
			}
		})
	}
	header := get(t, h.base+"/tai-lieu/y%20t%E1%BA%BF/th%E1%BA%BB.png", nil).Header
	for name, want := range map[string]string{
		"Content-Type": "image/png", "X-Content-Type-Options": "nosniff", "Cache-Control": "public, max-age=3600",
		"Content-Security-Policy": mediaPolicy, "Accept-Ranges": "bytes", "Set-Cookie": "",
	} {
		if got := header.Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestNothingButMediaIsServed(t *testing.T) {
	h := withMedia(t).run(t)
	bare := open(t, nil).run(t)
	addresses := []string{
		h.base + "/tai-lieu/README.md", h.base + "/tai-lieu/trang.html", h.base + "/tai-lieu/", h.base + "/tai-lieu",
		h.base + "/tai-lieu/x.mp3.d/", h.base + "/tai-lieu/x.mp3.d", h.base + "/tai-lieu/khong-co.mp3", h.base + "/tai-lieu/../places.yaml",
		h.base + "/tai-lieu/%2e%2e/hoc-phi.mp3", h.base + "/tai-lieu/..%2fhoc-phi.mp3", h.base + "/tai-lieu/x%2f..%2f..%2fhoc-phi.mp3",
		h.base + "/tai-lieu/..%5choc-phi.mp3", h.base + "/tai-lieu//hoc-phi.mp3", h.base + "/tai-lieu/%2fhoc-phi.mp3", h.base + "/tai-lieu/hoc-phi.mp3%00.png",
		h.base + "/tai-lieu/hoc-phi.mp3/", h.base + "/tai-lieu/media/hoc-phi.mp3", h.base + "/media/hoc-phi.mp3", h.base + "/tai-lieu/HOC-PHI.MP3",
		bare.base + "/tai-lieu/hoc-phi.mp3",
	}
	for _, address := range addresses {
		// Redirects are followed by hand: the cleaned address of a trick may be a good one.
		client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
		response, err := client.Get(address)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		_ = response.Body.Close()
		if err != nil || response.StatusCode == http.StatusOK || strings.Contains(string(body), "bí mật") || strings.Contains(string(body), "la la") {
			t.Errorf("%s answers %d %.60q (%v)", address, response.StatusCode, body, err)
		}
	}
	if status, _ := send(t, http.MethodPost, h.base+"/tai-lieu/hoc-phi.mp3", "", nil); status != http.StatusNotFound {
		t.Errorf("by post %d", status)
	}
}

func FuzzMediaAddress(f *testing.F) {
	for _, seed := range []string{"hoc-phi.mp3", "../places.yaml", "x.mp3.d/x.mp3", "/hoc-phi.mp3", "README.md", "a/../hoc-phi.mp3", ".mp3", "\x00.png"} {
		f.Add(seed)
	}
	media := folder(f)
	f.Fuzz(func(t *testing.T, name string) {
		file, err := door.OpenFile(media, door.MediaFolder+name)
		if err != nil {
			return
		}
		content, err := io.ReadAll(file)
		if err != nil || strings.Contains(string(content), "bí mật") {
			t.Errorf("%q opens %.40q (%v)", name, content, err)
		}
		if opened, err := media.Open(door.MediaFolder + name); err != nil || opened.Close() != nil {
			t.Errorf("%q is not a plain name: %v", name, err)
		}
	})
}

func TestTooManyFilesAtOnce(t *testing.T) {
	h := withMedia(t)
	h.streams = make(chan struct{}, 1)
	h.streams <- struct{}{}
	h.run(t)
	response := get(t, h.base+"/tai-lieu/hoc-phi.mp3", nil)
	if response.StatusCode != http.StatusServiceUnavailable || response.Header.Get("Retry-After") == "" || response.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("answers %d %v", response.StatusCode, response.Header)
	}
	<-h.streams
	for range 2 { // a place is given back
		if response := get(t, h.base+"/tai-lieu/hoc-phi.mp3", nil); response.StatusCode != http.StatusOK {
			t.Errorf("answers %d", response.StatusCode)
		}
	}
}

func TestSayNeedsNoFile(t *testing.T) {
	h := open(t, nil)
	said := desk.Reply{Chat: "web:x", Attachments: []desk.Attachment{{Kind: desk.AttachSound, Title: "Nghe", File: "media/x.mp3"}}}
	if err := h.Say(context.Background(), said); err != nil {
		t.Error(err)
	}
	said.Chat = "telegram:1"
	if err := h.Say(context.Background(), said); !errors.Is(err, desk.ErrRefused) {
		t.Errorf("another door's chat: %v", err)
	}
}
