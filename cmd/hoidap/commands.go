package main

import (
	"slices"

	"hoidap/internal/desk"
	"hoidap/internal/locale"
	"hoidap/internal/staff"
	"hoidap/internal/telegram"
)

// groupCommands are the commands that staff may give, as a chat network offers them.
func groupCommands(words *locale.Catalog) []telegram.Command {
	var commands []telegram.Command
	for _, command := range staff.Commands() {
		if slices.Contains(command.Roles, desk.RoleStaff) {
			commands = append(commands, telegram.Command{Name: command.Name, Help: words.Say(string(desk.Vietnamese), command.Help, nil)})
		}
	}
	return commands
}
