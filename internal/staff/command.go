package staff

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"hoidap/internal/desk"
	"hoidap/internal/editorial"
	"hoidap/internal/handoff"
)

// Command is one thing staff or hamlet heads can tell the desk to do.
type Command struct {
	Name    string      // as typed behind the slash, without marks
	Aliases []string    // other ways to type it
	Roles   []desk.Role // who may; none means anybody
	Takes   string      // message ID of what is typed behind it, "" for nothing
	Help    string      // message ID of what it does
	do      func(ctx context.Context, v *Visit) error
}

// Sign begins a command.
const Sign = "/"

var (
	officers = []desk.Role{desk.RoleStaff, desk.RoleSupervisor}
	leaders  = []desk.Role{desk.RoleSupervisor}
	heads    = []desk.Role{desk.RoleHead}
	everyone = []desk.Role{desk.RoleHead, desk.RoleStaff, desk.RoleSupervisor}
)

// Commands returns all commands in the order of the help.
func Commands() []Command {
	return []Command{
		{Name: "danhsach", Aliases: []string{"danhsách", "ds"}, Roles: everyone, Takes: "staff.takes.filter", Help: "staff.help.list", do: list},
		{Name: "xem", Roles: officers, Takes: "staff.takes.ticket", Help: "staff.help.show", do: show},
		{Name: "nhan", Aliases: []string{"nhận"}, Roles: officers, Takes: "staff.takes.ticket", Help: "staff.help.claim", do: claim},
		{Name: "traloi", Aliases: []string{"trảlời", "tl"}, Roles: officers, Takes: "staff.takes.words", Help: "staff.help.answer", do: answer},
		{Name: "gui", Aliases: []string{"gửi"}, Roles: officers, Takes: "staff.takes.article", Help: "staff.help.send", do: send},
		{Name: "tralai", Aliases: []string{"trảlại"}, Roles: officers, Takes: "staff.takes.ticket", Help: "staff.help.return", do: giveBack},
		{Name: "chuyen", Aliases: []string{"chuyển"}, Roles: officers, Takes: "staff.takes.transfer", Help: "staff.help.transfer", do: transfer},
		{Name: "ghichu", Aliases: []string{"ghichú"}, Roles: officers, Takes: "staff.takes.words", Help: "staff.help.note", do: remark},
		{Name: "gop", Aliases: []string{"gộp"}, Roles: officers, Takes: "staff.takes.two", Help: "staff.help.merge", do: merge},
		{Name: "dong", Aliases: []string{"đóng"}, Roles: officers, Takes: "staff.takes.closing", Help: "staff.help.close", do: closeTicket},
		{Name: "dexuat", Aliases: []string{"đềxuất", "đề-xuất", "de-xuat"}, Roles: officers, Takes: "staff.takes.proposal", Help: "staff.help.propose", do: propose},
		{Name: "timkiem", Aliases: []string{"tìmkiếm", "tim", "tìm"}, Roles: officers, Takes: "staff.takes.search", Help: "staff.help.find", do: find},
		{Name: "banlamviec", Aliases: []string{"bànlàmviệc", "dangnhap", "đăngnhập"}, Roles: officers, Help: "staff.help.desk", do: logIn},
		{Name: "nhom", Aliases: []string{"nhóm"}, Roles: officers, Help: "staff.help.inbox", do: openInbox},
		{Name: "thoinhom", Aliases: []string{"thôinhóm"}, Roles: officers, Help: "staff.help.no-inbox", do: closeInbox},
		{Name: "baolai", Aliases: []string{"báolại", "dabao", "đãbáo"}, Roles: heads, Takes: "staff.takes.relay", Help: "staff.help.told", do: told},
		{Name: "ten", Aliases: []string{"tên"}, Roles: heads, Takes: "staff.takes.label", Help: "staff.help.label", do: label},
		{Name: "xoaten", Aliases: []string{"xóatên", "xoátên"}, Roles: heads, Takes: "staff.takes.relay", Help: "staff.help.unlabel", do: unlabel},
		{Name: "moi", Aliases: []string{"mời"}, Roles: officers, Takes: "staff.takes.invitation", Help: "staff.help.invite", do: invite},
		{Name: "nguoi", Aliases: []string{"người"}, Roles: leaders, Help: "staff.help.people", do: people},
		{Name: "thoi", Aliases: []string{"thôi"}, Roles: leaders, Takes: "staff.takes.person", Help: "staff.help.revoke", do: revoke},
		{Name: "vao", Aliases: []string{"vào"}, Takes: "staff.takes.code", Help: "staff.help.admit", do: admit},
		{Name: "trogiup", Aliases: []string{"trợgiúp", "help", "lenh", "lệnh"}, Roles: everyone, Help: "staff.help.help", do: help},
	}
}

