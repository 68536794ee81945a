package telegram

import (
	"context"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"hoidap/internal/desk"
)

// mostHelp is the most characters that stand beside a command.
const mostHelp = 256

// inGroups is where the commands of the staff are offered.
const inGroups = `{"type":"all_group_chats"}`

// Command is a command as Telegram offers it to whoever types "/".
type Command struct {
	Name string // small letters without marks, digits and "_"
	Help string // what it does
}

// introduce fills the menus of the chats: for people the one way to begin, in
// groups the commands of the staff.
func (b *Bot) introduce(ctx context.Context) {
	if b.words == nil {
		return
	}
	b.offer(ctx, "", Command{Name: "start", Help: b.words.Say(string(desk.Vietnamese), "telegram.command.start", nil)})
	if len(b.offered) > 0 {
		b.offer(ctx, inGroups, b.offered...)
	}
}

// offer sets the commands that are offered somewhere, "" for everywhere.
func (b *Bot) offer(ctx context.Context, scope string, commands ...Command) {
	var list []tgbotapi.BotCommand
	for _, command := range commands {
		help := []rune(command.Help)
		list = append(list, tgbotapi.BotCommand{Command: command.Name, Description: string(help[:min(len(help), mostHelp)])})
	}
	params := tgbotapi.Params{}
	params.AddNonEmpty("scope", scope)
	if err := params.AddInterface("commands", list); err != nil {
		b.log.WarnContext(ctx, "telegram: list of commands", "error", err)
		return
	}
	b.aside(ctx, "setMyCommands", params)
}
