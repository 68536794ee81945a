package web

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"hoidap/internal/desk"
	"hoidap/internal/site"
)

// mostText is the most characters a message may have.
const mostText = 4000

// saying is one submitted form: words typed or a choice tapped.
type saying struct {
	Nonce  string
	Text   string
	Choice string
}

// Why a form is turned away, each with its own sentence.
var (
	errTooLarge = errors.New("form is too large")
	errUnclear  = errors.New("form cannot be read")
	errTooLong  = errors.New("text is too long")
)

// read reads a submitted form. The saying holds what could be read even when
// it is turned away.
func read(w http.ResponseWriter, r *http.Request) (saying, error) {
	r.Body = http.MaxBytesReader(w, r.Body, bodyLimit)
	if err := r.ParseForm(); err != nil {
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			return saying{Nonce: site.NewToken()}, errTooLarge
		}
		return saying{Nonce: site.NewToken()}, errUnclear
	}
	return sayingOf(r.PostForm)
}

// sayingOf reads the fields of a form.
func sayingOf(form url.Values) (saying, error) {
	s := saying{Nonce: form.Get("nonce"), Text: site.Clean(form.Get("text")), Choice: form.Get("choice")}
	if !site.IsToken(s.Nonce) {
		s.Nonce = site.NewToken()
	}
	switch {
	case len(s.Choice) > desk.MaxChoiceValue || !utf8.ValidString(s.Choice) || s.Choice != site.Clean(s.Choice):
		s.Choice = ""
		return s, errUnclear
	case utf8.RuneCountInString(s.Text) > mostText:
		return s, errTooLong
	}
	return s, nil
}

// empty reports whether nothing was said.
func (s saying) empty() bool { return s.Choice == "" && strings.TrimSpace(s.Text) == "" }

// message puts the saying into the words of the desk.
func (s saying) message(chat desk.ChatID) desk.Message {
	m := desk.Message{
		ID: desk.MessageID(string(chat) + ":" + s.Nonce), Chat: chat,
		Kind: desk.KindText, Text: s.Text, Introduced: true, Recall: true,
	}
	if s.Choice != "" {
		m.Kind, m.Text, m.Choice = desk.KindChoice, "", s.Choice
	}
	return m
}
