package staff

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"hoidap/internal/desk"
	"hoidap/internal/editorial"
	"hoidap/internal/handoff"
)

// What stands behind the number of a ticket that is proposed as knowledge.
const (
	asQuestion = "hoi"
	asDraft    = "bai"
	agreeing   = "dongy"
)

// propose proposes an answered ticket as knowledge: its question as one of an
// article, or its answer as an article to be written. What would be written is
// shown first; nothing is proposed until who saw it agrees.
func propose(ctx context.Context, v *Visit) error {
	ticket, err := v.ticket(ctx)
	if err != nil {
		return err
	}
	if ticket.State != desk.TicketAnswered {
		return editorial.ErrNotAnswered
	}
	how, rest, _ := strings.Cut(v.words, " ")
	rest = strings.TrimSpace(rest)
	switch strings.ToLower(how) {
	case asQuestion, "hỏi":
		return v.proposeQuestion(ctx, ticket, rest)
	case asDraft, "bài":
		return v.proposeDraft(ctx, ticket, rest)
	case agreeing, "đồngý":
		return v.agree(ctx, ticket)
	}
	return v.offerProposals(ctx, ticket)
}

// offerProposals tells what a ticket could become.
func (v *Visit) offerProposals(ctx context.Context, ticket desk.Ticket) error {
	near, err := v.near(ctx, ticket)
	if err != nil {
		return err
	}
	number := int64(ticket.ID)
	reply := desk.Reply{Lines: []desk.Line{v.line("propose.how", map[string]any{
		"Question": ticket.Question, "Command": fmt.Sprintf("%sdexuat %d", Sign, number),
	})}}
	for _, edition := range near {
		if value := fmt.Sprintf("%sdexuat %d %s %s", Sign, number, asQuestion, edition.ID); len(value) <= desk.MaxChoiceValue {
			reply.Choices = append(reply.Choices, desk.Choice{
				Label: v.Say("propose.choice.article", map[string]any{"Title": edition.Title}), Value: value,
			})
		}
	}
	v.reply(reply)
	return nil
}

// proposeQuestion shows the question of a ticket as one of an article. Words
// behind the ID of the article take its place.
func (v *Visit) proposeQuestion(ctx context.Context, ticket desk.Ticket, words string) error {
	id, question, _ := strings.Cut(words, " ")
	id = strings.TrimSuffix(id, ":")
	edition, ok := v.Shelf.Edition(id)
	if !ok {
		v.tell("staff.no-article", map[string]any{"Command": Sign + "timkiem"})
		return nil
	}
	if strings.TrimSpace(question) == "" {
		question = ticket.Question
	}
	proposal, err := editorial.Question(ticket, v.Shelf.Mask(question), edition.Article, v.By.Chat, v.Now)
	if err != nil {
		return err
	}
	shown := []desk.Line{
		v.line("propose.shown-question", map[string]any{"Title": edition.Title, "Question": proposal.Question}),
		v.line("propose.reword", map[string]any{"Command": fmt.Sprintf("%sdexuat %d %s %s", Sign, ticket.ID, asQuestion, id)}),
	}
	return v.showProposal(ctx, ticket, proposal, shown, []desk.Edition{edition})
}

// proposeDraft shows the answer of a ticket as an article to be written, with
// its topic and where it was found.
func (v *Visit) proposeDraft(ctx context.Context, ticket desk.Ticket, words string) error {
	topic, source, _ := strings.Cut(words, " ")
	topics := v.Shelf.Lists().Topics
	at := slices.IndexFunc(topics, func(t desk.Topic) bool { return t.ID == topic })
	switch {
	case at < 0:
		var ids []string
		for _, t := range topics {
			ids = append(ids, t.ID)
		}
		v.tell("propose.which-topic", map[string]any{"Topics": strings.Join(ids, ", ")})
		return nil
	case strings.TrimSpace(source) == "":
		v.tell("propose.which-source", map[string]any{"Command": fmt.Sprintf("%sdexuat %d %s %s", Sign, ticket.ID, asDraft, topic)})
		return nil
	case utf8.RuneCountInString(source) > mostSource:
		v.tell("staff.too-long", map[string]any{"Most": mostSource})
		return nil
	}
	said, err := v.answerOf(ctx, ticket.ID)
	if err != nil {
		return err
	}
	proposal, err := editorial.Draft(ticket, desk.Proposal{
		Question: ticket.Question, Topic: topic, Answer: v.Shelf.Mask(said), Source: strings.TrimSpace(source), By: v.By.Chat,
	}, v.Shelf.Lists().Articles, v.Now)
	if err != nil {
		return err
	}
	shown := []desk.Line{
		v.line("propose.shown-draft", map[string]any{"Topic": topics[at].Name, "Question": proposal.Question}),
		{Kind: desk.LineItem, Text: proposal.Answer},
		v.line("propose.shown-source", map[string]any{"Source": proposal.Source}),
	}
	var near []desk.Edition // what the desk found when it was asked
	for _, id := range ticket.Articles {
		if edition, ok := v.Shelf.Edition(id); ok {
			near = append(near, edition)
		}
	}
	return v.showProposal(ctx, ticket, proposal, shown, near[:min(1, len(near))])
}

