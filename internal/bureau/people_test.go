package bureau_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"hoidap/internal/desk"
)

var codeOf = regexp.MustCompile(`[A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4}`)

func TestSupervisorsInviteAndEndRoles(t *testing.T) {
	h := open(t)
	b := h.inside(t, hoa)
	b.get(t, "/nguoi").has(t, http.StatusOK, "Cô Lan", h.say("desk.role.staff")+", xã Tân Hưng", "ấp 3", h.say("desk.people.me"))
	for name, c := range map[string]struct {
		form url.Values
		want desk.Person
	}{
		"staff":      {url.Values{"vai": {"staff"}, "xa": {"minh-duc"}, "ten": {"Nguyễn Văn, Sáu"}}, desk.Person{Role: desk.RoleStaff, Name: "Nguyễn Văn Sáu", Communes: []string{"minh-duc"}}},
		"head":       {url.Values{"vai": {"hamlet-head"}, "xa": {"tan-hung"}, "ten": {"Ba Lành"}, "ap": {"ấp 5"}}, desk.Person{Role: desk.RoleHead, Name: "Ba Lành", Communes: []string{"tan-hung"}, Hamlets: []string{"ấp 5"}}},
		"supervisor": {url.Values{"vai": {"supervisor"}, "ten": {"Út"}}, desk.Person{Role: desk.RoleSupervisor, Name: "Út"}},
	} {
		t.Run(name, func(t *testing.T) {
			b.get(t, "/nguoi")
			p := b.press(t, "/nguoi", "lam", "moi", c.form)
			code := codeOf.FindString(p.text())
			if p.status != http.StatusOK || code == "" {
				t.Fatalf("no code: %d\n%s", p.status, p.text())
			}
			if again := b.get(t, "/nguoi"); strings.Contains(again.text(), code) {
				t.Error("the code is shown a second time")
			}
			made, err := h.store.Invitation(t.Context(), desk.DigestOf(code))
			if err != nil || made.Role != c.want.Role || made.Name != c.want.Name || made.By != hoa ||
				strings.Join(made.Communes, "") != strings.Join(c.want.Communes, "") || strings.Join(made.Hamlets, "") != strings.Join(c.want.Hamlets, "") {
				t.Errorf("invitation %+v, %v", made, err)
			}
		})
	}
	b.get(t, "/nguoi")
	p := b.press(t, "/nguoi", "lam", "moi", url.Values{"vai": {"hamlet-head"}, "xa": {"tan-hung"}, "ten": {"Tám"}})
	p.has(t, http.StatusOK, h.say("staff.invite.hamlet"))
	if codeOf.MatchString(p.text()) || !strings.Contains(p.html, `value="Tám"`) {
		t.Error("a head without a hamlet is invited, or what was typed is lost")
	}

	hers := h.inside(t, lan)
	b.get(t, "/nguoi")
	b.press(t, "/nguoi", "lam", "thoi:"+string(lan), nil).has(t, http.StatusOK, h.say("staff.revoke.done", "Name", "Cô Lan"), h.say("desk.people.gone"))
	hers.get(t, "").has(t, http.StatusUnauthorized)
	b.get(t, "/nguoi")
	b.press(t, "/nguoi", "lam", "thoi:"+string(hoa), nil).has(t, http.StatusOK, h.say("staff.revoke.self"))
	b.press(t, "/nguoi", "lam", "nhan:1", nil).has(t, http.StatusBadRequest, h.say("desk.trouble.unclear"))

	staff := h.inside(t, tu)
	staff.get(t, "/cau/1")
	staff.post(t, "/nguoi", url.Values{"viec": {strings.Repeat("A", 26)}, "lam": {"thoi:" + string(hoa)}}).has(t, http.StatusForbidden)
}
