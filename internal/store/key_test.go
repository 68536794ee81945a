package store_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"hoidap/internal/desk"
)

// linked is a store in which a person of the staff was sent a login link.
func linked(t *testing.T) *book {
	t.Helper()
	b := open(t)
	b.admit(lan, desk.RoleStaff, "chị Tư")
	asking := turn(lan, "link")
	asking.Keys = []desk.Key{{Digest: "link", Kind: desk.KeyLogin, Person: lan, Expires: noon.Add(desk.LoginLasts)}}
	b.commit(asking)
	return b
}

// browser is the key of a browser.
func browser(digest string) desk.Key {
	return desk.Key{Digest: digest, Expires: noon.Add(desk.SessionLasts)}
}

func TestLoginOpensOnce(t *testing.T) {
	b := linked(t)
	var opened, refused atomic.Int32
	var group sync.WaitGroup
	for i := range 5 {
		group.Go(func() {
			switch person, err := b.Login(context.Background(), "link", browser(fmt.Sprint("browser ", i))); {
			case err == nil && person.Chat == lan && person.Holds(desk.RoleStaff):
				opened.Add(1)
			case errors.Is(err, desk.ErrNotFound):
				refused.Add(1)
			default:
				t.Errorf("%+v, %v", person, err)
			}
		})
	}
	group.Wait()
	if opened.Load() != 1 || refused.Load() != 4 {
		t.Fatalf("%d opened, %d refused; want 1 and 4", opened.Load(), refused.Load())
	}
	holders := 0
	for i := range 5 {
		if person, err := b.KeyHolder(t.Context(), fmt.Sprint("browser ", i)); err == nil && person.Chat == lan {
			holders++
		}
	}
	if holders != 1 {
		t.Errorf("%d browsers are logged in, want 1", holders)
	}
	if acts, err := b.Acts(t.Context(), 0, 10); err != nil || len(acts) != 1 || acts[0].Kind != desk.ActLogin || acts[0].By != lan {
		t.Errorf("written down: %+v, %v", acts, err)
	}
}

func TestLoginIsRefused(t *testing.T) {
	cases := map[string]func(b *book){
		"never made": func(b *book) { b.must(b.DB().Exec(`DELETE FROM keys`)) },
		"too late":   func(b *book) { b.now = noon.Add(desk.LoginLasts) },
		"a browser's key is no link": func(b *book) {
			b.must(b.DB().Exec(`UPDATE keys SET kind = 'session'`))
		},
		// The link was asked for at the moment in which the role ended.
		"role ended": func(b *book) { b.must(b.DB().Exec(`UPDATE people SET revoked_at = 1`)) },
		"household":  func(b *book) { b.must(b.DB().Exec(`DELETE FROM people`)) },
	}
	for name, spoil := range cases {
		t.Run(name, func(t *testing.T) {
			b := linked(t)
			spoil(b)
			_, err := b.Login(t.Context(), "link", browser("browser"))
			wantIs(t, err, desk.ErrNotFound)
			_, err = b.KeyHolder(t.Context(), "browser")
			wantIs(t, err, desk.ErrNotFound)
		})
	}
}

// must ends a test when something done by hand fails.
func (b *book) must(_ any, err error) {
	b.t.Helper()
	check(b.t, err)
}

func TestKeyOpensAsLongAsTheRole(t *testing.T) {
	cases := map[string]func(t *testing.T, b *book){
		"time over": func(_ *testing.T, b *book) { b.now = noon.Add(desk.SessionLasts) },
		"logged out": func(t *testing.T, b *book) {
			check(t, b.Logout(t.Context(), "browser"))
			check(t, b.Logout(t.Context(), "browser"))
		},
		"revoked": func(t *testing.T, b *book) {
			person, err := b.Person(t.Context(), lan)
			check(t, err)
			person.Revoked = noon
			revoking := turn("telegram:boss", "revoke")
			revoking.People = []desk.Person{person}
			b.commit(revoking)
		},
	}
	for name, end := range cases {
		t.Run(name, func(t *testing.T) {
			b := linked(t)
			_, err := b.Login(t.Context(), "link", browser("browser"))
			check(t, err)
			b.now = noon.Add(desk.SessionLasts - time.Second)
			if person, err := b.KeyHolder(t.Context(), "browser"); err != nil || person.Chat != lan {
				t.Fatalf("to the last second: %+v, %v", person, err)
			}
			end(t, b)
			_, err = b.KeyHolder(t.Context(), "browser")
			wantIs(t, err, desk.ErrNotFound)
		})
	}
}
