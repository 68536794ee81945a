package web

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"hoidap/internal/desk"
	"hoidap/internal/web/webtest"
)

// hum is a sound of one second. It is written as a WAV, which a browser knows
// by its content whatever it is named.
func hum(t testing.TB) []byte {
	t.Helper()
	const rate = 8000
	header := struct {
		Riff                 [4]byte
		Size                 uint32
		Wave, Format         [4]byte
		Length               uint32
		Coding, Channels     uint16
		Rate, BytesPerSecond uint32
		Align, Bits          uint16
		Data                 [4]byte
		Samples              uint32
	}{
		[4]byte([]byte("RIFF")), 36 + rate, [4]byte([]byte("WAVE")), [4]byte([]byte("fmt ")), 16,
		1, 1, rate, rate, 1, 8, [4]byte([]byte("data")), rate,
	}
	var b bytes.Buffer
	if err := binary.Write(&b, binary.LittleEndian, header); err != nil {
		t.Fatal(err)
	}
	b.Write(bytes.Repeat([]byte{0x80}, rate))
	return b.Bytes()
}

// gallery is a house whose answers have something to hear and to look at, with
// a browser that has just been given one.
func gallery(t *testing.T, prepare func(*webtest.Browser)) (*house, *webtest.Browser) {
	h := open(t, func(o *Options) {
		media := folder(t)
		media["media/hoc-phi.mp3"] = &fstest.MapFile{Data: hum(t), ModTime: changed}
		o.Media = media
	})
	h.clerk.answer = teacher
	h.run(t)
	b := webtest.NewBrowser(t)
	prepare(b)
	b.Open(t, strings.Replace(h.base, "127.0.0.1", "hoidap.test", 1))
	b.Await(t, `document.querySelector("#text")`)
	b.Do(t, chromedp.Focus("#text"))
	b.Press(t, "con tui di hoc co dong tien ko"+kb.Tab+kb.Enter)
	b.Await(t, bubbles+" === 2")
	return h, b
}

// checkGallery looks at the attachments of an open page.
func checkGallery(t *testing.T, b *webtest.Browser) {
	t.Helper()
	b.Do(t, chromedp.EmulateViewport(360, 740, chromedp.EmulateScale(2)))
	b.Await(t, `[...document.querySelectorAll("audio, video")].every(e => e.networkState === HTMLMediaElement.NETWORK_IDLE)`)
	b.Do(t, chromedp.Evaluate[chromedp.Void](`document.querySelector("img[loading]").scrollIntoView()`))
	b.Await(t, `document.querySelector("img[loading]").naturalWidth === 900`)
	b.Await(t, `document.documentElement.scrollWidth <= innerWidth`)
	b.Await(t, `[...document.querySelectorAll(".media img, .media audio, .media video")].every(e => {
		const own = e.getBoundingClientRect(), room = e.closest(".bubble").getBoundingClientRect();
		return own.width > 100 && own.height >= 48 && own.left >= room.left && own.right <= room.right;
	})`)
	if fetched := b.Text(t, `performance.getEntriesByType("resource").map(e => e.name).filter(n => /mp[34]$/.test(n))`); fetched != "" {
		t.Errorf("fetched %s before anybody asked", fetched)
	}
	// A sound is fetched when it is asked for, and in parts.
	b.Do(t, chromedp.Evaluate[chromedp.Void](`document.querySelector("audio").preload = "auto"`))
	b.Await(t, `document.querySelector("audio").duration === 1`)
}

func TestBrowserShowsAttachments(t *testing.T) {
	h, b := gallery(t, func(*webtest.Browser) {})
	checkGallery(t, b)
	for _, s := range []struct {
		name          string
		width, height int64
		dark          bool
	}{{"phone", 360, 1500, false}, {"phone-dark", 360, 1500, true}, {"desk", 1280, 1700, false}} {
		b.Do(t, chromedp.EmulateViewport(s.width, s.height), scheme(s.dark))
		b.Await(t, `document.documentElement.scrollWidth <= innerWidth`)
		picture(t, b, "4-media-"+s.name)
	}

	// A sound that plays goes on while lines arrive.
	b.Do(t, chromedp.Evaluate[chromedp.Void](`window.player = document.querySelector("audio")`))
	h.archive.add(h.clerk.heard()[0].Chat, "", desk.Reply{Lines: []desk.Line{{Kind: desk.LineText, Text: "Cán bộ trả lời."}}})
	if err := h.Say(t.Context(), desk.Reply{Chat: h.clerk.heard()[0].Chat}); err != nil {
		t.Fatal(err)
	}
	b.Await(t, bubbles+` === 3 && window.player.isConnected`)
	if complaints := b.Complaints(); len(complaints) > 0 {
		t.Errorf("the browser complains: %q", complaints)
	}

	// The whole picture opens as a page of its own.
	b.Open(t, strings.Replace(h.base, "127.0.0.1", "hoidap.test", 1)+addressOf("media/y tế/thẻ.png"))
	b.Await(t, `document.images.length === 1 && document.images[0].naturalWidth === 900`)
	picture(t, b, "5-picture")
	if complaints := b.Complaints(); len(complaints) > 0 {
		t.Errorf("the browser complains: %q", complaints)
	}
}

func TestBrowserShowsAttachmentsWithoutScripts(t *testing.T) {
	_, b := gallery(t, func(b *webtest.Browser) { b.NoScripts(t) })
	checkGallery(t, b)
	if complaints := b.Complaints(); len(complaints) > 0 {
		t.Errorf("the browser complains: %q", complaints)
	}
}
