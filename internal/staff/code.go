package staff

import (
	"crypto/rand"
	"strings"
)

// NewCode makes a secret code of sixty bits that people can read out and type:
// three groups of four capitals and digits, none of which looks like another.
func NewCode() string {
	text := rand.Text()
	return strings.Join([]string{text[:4], text[4:8], text[8:12]}, "-")
}
