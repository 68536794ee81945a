package desk

import "time"

// ActKind names something done at the desk that must be accounted for.
type ActKind string

// The acts that are written down.
const (
	ActOpen     ActKind = "open"     // a ticket was opened
	ActJoin     ActKind = "join"     // somebody joined those who wait
	ActClaim    ActKind = "claim"    // a ticket was taken
	ActReturn   ActKind = "return"   // it went back, by hand or because the time was up
	ActTransfer ActKind = "transfer" // it was given to a colleague or a commune
	ActEscalate ActKind = "escalate" // the supervisors were told
	ActAnswer   ActKind = "answer"
	ActNote     ActKind = "note"
	ActClose    ActKind = "close"
	ActMerge    ActKind = "merge" // two tickets were one question
	ActInvite   ActKind = "invite"
	ActAdmit    ActKind = "admit" // an invitation was used
	ActRevoke   ActKind = "revoke"
	ActInbox    ActKind = "inbox" // a group began or ceased to take tickets
	ActLink     ActKind = "link"  // a link to log in with was made
	ActLogin    ActKind = "login"
	ActLogout   ActKind = "logout"
	ActPropose  ActKind = "propose" // an answer was proposed as knowledge
	ActForget   ActKind = "forget"  // a person had their data deleted
)

// Act is one row of the audit log: who did what when. Detail holds IDs, never
// words of people.
type Act struct {
	Kind   ActKind
	By     ChatID // "" for the desk itself and the command line
	Ticket TicketID
	Detail string
	At     time.Time
}
