package telegram

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"hoidap/internal/desk"
	"hoidap/internal/door"
)

const (
	// uploadLimit bounds sending a file, which a slow line may need.
	uploadLimit = 5 * time.Minute
	// wordsReserve is what an upload leaves of the time of Say, so that its
	// title can be said when it comes to nothing.
	wordsReserve = 5 * time.Second
	// mostCaption is the most UTF-16 units below a file.
	mostCaption = 1024
	// mostPicture is the most bytes Telegram takes as a picture; all other
	// files may have as many as the door's own.
	mostPicture = 10_000_000
)

// carrier is how Telegram takes a kind of file.
type carrier struct {
	method string
	field  string // that the file goes in
	most   int64  // bytes
}

func carrierOf(file *door.File) carrier {
	switch {
	case file.Kind == desk.AttachPicture:
		return carrier{"sendPhoto", "photo", mostPicture}
	case file.Kind == desk.AttachFilm:
		return carrier{"sendVideo", "video", door.MostMedia}
	case path.Ext(file.Name) == ".ogg": // Telegram's player of music does not know it
		return carrier{"sendVoice", "voice", door.MostMedia}
	}
	return carrier{"sendAudio", "audio", door.MostMedia}
}

// attach shows one attachment. What cannot be sent as a file is said in words:
// at once when the file is missing or not taken, and after a second try when
// sending it failed, since a line too slow for it must not hold up the chat.
func (b *Bot) attach(ctx context.Context, chat int64, attachment desk.Attachment, at *place) error {
	err := b.sendFile(ctx, chat, attachment)
	var failed *uploadError
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil, errors.As(err, new(desk.RetryLater)), errors.Is(err, desk.ErrChatDead):
		return err
	case errors.As(err, &failed) && !errors.Is(err, desk.ErrRefused) && !at.failed:
		at.failed = true
		return err
	}
	b.log.WarnContext(ctx, "telegram: attachment said in words", "file", attachment.File, "error", err)
	return b.sayTitle(ctx, chat, attachment.Title)
}

// uploadError is the failure of sending a file that is well, for now or for good.
type uploadError struct{ cause error }

// Error is that of the cause.
func (u *uploadError) Error() string { return u.cause.Error() }

// Unwrap returns the cause.
func (u *uploadError) Unwrap() error { return u.cause }

// sendFile sends the file of an attachment, its title below.
func (b *Bot) sendFile(ctx context.Context, chat int64, attachment desk.Attachment) error {
	file, err := door.OpenAttachment(b.media, attachment)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	carrier := carrierOf(file)
	if file.Size > carrier.most {
		return fmt.Errorf("telegram: %s takes %d bytes, not %d", carrier.method, carrier.most, file.Size)
	}
	params := tgbotapi.Params{}
	params.AddNonEmpty("caption", cut(strings.ToValidUTF8(attachment.Title, "\uFFFD"), mostCaption)[0])
	params.AddBool("supports_streaming", file.Kind == desk.AttachFilm)
	// The library would close a reader that can be closed, or not, as it goes.
	content := struct{ io.Reader }{file}
	err = b.deliver(ctx, chat, params, func(longer context.Context) error {
		limit := b.uploadTime(ctx)
		if limit <= 0 {
			return fmt.Errorf("telegram: no time left for a file: %w", desk.RetryLater{After: time.Second})
		}
		_, err := b.upload(longer, limit, carrier.method, params, tgbotapi.RequestFile{
			Name: carrier.field, Data: tgbotapi.FileReader{Name: file.Name, Reader: content},
		})
		return err
	})
	if err != nil {
		return &uploadError{err}
	}
	return nil
}

// uploadTime is how long an upload may take.
func (b *Bot) uploadTime(ctx context.Context) time.Duration {
	deadline, ok := ctx.Deadline()
	if !ok {
		return uploadLimit
	}
	return min(uploadLimit, deadline.Sub(b.now())-wordsReserve)
}

// sayTitle says in words what cannot be heard or looked at, when it has a title.
func (b *Bot) sayTitle(ctx context.Context, chat int64, title string) error {
	if strings.TrimSpace(title) == "" {
		return nil
	}
	lines := []desk.Line{{Kind: desk.LineText, Text: title}}
	if b.words != nil {
		lines = append(lines, desk.Line{
			Kind: desk.LineNote, Text: b.words.Say(string(desk.Vietnamese), "telegram.missing", nil),
		})
	}
	for _, part := range compose(lines, mostUnits) {
		if err := b.say(ctx, chat, text(part)); err != nil {
			return err
		}
	}
	return nil
}
