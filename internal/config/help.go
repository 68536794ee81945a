package config

import (
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"
)

const purpose = "Hoi Dap answers questions about support policies from checked files, and hands over to a person when it does not know."

const closing = `
Examples:
  hoidap serve                           open the web page at http://127.0.0.1:8080
  hoidap chat --as lan                   talk to it here, as the conversation "lan"
  hoidap ask "the bhyt ho ngheo"         one question, one answer
  hoidap check ./knowledge               what is wrong in the files, line by line
  hoidap invite --role supervisor        a code for the first person behind the desk
  hoidap report --html week.html         what last week was like

Every option can also be set in the environment, by the name in [brackets].

Exit codes: 0 done; 1 failed, or found something to mend; 2 command line not understood.
`

// printHelp writes the help of a verb, or of all when it is "".
func printHelp(parser *kong.Kong, verb string, w io.Writer) error {
	var args []string
	if verb != "" {
		args = append(args, verb)
	}
	ctx, err := kong.Trace(parser, args)
	if err != nil {
		return fmt.Errorf("config: help: %w", err)
	}
	parser.Stdout = w
	if err := ctx.PrintUsage(false); err != nil {
		return fmt.Errorf("config: help: %w", err)
	}
	if verb != "" {
		return nil
	}
	_, err = io.WriteString(w, closing)
	return err
}

// helpOf is the help of an option with its environment name.
func helpOf(value *kong.Value) string {
	if value.Flag == nil || value.Name == "help" {
		return value.Help
	}
	return strings.TrimSuffix(value.Help, ".") + " [" + envOf(value.Name) + "]."
}

// Help says more about serve.
func (Serve) Help() string {
	return `It ends well on SIGINT and SIGTERM: what was taken in is finished first.

Example with a bot:

    HOIDAP_TELEGRAM_TOKEN_FILE=/run/secrets/token hoidap serve --data /var/lib/hoidap`
}

// Help says more about chat.
func (Chat) Help() string {
	return `Questions are read from standard input, one a line, so a file may be piped in.

Example:

    hoidap chat --as lan --as-of 2027-01-01`
}

// Help says more about ask.
func (Ask) Help() string {
	return `Example:

    hoidap ask --explain can ngheo co duoc the bao hiem khong`
}

// Help says more about check.
func (Check) Help() string {
	return `Prints one row for each mistake, with file and line, and how to mend it.
Exit code 1 when there is any of the classes named by --fail-on.

It also asks every question of the articles and of knowledge/questions, and
prints those whose first answer is another one than before, or not their own
article's. Name what was before, or the copy inside the program is:

    hoidap check ./knowledge --against ./knowledge-before`
}

// Help says more about eval.
func (Eval) Help() string {
	return `Example:

    hoidap eval questions.tsv --as-of 2026-11-23 --json
    hoidap eval mine.tsv others.tsv --curve chances.svg`
}

// Help says more about health.
func (Health) Help() string {
	return `Exit code 0 when the desk is well, 1 when it is not or does not answer.`
}

// Help says more about invite.
func (Invite) Help() string {
	return `Prints a code that admits one person, once, within seven days. The person
types it to the bot in a private chat. The first supervisor is admitted so;
supervisors then invite from the chat. It may run while serve does.

Examples:

    hoidap invite --role supervisor --name "chị Lan"
    hoidap invite --role staff --commune tan-hung --topic y-te,vay-von --name "anh Minh"
    hoidap invite --role hamlet-head --commune tan-hung --hamlet "ấp 3" --name "chú Tư"`
}

// Help says more about people.
func (People) Help() string {
	return `Whoever loses a role gives back the tickets he or she has, and is logged out.
It may run while serve does.

Examples:

    hoidap people
    hoidap people --revoke 3`
}

// Help says more about login-link.
func (LoginLink) Help() string {
	return `The link opens the desk for fifteen minutes and for one browser. Hand it to the
person it is for and to nobody else.

Example:

    hoidap login-link --name "chị Lan" --public-url https://hoidap.example.vn`
}

// Help says more about report.
func (Report) Help() string {
	return `Without a file it prints the main counts. It reads the database and writes
nothing there.

Examples:

    hoidap report --week
    hoidap report --week 2026-W48 --html week.html --xlsx week.xlsx --csv week.csv`
}

// Help says more about proposals.
func (Proposals) Help() string {
	return `Questions go to questions/de-xuat.tsv, where articles learn them. Answers become
drafts beside the articles: they are served to nobody before somebody has written
them out, checked them and taken away their line "status: draft".

Example:

    hoidap proposals --write ./knowledge && hoidap check ./knowledge`
}
