// Package door is the contract every channel keeps. A door turns what its
// network brings into a desk.Message and says the desk's replies; it decides
// nothing. Package doortest holds the test all doors pass.
package door

import (
	"context"

	"hoidap/internal/desk"
)

// Inbox takes in what people said.
type Inbox interface {
	// Receive handles a message and returns once what it brought about is
	// written down. A message received before is silently ignored. An error
	// means that the message is not handled and must be handed in again.
	Receive(ctx context.Context, message desk.Message) error
}

// Door is one channel between people and the desk.
type Door interface {
	// Name is the prefix of every chat of this door: letters and dashes.
	Name() string
	// Run hands messages to the inbox, in order within a chat, until ctx ends;
	// it then takes no more, waits for those under way and returns nil. The
	// inbox is called with a context that outlives ctx, so that a message
	// taken in is finished. An error means that the door cannot go on.
	//
	// In a chat with one person, From is empty. Where several people write, From is
	// who wrote, and nothing is handed in but commands (words that begin with "/"),
	// replies to what the desk said there, and taps on its choices; the desk's own
	// message that is replied to goes along in Quoted. A door that can show a file
	// again which a person sent hands it in as Media.
	Run(ctx context.Context, inbox Inbox) error
	// Say shows a reply to its chat. Lines and labels are shown letter by
	// letter, whatever signs they hold; choices appear with their numbers.
	// Attachments come after the lines, each with its title. One whose file
	// is missing or too large is said by its title in words; that never
	// fails the reply.
	// Media is shown as it was sent by a door it came through; any other says that
	// there is something it cannot show.
	// Errors a caller can tell apart: desk.ErrChatDead, desk.ErrRefused,
	// desk.RetryLater; after any other, saying it again may help.
	Say(ctx context.Context, reply desk.Reply) error
}