// May reports whether a person may use the command.
func (c Command) May(person desk.Person) bool {
	return len(c.Roles) == 0 || person.Holds(c.Roles...)
}

// Is reports whether a text is a command: it begins with the sign and a word.
func Is(text string) bool {
	name, _ := split(text)
	return name != ""
}

// Knows reports whether a text is one of the commands.
func Knows(text string) bool {
	name, _ := split(text)
	return slices.ContainsFunc(Commands(), func(c Command) bool { return c.is(name) })
}

// is reports whether the command is called so.
func (c Command) is(name string) bool { return c.Name == name || slices.Contains(c.Aliases, name) }

// split takes a text apart into the name of a command, in small letters, and
// what stands behind it.
func split(text string) (name, words string) {
	rest, ok := strings.CutPrefix(strings.TrimSpace(text), Sign)
	if !ok {
		return "", ""
	}
	end := strings.IndexFunc(rest, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' })
	if end < 0 {
		return strings.ToLower(rest), ""
	}
	return strings.ToLower(rest[:end]), strings.TrimSpace(rest[end:])
}

// Run does what a command says. What cannot be done is told in the chat; an
// error means that trying again may help.
func (v *Visit) Run(ctx context.Context, text string) error {
	name, words := split(text)
	commands := Commands()
	at := slices.IndexFunc(commands, func(c Command) bool { return c.is(name) })
	switch {
	case at < 0 && v.By.Holds(everyone...):
		v.tell("staff.unknown", map[string]any{"Command": Sign + "trogiup"})
		return nil
	case at < 0 || !commands[at].May(v.By):
		v.tell("staff.not-allowed", nil)
		return nil
	}
	v.words = words
	return v.refused(commands[at].do(ctx, v))
}

// refusals are the sentences for what cannot be done.
var refusals = []struct {
	err error
	id  string
}{
	{handoff.ErrEnded, "staff.ended"},
	{handoff.ErrNotAllowed, "staff.not-yours"},
	{handoff.ErrNotTaken, "staff.not-taken"},
	{handoff.ErrSame, "staff.same"},
	{desk.ErrNotFound, "staff.no-ticket"},
	{errNoNumber, "staff.no-number"},
	{editorial.ErrNotAnswered, "propose.not-answered"},
	{editorial.ErrOwnWords, "propose.own-words"},
	{editorial.ErrNoWords, "propose.no-words"},
	{editorial.ErrLong, "propose.long"},
	{editorial.ErrNumber, "propose.number"},
	{editorial.ErrHeld, "propose.held"},
	{editorial.ErrAgreed, "propose.agreed"},
	{editorial.ErrWritten, "propose.written"},
	{editorial.ErrNotShown, "propose.not-shown"},
	{errNoRelay, "relay.unknown"},
}

var errNoNumber = errors.New("staff: no number of a ticket")

// refused tells a refusal and passes other errors on.
func (v *Visit) refused(err error) error {
	for _, refusal := range refusals {
		if errors.Is(err, refusal.err) {
			v.tell(refusal.id, nil)
			return nil
		}
	}
	return err
}

// number takes the number at the beginning of a text, as "12", "#12" or "số 12",
// and what stands behind it.
func number(text string) (n int64, rest string, ok bool) {
	trimmed := strings.TrimSpace(text)
	for _, before := range []string{"số ", "so ", "#"} {
		if len(trimmed) >= len(before) && strings.EqualFold(trimmed[:len(before)], before) {
			trimmed = strings.TrimSpace(trimmed[len(before):])
		}
	}
	end := strings.IndexFunc(trimmed, func(r rune) bool { return r < '0' || r > '9' })
	if end < 0 {
		end = len(trimmed)
	}
	n, err := strconv.ParseInt(trimmed[:end], 10, 64)
	if err != nil || n <= 0 {
		return 0, text, false
	}
	return n, strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(trimmed[end:]), ":")), true
}

// ticket reads the ticket whose number stands first behind the command, and
// leaves the rest as the words.
func (v *Visit) ticket(ctx context.Context) (desk.Ticket, error) {
	n, rest, ok := number(v.words)
	if !ok {
		return desk.Ticket{}, errNoNumber
	}
	ticket, err := v.Queue.Ticket(ctx, desk.TicketID(n))
	if err != nil {
		return desk.Ticket{}, err
	}
	if !handoff.MaySee(v.By, ticket) {
		return desk.Ticket{}, handoff.ErrNotAllowed
	}
	v.words = rest
	return ticket, nil
}

// Quoted is the ticket a message of the desk to staff was about, by the mark in
// its first line; 0 for none.
func Quoted(text string) desk.TicketID {
	first, _, _ := strings.Cut(text, "\n")
	_, after, found := strings.Cut(first, "#")
	if !found {
		return 0
	}
	n, _, ok := number(after)
	if !ok {
		return 0
	}
	return desk.TicketID(n)
}
