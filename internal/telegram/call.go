package telegram

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

const (
	// callLimit bounds a call that answers at once.
	callLimit = 20 * time.Second
	// asideLimit bounds a call nobody waits for.
	asideLimit = 5 * time.Second
	// mostAsides is how many such calls may be under way.
	mostAsides = 32
	// mostAnswer is the most bytes an answer may have; a full batch of updates
	// has a tenth of it.
	mostAnswer = 32 << 20
)

// silence keeps the library from writing to the standard error on its own.
var silence = sync.OnceValue(func() error { return tgbotapi.SetLogger(mute{}) })

// mute is a logger of the library that writes nothing.
type mute struct{}

// Println writes nothing.
func (mute) Println(...any) {}

// Printf writes nothing.
func (mute) Printf(string, ...any) {}

// doer makes a function the client of the library.
type doer func(*http.Request) (*http.Response, error)

// Do sends one request.
func (d doer) Do(request *http.Request) (*http.Response, error) { return d(request) }

// clientOf returns a client with the connections of another. It has no time
// limit, since every call has its own, and follows no redirect, since the
// address it would tell the next host holds the token.
func clientOf(given *http.Client) *http.Client {
	client := &http.Client{}
	if given != nil {
		*client = *given
	}
	client.Timeout = 0
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return client
}

// call asks one method of the Bot API. An answer that says no is a *refusal;
// any other error means that no answer came. Neither holds the token.
func (b *Bot) call(ctx context.Context, limit time.Duration, method string, params tgbotapi.Params) (json.RawMessage, error) {
	return b.ask(ctx, limit, method, func(api *tgbotapi.BotAPI) (*tgbotapi.APIResponse, error) {
		return api.MakeRequest(method, params)
	})
}

// upload asks a method as call does and sends a file along. The file is read
// while it is sent and never held whole.
func (b *Bot) upload(ctx context.Context, limit time.Duration, method string, params tgbotapi.Params, file tgbotapi.RequestFile) (json.RawMessage, error) {
	return b.ask(ctx, limit, method, func(api *tgbotapi.BotAPI) (*tgbotapi.APIResponse, error) {
		answer, err := api.UploadFiles(method, params, []tgbotapi.RequestFile{file})
		// Here the library leaves the code out of its error.
		var denied *tgbotapi.Error
		if errors.As(err, &denied) && answer != nil {
			denied.Code = answer.ErrorCode
		}
		return answer, err
	})
}

// ask lets a function of the library make one request, within limits.
func (b *Bot) ask(ctx context.Context, limit time.Duration, method string, request func(*tgbotapi.BotAPI) (*tgbotapi.APIResponse, error)) (json.RawMessage, error) {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	status := 0
	// The library knows no context and prints addresses with the token in
	// them: both are mended where its requests leave.
	api := tgbotapi.BotAPI{Token: b.token(), Client: doer(func(request *http.Request) (*http.Response, error) {
		response, err := b.client.Do(request.WithContext(ctx))
		if err != nil {
			return nil, err
		}
		status = response.StatusCode
		return readWhole(response)
	})}
	api.SetAPIEndpoint(b.endpoint)
	answer, err := request(&api)
	if err == nil {
		return answer.Result, nil
	}
	return nil, b.failure(method, status, err)
}

// readWhole reads the answer, within bounds, so that the connection can be used again.
func readWhole(response *http.Response) (*http.Response, error) {
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, mostAnswer+1))
	if err != nil {
		return nil, fmt.Errorf("read the answer: %w", err)
	}
	if len(body) > mostAnswer {
		return nil, errors.New("the answer is too long")
	}
	response.Body = io.NopCloser(bytes.NewReader(body))
	return response, nil
}

// aside makes a call that is nice to have: nobody waits for it but the end of
// Run, and its failure changes nothing.
func (b *Bot) aside(ctx context.Context, method string, params tgbotapi.Params) {
	select {
	case b.slots <- struct{}{}:
	default:
		b.log.WarnContext(ctx, "telegram: too many calls under way, one left out", "method", method)
		return
	}
	ctx = context.WithoutCancel(ctx)
	b.asides.Go(func() {
		defer func() { <-b.slots }()
		if _, err := b.call(ctx, asideLimit, method, params); err != nil {
			b.log.WarnContext(ctx, "telegram: an optional call failed", "method", method, "error", err)
		}
	})
}

// mask takes the token out of a text that came from outside.
func (b *Bot) mask(text string) string {
	token := b.token()
	text = strings.ReplaceAll(text, token, "•••")
	text = strings.ReplaceAll(text, url.QueryEscape(token), "•••")
	// The half after the colon is the secret one.
	if _, half, found := strings.Cut(token, ":"); found && len(half) >= 8 {
		text = strings.ReplaceAll(text, half, "•••")
	}
	return text
}
