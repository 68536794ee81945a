package outbox

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"

	"hoidap/internal/desk"
)

// shell is the door whose chats are separate processes.
const shell = "terminal"

// longestName and plainName are what a door's name may look like to serve as
// the name of its queue; River allows up to 64 of these letters.
const longestName = 32

var plainName = regexp.MustCompile(`^[a-z0-9]+(?:[-_][a-z0-9]+)*$`)

// Queue names the queue that the replies to a chat go through: one for each
// door, so that each process works the doors it has; for the terminal one for
// each chat, because a shell must not say what another shell is to say. The
// name is valid for River whatever the chat is called.
func Queue(chat desk.ChatID) string {
	door := chat.Door()
	switch {
	case door == shell:
		return shell + "-" + digest(chat.Name())
	case len(door) > longestName || !plainName.MatchString(door) || strings.HasPrefix(door, shell+"-"):
		return "door-" + digest(door)
	}
	return door
}

func digest(name string) string {
	sum := sha256.Sum256([]byte(name))
	return hex.EncodeToString(sum[:16])
}
