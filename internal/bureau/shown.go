package bureau

import "hoidap/internal/desk"

// shown is a reply as the chat page shows it.
type shown struct {
	Blocks  []block
	Choices []string
}

// block is one paragraph, or the entries of one list.
type block struct {
	Kind  desk.LineKind
	Text  string
	Items []string
}

// shownOf shows a reply, the entries of a list together.
func shownOf(reply desk.Reply) shown {
	var s shown
	inList := false
	for _, line := range reply.Lines {
		item := line.Kind == desk.LineItem
		switch {
		case item && inList:
			last := &s.Blocks[len(s.Blocks)-1]
			last.Items = append(last.Items, line.Text)
		case item:
			s.Blocks = append(s.Blocks, block{Kind: line.Kind, Items: []string{line.Text}})
		default:
			s.Blocks = append(s.Blocks, block{Kind: line.Kind, Text: line.Text})
		}
		inList = item
	}
	for _, choice := range reply.Choices {
		s.Choices = append(s.Choices, choice.Label)
	}
	return s
}
