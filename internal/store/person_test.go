package store_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"hoidap/internal/desk"
)

// invitation is one made at noon.
func invitation(code string, role desk.Role, name string) desk.Invitation {
	return desk.Invitation{
		Digest: desk.DigestOf(code), Role: role, Name: name, Communes: []string{"tan-hung"}, Hamlets: []string{"ấp 3"},
		Topics: []string{"y-te"}, By: "telegram:boss", At: noon, Expires: noon.Add(desk.InvitationLasts),
	}
}

// enters is the turn in which a chat uses an invitation.
func enters(chat desk.ChatID, invitation desk.Invitation, now time.Time) desk.Turn {
	entering := turn(chat, "enter")
	invitation.UsedBy, invitation.UsedAt = chat, now
	entering.Invitations = []desk.Invitation{invitation}
	entering.People = []desk.Person{invitation.Person(chat, now)}
	return entering
}

// admit has a chat invited and admitted.
func (b *book) admit(chat desk.ChatID, role desk.Role, name string) {
	b.t.Helper()
	made := invitation("code "+string(chat), role, name)
	inviting := turn("telegram:boss", "invite "+string(chat))
	inviting.Invitations = []desk.Invitation{made}
	b.commit(inviting)
	b.commit(enters(chat, made, noon))
}

func TestInvitationComesBackAsItWas(t *testing.T) {
	b := open(t)
	want := invitation("K7QF-2M9X-4TCP", desk.RoleHead, "anh Ba")
	inviting := turn("telegram:boss", "1")
	inviting.Invitations = []desk.Invitation{want}
	b.commit(inviting)
	got, err := b.Invitation(t.Context(), desk.DigestOf("k7qf 2m9x4tcp"))
	check(t, err)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("came back as %+v, want %+v", got, want)
	}
	_, err = b.Invitation(t.Context(), desk.DigestOf("K7QF-2M9X-4TCQ"))
	wantIs(t, err, desk.ErrNotFound)
}

// TestCodeAdmitsOne lets five use one code at the same time.
func TestCodeAdmitsOne(t *testing.T) {
	b := open(t)
	made := invitation("K7QF-2M9X-4TCP", desk.RoleStaff, "chị Tư")
	inviting := turn("telegram:boss", "1")
	inviting.Invitations = []desk.Invitation{made}
	b.commit(inviting)
	var admitted, conflicts atomic.Int32
	var group sync.WaitGroup
	for i := range 5 {
		group.Go(func() {
			chat := desk.ChatID(fmt.Sprintf("telegram:%d", i))
			switch err := b.Commit(context.Background(), enters(chat, made, noon)); {
			case err == nil:
				admitted.Add(1)
			case errors.Is(err, desk.ErrConflict):
				conflicts.Add(1)
			default:
				t.Error(err)
			}
		})
	}
	group.Wait()
	people, err := b.People(t.Context())
	check(t, err)
	used, err := b.Invitation(t.Context(), made.Digest)
	check(t, err)
	if admitted.Load() != 1 || conflicts.Load() != 4 || len(people) != 1 || used.UsedBy != people[0].Chat {
		t.Errorf("%d admitted, %d conflicts, people %+v, used by %s", admitted.Load(), conflicts.Load(), people, used.UsedBy)
	}
}

func TestCodeHoldsSevenDays(t *testing.T) {
	b := open(t)
	made := invitation("K7QF-2M9X-4TCP", desk.RoleStaff, "")
	inviting := turn("telegram:boss", "1")
	inviting.Invitations = []desk.Invitation{made}
	b.commit(inviting)
	wantIs(t, b.Commit(t.Context(), enters(lan, made, made.Expires)), desk.ErrConflict)
	wantIs(t, b.Commit(t.Context(), enters(lan, invitation("never made", desk.RoleStaff, ""), noon)), desk.ErrConflict)
	if people, err := b.People(t.Context()); err != nil || len(people) != 0 {
		t.Errorf("people %+v, %v; want nobody", people, err)
	}
	b.commit(enters(lan, made, made.Expires.Add(-time.Second)))
}

func TestPeople(t *testing.T) {
	b := open(t)
	if nobody, err := b.Person(t.Context(), lan); err != nil || !reflect.DeepEqual(nobody, desk.Person{}) {
		t.Fatalf("a household is %+v, %v", nobody, err)
	}
	b.admit(lan, desk.RoleHead, "anh Ba")
	b.admit(minh, desk.RoleSupervisor, "cô Năm")
	want := desk.Person{
		Chat: lan, Role: desk.RoleHead, Name: "anh Ba", Communes: []string{"tan-hung"}, Hamlets: []string{"ấp 3"},
		Topics: []string{"y-te"}, By: "telegram:boss", Since: noon, Version: 1,
	}
	person, err := b.Person(t.Context(), lan)
	check(t, err)
	if !reflect.DeepEqual(person, want) {
		t.Errorf("came back as %+v, want %+v", person, want)
	}
	revoke := func(id string) error {
		revoking := turn(minh, id)
		session, err := b.Session(t.Context(), minh)
		check(t, err)
		gone := person
		gone.Revoked = noon.Add(time.Hour)
		revoking.Session.Version, revoking.People = session.Version, []desk.Person{gone}
		return b.Commit(t.Context(), revoking)
	}
	check(t, revoke("1"))
	wantIs(t, revoke("2"), desk.ErrConflict) // decided on what the person was before
	people, err := b.People(t.Context())
	check(t, err)
	if len(people) != 2 || people[0].Chat != minh || !people[1].Revoked.Equal(noon.Add(time.Hour)) || people[1].Holds(desk.RoleHead) {
		t.Errorf("people %+v, want the revoked last", people)
	}
	// Who was revoked may be admitted again, as somebody else.
	made := invitation("again", desk.RoleStaff, "anh Ba")
	inviting := turn(minh, "3")
	inviting.Invitations = []desk.Invitation{made}
	b.commit(inviting)
	entering := enters(lan, made, noon.Add(2*time.Hour))
	entering.Message.ID += "again"
	entering.People[0].Version = people[1].Version
	b.commit(entering)
	if again, err := b.Person(t.Context(), lan); err != nil || !again.Holds(desk.RoleStaff) || again.Version != 3 {
		t.Errorf("admitted again: %+v, %v", again, err)
	}
}

func TestInboxes(t *testing.T) {
	b := open(t)
	want := desk.Inbox{Chat: "telegram:-100", Communes: []string{"tan-hung"}, By: lan, Since: noon}
	opening := turn(lan, "1")
	opening.Inboxes = []desk.Inbox{want, {Chat: "telegram:-200", Topics: []string{"y-te"}, By: minh, Since: noon.Add(-time.Hour)}}
	b.commit(opening)
	inboxes, err := b.Inboxes(t.Context())
	check(t, err)
	if len(inboxes) != 2 || !reflect.DeepEqual(inboxes[1], want) {
		t.Fatalf("inboxes %+v, want %+v last", inboxes, want)
	}
	closed := want
	closed.Closed = noon
	closing := turn(lan, "2")
	closing.Inboxes = []desk.Inbox{closed}
	b.commit(closing)
	inboxes, err = b.Inboxes(t.Context())
	check(t, err)
	if len(inboxes) != 1 || inboxes[0].Chat != "telegram:-200" {
		t.Errorf("after one closed: %+v", inboxes)
	}
	again := turn(lan, "3")
	again.Inboxes = []desk.Inbox{want}
	b.commit(again)
	if inboxes, err = b.Inboxes(t.Context()); err != nil || len(inboxes) != 2 {
		t.Errorf("after it opened again: %+v, %v", inboxes, err)
	}
}
