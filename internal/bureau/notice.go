package bureau

import "hoidap/internal/desk"

// notice says what came of an act.
type notice struct {
	Done    bool
	Lines   []string
	Buttons []button // what it may be answered with
}

// button is one way to answer a notice.
type button struct{ Value, Label string }

// noticeOf is what the desk says about a deed. A deed that was done ends with
// the sentence that says so; what stands before it is on the page already. What
// is asked back can be answered by what is among the deeds.
func noticeOf(came desk.Deed, deeds []deed, about string) *notice {
	n := notice{Done: came.Done}
	for _, reply := range came.Said {
		for _, line := range reply.Lines {
			n.Lines = append(n.Lines, line.Text)
		}
		for _, choice := range reply.Choices {
			if value := buttonOf(deeds, choice.Value, about); value != "" && !came.Done {
				n.Buttons = append(n.Buttons, button{Value: value, Label: choice.Label})
			}
		}
	}
	if n.Done && len(n.Lines) > 1 {
		n.Lines = n.Lines[len(n.Lines)-1:]
	}
	return &n
}

// refusal is a notice of one sentence that tells why nothing was done.
func (b *Room) refusal(id string) *notice { return &notice{Lines: []string{b.say(id)}} }
