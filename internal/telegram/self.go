package telegram

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"
	"sync"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// askAgain is how long the bot does without its name when asking failed.
const askAgain = time.Minute

// numberOf is the number of the bot, which begins its token; 0 for a token that
// has none.
func numberOf(token string) int64 {
	before, _, _ := strings.Cut(token, ":")
	number, err := strconv.ParseInt(before, 10, 64)
	if err != nil {
		return 0
	}
	return number
}

// plate is the name by which commands in a group are addressed to the bot.
type plate struct {
	mu    sync.Mutex
	name  string
	asked time.Time // when asking last failed
}

// hears reports whether a command addressed to a bot is for this one. The name is
// asked for when it is needed first. As long as it cannot be learned, a command
// counts as this bot's: staff would otherwise speak to nobody.
func (b *Bot) hears(ctx context.Context, addressee string) bool {
	if addressee == "" {
		return true
	}
	b.plate.mu.Lock()
	defer b.plate.mu.Unlock()
	if b.plate.name == "" && b.now().Sub(b.plate.asked) >= askAgain {
		b.plate.name = b.askName(ctx)
		b.plate.asked = b.now()
	}
	return b.plate.name == "" || strings.EqualFold(addressee, b.plate.name)
}

// askName asks what the bot is called, "" when that cannot be learned.
func (b *Bot) askName(ctx context.Context) string {
	result, err := b.call(ctx, asideLimit, "getMe", nil)
	var me tgbotapi.User
	if err == nil {
		err = json.Unmarshal(result, &me)
	}
	if err != nil {
		b.log.WarnContext(ctx, "telegram: the name of the bot is not known yet", "error", err)
	}
	return me.UserName
}
