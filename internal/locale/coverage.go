package locale

import "fmt"

// Coverage counts how far the translation into a language has come.
type Coverage struct {
	Language string
	Keys     int // sentences in the status file
	Text     int // reviewed as text, ready to be said
	Audio    int // reviewed as audio
	Draft    int // translated, waiting for a review
	Stale    int // made from a Vietnamese sentence that has changed
}

// String writes the counts in one line for the log and the check.
func (c Coverage) String() string {
	return fmt.Sprintf("%s: %d keys, text reviewed %d, audio reviewed %d, draft %d, stale %d",
		c.Language, c.Keys, c.Text, c.Audio, c.Draft, c.Stale)
}

func (p pack) coverage() Coverage {
	c := Coverage{Language: "sti", Keys: len(p.statuses), Text: len(p.reviewedSentences())}
	for _, s := range p.statuses {
		vietnamese, _ := find(p.vietnamese, s.key)
		switch {
		case s.stale(vietnamese.text):
			c.Stale++
		case s.state == stateDraft:
			c.Draft++
		}
		if status, ok := p.reviewed(s.key); ok && status.audioID != "" {
			c.Audio++
		}
	}
	return c
}
