package web

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/door"
	"hoidap/internal/door/doortest"
	"hoidap/internal/web/webtest"
)

// witness is the door with a store before it: what is said is in the
// conversation first, as a committed turn is.
type witness struct {
	*house
	said chan struct{}
}

func (w witness) Say(ctx context.Context, reply desk.Reply) error {
	w.archive.add(reply.Chat, "", reply)
	err := w.Door.Say(ctx, reply)
	w.said <- struct{}{}
	return err
}

// patience bounds a hang.
const patience = 20 * time.Second

// sources finds the addresses of what a page lets people hear and look at.
var sources = regexp.MustCompile(`src="(/tai-lieu/[^"]*)"`)

// sender sends one visitor's forms one after the other, from a goroutine.
type sender struct {
	mu     sync.Mutex
	failed chan string
}

func TestContract(t *testing.T) {
	doortest.Run(t, func(t *testing.T) doortest.Bench {
		h := open(t, func(o *Options) {
			o.Media = fstest.MapFS{doortest.Picture: {Data: []byte(doortest.PictureContent)}}
		})
		w := witness{house: h, said: make(chan struct{}, 100)}
		visitor := webtest.NewVisitor(t, h.base)
		// The page after a form is read by Heard; the door may be closing by then.
		visitor.Client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
		s := &sender{failed: make(chan string, 100)}
		var arrived sync.WaitGroup
		t.Cleanup(arrived.Wait)
		token := strings.Repeat("A", 26)
		setToken(t, visitor, h.base, token)
		shown := 0
		return doortest.Bench{
			Door: door.Door(w), Chat: chatOf(t, visitor),
			Type: func(t *testing.T, text string) {
				arrived.Go(func() {
					s.mu.Lock()
					defer s.mu.Unlock()
					page := visitor.Send(t, url.Values{"text": {text}})
					if page.Status >= 400 {
						s.failed <- page.Text()
					}
				})
			},
			Heard: func(t *testing.T) string {
				select {
				case text := <-s.failed:
					return text
				case <-w.said:
				case <-time.After(patience):
					t.Fatal("nothing is said")
				}
				bubbles := visitor.Open(t).Bubbles()
				news := strings.Join(bubbles[shown:], "\n")
				shown = len(bubbles)
				return news
			},
			Given: func(t *testing.T) string {
				found := sources.FindAllStringSubmatch(visitor.Open(t).HTML, -1)
				if len(found) != 1 {
					t.Fatalf("the page shows %q, want one file", found)
				}
				content, err := io.ReadAll(get(t, h.base+found[0][1], nil).Body)
				if err != nil {
					t.Error(err)
				}
				return string(content)
			},
		}
	})
}

// setToken gives a visitor a cookie before the first page.
func setToken(t *testing.T, v *webtest.Visitor, base, token string) {
	t.Helper()
	address, err := url.Parse(base)
	if err != nil {
		t.Fatal(err)
	}
	v.Client.Jar.SetCookies(address, cookies(token))
}
