package bureau

import (
	"hoidap/internal/desk"
	"hoidap/internal/site"
)

// shown is a reply as the chat page shows it.
type shown struct {
	Blocks  []site.Block
	Choices []string
}

// shownOf shows a reply.
func shownOf(reply desk.Reply) shown {
	s := shown{Blocks: site.BlocksOf(reply.Lines)}
	for _, choice := range reply.Choices {
		s.Choices = append(s.Choices, choice.Label)
	}
	return s
}
