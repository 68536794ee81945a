package telegram

import (
	"fmt"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"hoidap/internal/desk"
)

// note is one message to a chat.
type note struct {
	method  string
	params  tgbotapi.Params
	instead *note // shown when the far side does not take it, nil for nothing
}

// text is a note in Telegram's HTML.
func text(html string) note {
	return note{method: "sendMessage", params: tgbotapi.Params{
		"text": html, "parse_mode": tgbotapi.ModeHTML, "link_preview_options": `{"is_disabled":true}`,
	}}
}

// texts are notes of words.
func texts(htmls []string) []note {
	var notes []note
	for _, html := range htmls {
		notes = append(notes, text(html))
	}
	return notes
}

// notes are the messages that show a reply but its attachments, the buttons on the
// last.
func (b *Bot) notes(reply desk.Reply) ([]note, error) {
	buttons, err := keyboard(reply.Choices)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", err, desk.ErrRefused)
	}
	lines := b.worded(reply)
	notes := texts(compose(lines, mostUnits))
	if reply.Media.Ref != "" {
		notes = b.withFile(reply.Media, lines)
	}
	if len(notes) == 0 || len(reply.Choices) == 0 {
		return notes, nil
	}
	last := &notes[len(notes)-1]
	for _, shown := range []*note{last, last.instead} {
		if shown == nil {
			continue
		}
		if err := shown.params.AddInterface("reply_markup", buttons); err != nil {
			return nil, fmt.Errorf("buttons: %w", err)
		}
	}
	return notes, nil
}

// withFile are a file and words: the words below the file, or before it when they
// are too many, or after it when nothing can stand below it. Of words too many the
// first line stands below the file too: whoever replies to it has replied to that.
func (b *Bot) withFile(media desk.Media, lines []desk.Line) []note {
	carrying, file, ok := vesselOf(media)
	missing := desk.Line{Kind: desk.LineNote, Text: b.missing()}
	if !ok {
		return texts(compose(append(lines[:len(lines):len(lines)], missing), mostUnits))
	}
	sent := note{method: carrying.method, params: tgbotapi.Params{carrying.name: file}}
	words := compose(lines, mostCaption)
	if carrying.mute || len(words) != 1 {
		sent.instead = b.only(missing)
	}
	switch {
	case carrying.mute:
		return append([]note{sent}, texts(compose(lines, mostUnits))...)
	case len(words) == 0:
		return []note{sent}
	case len(words) == 1:
		sent.params["caption"], sent.params["parse_mode"] = words[0], tgbotapi.ModeHTML
		sent.instead = b.only(append(lines[:len(lines):len(lines)], missing)...)
		return []note{sent}
	}
	sent.params["caption"], sent.params["parse_mode"] = compose(lines[:1], mostCaption)[0], tgbotapi.ModeHTML
	return append(texts(compose(lines, mostUnits)), sent)
}

// only is the one message that holds some lines, nil for none.
func (b *Bot) only(lines ...desk.Line) *note {
	words := compose(lines, mostUnits)
	if len(words) == 0 {
		return nil
	}
	shown := text(words[0])
	return &shown
}

// missing says that a file did not come through, "" without words.
func (b *Bot) missing() string {
	if b.words == nil {
		return ""
	}
	return b.words.Say(string(desk.Vietnamese), "telegram.no-file", nil)
}

// worded gives a reply of nothing but choices the line that buttons must hang on.
func (b *Bot) worded(reply desk.Reply) []desk.Line {
	if len(reply.Lines) > 0 || len(reply.Choices) == 0 || b.words == nil {
		return reply.Lines
	}
	return []desk.Line{{
		Kind: desk.LineText,
		Text: b.words.Say(string(desk.Vietnamese), "telegram.choose", nil),
	}}
}

// keyboard makes numbered buttons, one below the other.
func keyboard(choices []desk.Choice) (tgbotapi.InlineKeyboardMarkup, error) {
	var markup tgbotapi.InlineKeyboardMarkup
	for i, choice := range choices {
		if choice.Value == "" || len(choice.Value) > desk.MaxChoiceValue {
			return markup, fmt.Errorf("value of choice %d has %d bytes, want 1 to %d", i+1, len(choice.Value), desk.MaxChoiceValue)
		}
		button := tgbotapi.NewInlineKeyboardButtonData(fmt.Sprintf("%d. %s", i+1, choice.Label), choice.Value)
		markup.InlineKeyboard = append(markup.InlineKeyboard, tgbotapi.NewInlineKeyboardRow(button))
	}
	return markup, nil
}
