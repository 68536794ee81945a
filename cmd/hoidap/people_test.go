package main

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/store"
)

// opened is the database of a data folder, for a look beside the program.
func opened(t *testing.T, data string) *store.Store {
	t.Helper()
	db, err := store.Open(t.Context(), filepath.Join(data, databaseFile))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// firstLine is the line a code or a link stands in.
func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

// admitted invites somebody and lets them type the code in a conversation.
func admitted(t *testing.T, data, as string, options ...string) {
	t.Helper()
	code := firstLine(wantOut(t, `^[A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4}\n\nAdmits one `, append([]string{"invite", "--data", data}, options...)...))
	if got := runWith(t, "/vao "+code+"\n", "chat", "--as", as, "--data", data); got.code != 0 {
		t.Fatalf("chat ended with %d:\n%s", got.code, got.err)
	}
}

func TestPeopleAreAdmittedListedAndRevoked(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	s := serve(t, "--data", data, "--public-url", "https://hoidap.example.vn/")
	admitted(t, data, "lan", "--role", "supervisor", "--name", "chị Lan")
	admitted(t, data, "minh", "--role", "staff", "--commune", "tan-hung,minh-duc", "--topic", "y-te", "--name", "anh Minh")
	admitted(t, data, "tu", "--role", "hamlet-head", "--commune", "tan-hung", "--hamlet", "ấp 3", "--name", "chú Tư")
	wantOut(t, `^1  chị Lan +supervisor +of every commune +terminal:lan +since 20..-..-..\s*\n`+
		`2  anh Minh +staff +of tan-hung, minh-duc for y-te +terminal:minh +since .*\n`+
		`3  chú Tư +hamlet-head +of ấp 3, tan-hung +terminal:tu +since .*\n$`, "people", "--data", data)

	db, now := opened(t, data), time.Now()
	ticket := desk.Ticket{
		ID: 1, Chat: "terminal:ba", Reason: desk.ReasonAsked, State: desk.TicketClaimed, OpenedAt: now,
		Assignee: "terminal:minh", ClaimedAt: now, ClaimEnds: now.Add(time.Hour),
	}
	err := db.Commit(t.Context(), desk.Turn{
		Message: desk.Message{ID: "terminal:ba:1", Chat: "terminal:ba", Kind: desk.KindText}, Tickets: []desk.Ticket{ticket},
		Inboxes: []desk.Inbox{{Chat: "telegram:-7", By: "terminal:minh", Since: now}, {Chat: "telegram:-8", By: "terminal:lan", Since: now}},
	})
	if err != nil {
		t.Fatal(err)
	}
	wantOut(t, `^terminal:minh \(anh Minh\) is no longer staff; tickets back in the queue: 1; groups that take no tickets any more: 1\n$`, "people", "--data", data, "--revoke", "ANH MINH")
	if back, err := db.Ticket(t.Context(), 1); err != nil || back.State != desk.TicketOpen || back.Assignee != "" || !back.ClaimEnds.IsZero() {
		t.Errorf("the ticket is %+v, %v", back, err)
	}
	if open, err := db.Inboxes(t.Context()); err != nil || len(open) != 1 || open[0].By != "terminal:lan" {
		t.Errorf("groups that take tickets: %+v, %v; want that of somebody else", open, err)
	}
	wantOut(t, `\n3  anh Minh .* revoked 20..-..-..\n$`, "people", "--data", data)
	for _, again := range []string{"3", "anh Minh", "9", "terminal:minh"} {
		if got := run(t, "people", "--data", data, "--revoke", again); got.code != 1 || !strings.Contains(got.err, "names nobody") {
			t.Errorf("revoking %s once more: %d %s", again, got.code, got.err)
		}
	}
	acts, err := db.Acts(t.Context(), 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	var kinds []desk.ActKind
	for _, act := range slices.Backward(acts) {
		kinds = append(kinds, act.Kind)
	}
	want := []desk.ActKind{
		desk.ActInvite, desk.ActAdmit, desk.ActInvite, desk.ActAdmit, desk.ActInvite, desk.ActAdmit, desk.ActInbox, desk.ActRevoke, desk.ActReturn,
	}
	if !slices.Equal(kinds, want) {
		t.Errorf("written down is %q, want %q", kinds, want)
	}
	s.stop(t)
}

func TestInvitationsNameWhatThereIs(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	for _, test := range []struct{ line, want string }{
		{"--role staff", "--commune is missing: it is one of tan-khai, "},
		{"--role hamlet-head --commune all", `there is no commune "all": it is one of tan-khai, `},
		{"--role staff --commune tan-hung,x", `there is no commune "x": it is one of tan-khai, `},
		{"--role staff --commune tan-hung --topic x", `there is no topic "x": it is one of ho-ngheo, `},
	} {
		got := run(t, append([]string{"invite", "--data", data}, strings.Fields(test.line)...)...)
		if got.code != 1 || !strings.Contains(got.err, test.want) || got.out != "" {
			t.Errorf("invite %s: %d\n%s%s", test.line, got.code, got.out, got.err)
		}
	}
	wantOut(t, `Admits one staff, once, until 20`, "invite", "--data", data, "--role", "staff", "--commune", "all")
}

func TestNoDeskIsMadeToLookAt(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	for _, line := range []string{"people", "people --revoke 1", "login-link --name lan"} {
		got := run(t, append(strings.Fields(line), "--data", data)...)
		if got.code != 1 || !strings.Contains(got.err, "name the folder of the desk with --data") {
			t.Errorf("%s: %d %s", line, got.code, got.err)
		}
	}
	if found, err := filepath.Glob(filepath.Join(data, "*")); err != nil || len(found) > 0 {
		t.Errorf("there is %q, %v", found, err)
	}
}

func TestLoginLinksAreForStaff(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	admitted(t, data, "lan", "--role", "supervisor", "--name", "chị Lan")
	admitted(t, data, "tu", "--role", "hamlet-head", "--commune", "tan-hung", "--name", "chú Tư")
	link := firstLine(wantOut(t, `^http://127\.0\.0\.1:8080/ban-lam-viec/vao\?code=[A-Z2-7-]{14}\n\nOpens the staff desk once, within 15 minutes\.\n$`,
		"login-link", "--data", data, "--name", "CHỊ LAN"))
	wantOut(t, `^https://x\.vn/desk/ban-lam-viec/vao\?code=`, "login-link", "--data", data, "--chat", "terminal:lan", "--public-url", "https://x.vn/desk/")
	for option, want := range map[string]string{"--name=chú Tư": "hamlet heads work in the chat", "--name=ai": "nobody of that name", "--chat=web:1": "nobody of that name"} {
		if got := run(t, "login-link", "--data", data, option); got.code != 1 || !strings.Contains(got.err, want) {
			t.Errorf("%s: %d %s", option, got.code, got.err)
		}
	}
	db := opened(t, data)
	code := regexp.MustCompile(`code=(.*)`).FindStringSubmatch(link)[1]
	session := desk.Key{Digest: desk.DigestOf("x"), Expires: time.Now().Add(time.Hour)}
	if person, err := db.Login(t.Context(), desk.DigestOf(code), session); err != nil || person.Chat != "terminal:lan" {
		t.Errorf("the link opens the desk for %v, %v", person, err)
	}
	if acts, err := db.Acts(t.Context(), 0, 3); err != nil || acts[0].Kind != desk.ActLogin || acts[1].Kind != desk.ActLink {
		t.Errorf("written down is %v, %v", acts, err)
	}
}
