package main

import (
	"context"
	"fmt"
	"strings"

	"hoidap/internal/answer"
	"hoidap/internal/config"
	"hoidap/internal/desk"
	"hoidap/internal/dialogue"
	"hoidap/internal/locale"
	"hoidap/internal/staff"
)

// ask answers one question and remembers nothing.
func (p *program) ask(ctx context.Context, c config.Config) error {
	reading, err := p.read(c.Ask.Folders, c.Ask.AsOf, nil)
	if err != nil {
		return err
	}
	if c.Ask.Explain {
		return p.explain(ctx, reading, desk.DayOf(reading.now()), c.Ask.Question())
	}
	engine := &dialogue.Engine{
		Shelf: reading.shelf, Memory: blank{}, Words: reading.words, Now: reading.now, Log: p.log,
		Office: staff.Alone(),
	}
	turn, err := engine.Handle(ctx, desk.Message{
		ID: "ask", Chat: desk.NewChatID("ask", "once"), Kind: desk.KindText,
		Text: c.Ask.Question(), At: reading.now(), Introduced: true,
	})
	if err != nil {
		return err
	}
	for _, reply := range turn.Replies {
		_, _ = fmt.Fprintln(p.stdout, reply.Plain())
	}
	return nil
}

// blank is the memory of a desk that meets everybody for the first time.
type blank struct{}

// Session is always the zero session.
func (blank) Session(_ context.Context, chat desk.ChatID) (desk.Session, error) {
	return desk.Session{Chat: chat}, nil
}

// OpenTicket finds none.
func (blank) OpenTicket(context.Context, desk.ChatID) (desk.Ticket, error) {
	return desk.Ticket{}, desk.ErrNotFound
}

// explain prints how a question was decided.
func (p *program) explain(ctx context.Context, r reading, day desk.Day, question string) error {
	book, err := r.shelf.open(day)
	if err != nil {
		return err
	}
	decision, err := book.Decide(ctx, desk.Question{Text: question, Explain: true})
	if err != nil {
		return err
	}
	_, _ = fmt.Fprint(p.stdout, explanation(decision, r.words))
	return nil
}

// strengthOf writes what a find is strong by, kind by kind.
func strengthOf(find desk.Find) string {
	points, none := answer.Points(find)
	var parts []string
	sum := 0.0
	for _, p := range points {
		parts = append(parts, fmt.Sprintf("%s %.2f → %+.1f", p.Name, p.Value, p.Points))
		sum += p.Points
	}
	return fmt.Sprintf("          strength %.1f, none of them %.1f: %s\n", sum, none, strings.Join(parts, "  "))
}

// explanation writes a decision as text: the question as read, the verdict, the
// reasons, and each find with its evidence.
func explanation(d desk.Decision, words *locale.Catalog) string {
	var b strings.Builder
	fmt.Fprintf(&b, "question  %s\nverdict   %s", d.Question, d.Verdict)
	if len(d.Articles) > 0 {
		fmt.Fprintf(&b, ": %s", strings.Join(d.Articles, ", "))
	}
	if d.Section != "" {
		fmt.Fprintf(&b, " (section %s)", d.Section)
	}
	b.WriteByte('\n')
	for _, why := range d.Why {
		fmt.Fprintf(&b, "why       %s\n", words.Say("vi", why.ID, why.Data))
	}
	for i, find := range d.Finds {
		kind := ""
		switch {
		case find.Outside:
			kind = " (a subject without an article)"
		case find.Danger:
			kind = " (messages of people in danger)"
		}
		fmt.Fprintf(&b, "\nfind %-4d %s%s  chance %.1f%%\n", i+1, find.ID, kind, 100*find.Chance)
		b.WriteString(strengthOf(find))
		for _, hit := range find.Hits {
			fmt.Fprintf(&b, "          %-24s in %-9s rarity %5.2f  lean %+5.2f  draw %+6.3f\n", hit.Term, hit.Field, hit.Rarity, hit.Lean, hit.Draw)
		}
		if len(find.Missing) > 0 {
			fmt.Fprintf(&b, "          without %s\n", strings.Join(find.Missing, ", "))
		}
	}
	return b.String()
}
