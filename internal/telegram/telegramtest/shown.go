package telegramtest

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode/utf16"
)

// Shown is one message of the bot as a person sees it.
type Shown struct {
	ID      int
	Text    string // without markup; below a file its caption
	HTML    string // as the bot sent it
	File    *File  // what there is to hear or look at, nil for none
	Passed  string // kind and name of a file somebody sent before, "voice:x"
	Buttons []Button
}

// Button is one button below a message.
type Button struct {
	Text string `json:"text"`
	Data string `json:"callback_data"`
}

// String is the message as a person reads it, buttons below the text.
func (s Shown) String() string {
	var b strings.Builder
	b.WriteString(s.Text)
	for _, button := range s.Buttons {
		b.WriteString("\n" + button.Text)
	}
	return b.String()
}

// problem tells which limit of Telegram the message breaks, "" for none.
func (s Shown) problem() string {
	units := len(utf16.Encode([]rune(s.Text)))
	switch {
	case (s.File != nil || s.Passed != "") && units > 1024:
		return fmt.Sprintf("caption of %d UTF-16 units, want at most 1024", units)
	case s.File == nil && s.Passed == "" && (strings.TrimSpace(s.Text) == "" || units > 4096):
		return fmt.Sprintf("text of %d UTF-16 units, want 1 to 4096", units)
	case len(s.Buttons) > 100:
		return fmt.Sprintf("%d buttons, want at most 100", len(s.Buttons))
	}
	for _, button := range s.Buttons {
		if button.Text == "" || button.Data == "" || len(button.Data) > 64 {
			return fmt.Sprintf("button %q has data of %d bytes, want 1 to 64", button.Text, len(button.Data))
		}
	}
	return ""
}

// carriage is what a method takes as its file.
type carriage struct {
	field string
	most  int // bytes
	ends  []string
}

func carriageOf(method string) carriage {
	switch method {
	case "sendPhoto":
		return carriage{"photo", 10_000_000, []string{".jpg", ".jpeg", ".png", ".webp"}}
	case "sendVoice":
		return carriage{"voice", 50_000_000, []string{".ogg", ".mp3", ".m4a"}}
	case "sendVideo":
		return carriage{"video", 50_000_000, []string{".mp4"}}
	case "sendVideoNote":
		return carriage{"video_note", 50_000_000, []string{".mp4"}}
	case "sendDocument":
		return carriage{"document", 50_000_000, []string{".pdf", ".docx"}}
	}
	return carriage{"audio", 50_000_000, []string{".mp3", ".m4a"}}
}

// problem tells why Telegram would not take a file, "" for nothing.
func (c carriage) problem(file File) string {
	switch {
	case len(file.Content) == 0 || len(file.Content) > c.most:
		return fmt.Sprintf("file of %d bytes, want 1 to %d", len(file.Content), c.most)
	case !slices.Contains(c.ends, path.Ext(file.Name)):
		return fmt.Sprintf("file %q, want one that ends in %s", file.Name, strings.Join(c.ends, " "))
	}
	return ""
}