// showProposal shows what would be written and what speaks against it, and
// keeps it for who may agree.
func (v *Visit) showProposal(ctx context.Context, ticket desk.Ticket, p desk.Proposal, shown []desk.Line, near []desk.Edition) error {
	earlier, err := v.Records.Proposals(ctx, ticket.ID)
	if err != nil {
		return err
	}
	for _, other := range earlier {
		if other.Kind == p.Kind && editorial.Open(other) != nil {
			return editorial.Open(other)
		}
	}
	against, err := v.against(ctx, ticket, near)
	if err != nil {
		return err
	}
	reply := desk.Reply{Lines: slices.Concat(shown, against)}
	agreement := fmt.Sprintf("%sdexuat %d %s", Sign, ticket.ID, agreeing)
	reply.Lines = append(reply.Lines, desk.Line{Kind: desk.LineNote, Text: v.Say("propose.nothing-yet", map[string]any{"Command": agreement})})
	reply.Choices = []desk.Choice{{Label: v.Say("propose.choice.agree", nil), Value: agreement}}
	v.Out.Proposals = append(v.Out.Proposals, p)
	v.reply(reply)
	return nil
}

// agree proposes what was shown last to who agrees.
func (v *Visit) agree(ctx context.Context, ticket desk.Ticket) error {
	proposals, err := v.Records.Proposals(ctx, ticket.ID)
	if err != nil {
		return err
	}
	if len(proposals) == 0 {
		return editorial.ErrNotShown
	}
	last := proposals[len(proposals)-1]
	agreed, err := editorial.Agree(last, v.By.Chat, v.Now)
	if err != nil {
		return err
	}
	v.Out.Proposals = append(v.Out.Proposals, agreed)
	v.note(desk.ActPropose, ticket.ID, string(agreed.Kind))
	v.tell("propose.done", map[string]any{"Number": int64(ticket.ID)})
	return nil
}

// Written marks proposals that stand in a folder of articles.
func (v *Visit) Written(proposals []desk.Proposal) {
	for _, p := range proposals {
		p.State = desk.ProposalWritten
		v.Out.Proposals = append(v.Out.Proposals, p)
		v.note(desk.ActPropose, p.Ticket, string(p.State))
	}
}

// near are the articles nearest to the question of a ticket.
func (v *Visit) near(ctx context.Context, ticket desk.Ticket) ([]desk.Edition, error) {
	if ticket.Question == "" {
		return nil, editorial.ErrNoWords
	}
	near, err := v.Shelf.Finds(ctx, ticket.Question)
	return near[:min(mostFinds, len(near))], err
}

// answerOf is what the staff answered, "" for an answer without words.
func (v *Visit) answerOf(ctx context.Context, id desk.TicketID) (string, error) {
	remarks, err := v.Records.Remarks(ctx, id)
	if err != nil {
		return "", err
	}
	for _, said := range slices.Backward(remarks) {
		if said.Kind == desk.RemarkAnswer {
			return said.Text, nil
		}
	}
	return "", nil
}

// How far back earlier answers are looked through, and how many are told.
const (
	mostEarlier = 500
	mostAgainst = 3
)

// mostSource is the most characters of where an answer was found.
const mostSource = 300

// against tells what speaks against the answer of a ticket: figures that the
// nearest article does not hold, and those of earlier answers to much the same
// question that differ.
func (v *Visit) against(ctx context.Context, ticket desk.Ticket, near []desk.Edition) ([]desk.Line, error) {
	said, err := v.answerOf(ctx, ticket.ID)
	if err != nil {
		return nil, err
	}
	var lines []desk.Line
	for _, edition := range near {
		if edition.Standing != desk.Current || said == edition.Title {
			continue
		}
		if strange := editorial.Strange(said, textOf(edition)); len(strange) > 0 {
			lines = append(lines, desk.Line{Kind: desk.LineAlarm, Text: v.Say("propose.against-article", map[string]any{
				"Title": edition.Title, "Figures": written(strange),
			})})
		}
	}
	answered, err := v.Queue.Tickets(ctx, desk.TicketFilter{States: []desk.TicketState{desk.TicketAnswered}, Newest: true, Limit: mostEarlier})
	if err != nil {
		return nil, err
	}
	answered = slices.DeleteFunc(answered, func(t desk.Ticket) bool { return !handoff.MaySee(v.By, t) })
	for _, other := range handoff.Alike(ticket, answered, mostAgainst) {
		earlier, err := v.answerOf(ctx, other.ID)
		if err != nil {
			return nil, err
		}
		if differ := editorial.Differ(earlier, said); len(differ) > 0 {
			lines = append(lines, desk.Line{Kind: desk.LineAlarm, Text: v.Say("propose.against-answer", map[string]any{
				"Number": int64(other.ID), "Figures": written(differ),
			})})
		}
	}
	return lines, nil
}

// textOf is all an article says.
func textOf(edition desk.Edition) string {
	text := []string{edition.Title, edition.Short}
	for _, section := range edition.Sections {
		for _, line := range section.Lines {
			text = append(text, line.Text)
		}
	}
	return strings.Join(text, "\n")
}

// written are figures as they were written.
func written(figures []editorial.Figure) string {
	var all []string
	for _, figure := range figures {
		all = append(all, figure.Written)
	}
	return strings.Join(all, ", ")
}
