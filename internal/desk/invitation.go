package desk

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"strings"
	"time"
)

// InvitationLasts is how long a code may be used.
const InvitationLasts = 7 * 24 * time.Hour

// Invitation admits one person, once. Only a digest of its code is kept.
type Invitation struct {
	Digest   string
	Role     Role
	Name     string // what the person will be called, "" for none
	Communes []string
	Hamlets  []string
	Topics   []string
	By       ChatID // who made it; "" from the command line
	At       time.Time
	Expires  time.Time
	UsedBy   ChatID // "" while nobody has used it
	UsedAt   time.Time
}

// Validate reports an invitation that may not be stored.
func (i Invitation) Validate() error {
	switch {
	case i.Digest == "":
		return errors.New("desk: invitation without code")
	case !slices.Contains(Roles, i.Role):
		return errors.New("desk: invitation without a role")
	case i.At.IsZero() || !i.Expires.After(i.At):
		return errors.New("desk: invitation without time")
	}
	return nil
}

// Person is who the invitation makes of a chat that uses it.
func (i Invitation) Person(chat ChatID, now time.Time) Person {
	return Person{
		Chat: chat, Role: i.Role, Name: i.Name, Communes: i.Communes, Hamlets: i.Hamlets,
		Topics: i.Topics, By: i.By, Since: now,
	}
}

// DigestOf is what is kept of a code or a link: capitals, spaces and dashes do
// not matter.
func DigestOf(code string) string {
	plain := strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' {
			return -1
		}
		return r
	}, strings.ToUpper(code))
	sum := sha256.Sum256([]byte("hoidap code " + plain))
	return hex.EncodeToString(sum[:])
}
