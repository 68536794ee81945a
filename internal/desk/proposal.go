package desk

import (
	"errors"
	"time"
)

// ProposalKind says what an answer of the staff would become.
type ProposalKind string

// The kinds of proposal.
const (
	ProposeQuestion ProposalKind = "question" // one more question of an article
	ProposeDraft    ProposalKind = "draft"    // an article that is still to be written
)

// ProposalState says where a proposal stands.
type ProposalState string

// The states of a proposal.
const (
	ProposalShown   ProposalState = "shown"   // what would be written was shown, nobody has agreed yet
	ProposalAgreed  ProposalState = "agreed"  // it waits to be written into a knowledge folder
	ProposalWritten ProposalState = "written" // it stands in one
)

// Proposal is what an answered ticket could become in the knowledge. A ticket has
// at most one of each kind. Long numbers are blanked out.
type Proposal struct {
	Ticket   TicketID
	Kind     ProposalKind
	State    ProposalState
	Question string
	Article  string // ID of the article that would have the question, "" for a draft
	Topic    string // ID of the topic of a draft
	Answer   string // of a draft, in the words of the staff
	Source   string // of a draft: an address or the number of a document
	By       ChatID // who proposed it
	At       time.Time
}

// Validate reports a proposal that may not be stored.
func (p Proposal) Validate() error {
	switch {
	case p.Ticket <= 0:
		return errors.New("desk: proposal without ticket")
	case p.Question == "":
		return errors.New("desk: proposal without question")
	case p.Kind == ProposeQuestion && p.Article == "":
		return errors.New("desk: question without article")
	case p.Kind == ProposeDraft && (p.Topic == "" || p.Answer == "" || p.Source == ""):
		return errors.New("desk: draft without topic, answer or source")
	case p.Kind != ProposeQuestion && p.Kind != ProposeDraft:
		return errors.New("desk: proposal without kind")
	case p.State == "" || p.At.IsZero():
		return errors.New("desk: proposal without state")
	}
	return nil
}
