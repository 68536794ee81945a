package telegram

import (
	"strings"

	"hoidap/internal/desk"
)

// mostHandle is the most bytes of a name by which Telegram knows a file.
const mostHandle = 250

// vessel is how Telegram carries a file that somebody sent: what the desk calls
// it, and how it is sent on by its name.
type vessel struct {
	name   string // before the name of the file in desk.Media.Ref
	kind   desk.MessageKind
	method string
	mute   bool // has no caption
	find   func(*letter) string
}

// vessels are all ways to carry a file. An animation, which is a document too, is
// no file of anybody's.
var vessels = []vessel{
	{"voice", desk.KindVoice, "sendVoice", false, func(l *letter) string {
		if l.Voice == nil {
			return ""
		}
		return l.Voice.FileID
	}},
	{"audio", desk.KindVoice, "sendAudio", false, func(l *letter) string {
		if l.Audio == nil {
			return ""
		}
		return l.Audio.FileID
	}},
	{"photo", desk.KindPhoto, "sendPhoto", false, (*letter).largest},
	{"video", desk.KindPhoto, "sendVideo", false, func(l *letter) string {
		if l.Video == nil {
			return ""
		}
		return l.Video.FileID
	}},
	{"video_note", desk.KindPhoto, "sendVideoNote", true, func(l *letter) string {
		if l.VideoNote == nil {
			return ""
		}
		return l.VideoNote.FileID
	}},
	{"document", desk.KindFile, "sendDocument", false, func(l *letter) string {
		if l.Document == nil || l.Animation != nil {
			return ""
		}
		return l.Document.FileID
	}},
}

// largest is the largest size of the picture.
func (l *letter) largest() (file string) {
	most := -1
	for _, size := range l.Photo {
		if area := size.Width * size.Height; area > most && size.FileID != "" {
			most, file = area, size.FileID
		}
	}
	return file
}

// media is the file of the message that can be sent on, the zero media for none.
func (l *letter) media() desk.Media {
	for _, vessel := range vessels {
		if file := vessel.find(l); file != "" && len(file) <= mostHandle {
			return desk.Media{Kind: vessel.kind, Ref: vessel.name + ":" + file}
		}
	}
	return desk.Media{}
}

// vesselOf is how a file is sent on and its name; ok is false for a file that came
// through another door.
func vesselOf(media desk.Media) (carrying vessel, file string, ok bool) {
	before, file, _ := strings.Cut(media.Ref, ":")
	for _, vessel := range vessels {
		if vessel.name == before && file != "" {
			return vessel, file, true
		}
	}
	return vessel{}, "", false
}
