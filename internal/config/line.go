package config

import (
	"cmp"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// verb is what the grammar says about one verb.
type verb struct {
	name    string
	options map[string]bool   // by name; true takes a value
	bare    map[string]string // what an option means without its value, for those that may stand so
	most    int               // arguments it takes at most; -1 for any number
	wants   string            // the argument it cannot do without, "" for none
}

// verbsOf lists the verbs of a grammar in its order.
func verbsOf(parser *kong.Kong) []verb {
	var verbs []verb
	for _, node := range parser.Model.Leaves(true) {
		v := verb{name: node.Name, options: map[string]bool{}, bare: map[string]string{}, most: len(node.Positional)}
		for _, flag := range slices.Concat(node.AllFlags(true)...) {
			v.options[flag.Name] = !flag.IsBool()
			if meant := flag.Tag.Get("bare"); meant != "" {
				v.bare[flag.Name] = meant
			}
		}
		for _, argument := range node.Positional {
			if argument.Required {
				v.wants = argument.Name
			}
			if argument.IsCumulative() {
				v.most = -1
			}
		}
		verbs = append(verbs, v)
	}
	return verbs
}

// commandLine is a command line taken apart, before kong reads it.
type commandLine struct {
	verb      string
	rest      []string // all but the verb, as it was typed
	options   []string // names of the options
	bare      string   // an option that lacks its value, "" for none
	arguments int
	help      bool
}

// readLine finds the verb wherever it stands, so that options may come first.
// It understands "help", "-h" and "--version" as people type them.
func readLine(args []string, verbs []verb) commandLine {
	var line commandLine
	if len(args) > 0 && args[0] == "help" {
		line.help, args = true, args[1:]
	}
	if len(args) > 0 && args[0] == "--version" {
		args = append([]string{"version"}, args[1:]...)
	}
	for i := 0; i < len(args); i++ {
		arg := args[i]
		name, _, hasValue := strings.Cut(arg, "=")
		switch {
		case arg == "--":
			line.rest = append(line.rest, args[i:]...)
			line.arguments += len(args) - i - 1
			return line
		case name == "--help", name == "-h":
			line.help = true
		case strings.HasPrefix(arg, "-") && len(arg) > 1:
			line.options = append(line.options, name)
			line.rest = append(line.rest, arg)
			switch {
			case hasValue || !takesValue(name, verbs):
			case i+1 < len(args) && !strings.HasPrefix(args[i+1], "-"):
				i++
				line.rest = append(line.rest, args[i])
			case bareValue(name, verbs) != "":
				line.rest = append(line.rest, bareValue(name, verbs))
			default:
				line.bare = name
			}
		case line.verb == "":
			line.verb = arg
		default:
			line.arguments++
			line.rest = append(line.rest, arg)
		}
	}
	return line
}

func takesValue(option string, verbs []verb) bool {
	return slices.ContainsFunc(verbs, func(v verb) bool { return v.options[strings.TrimPrefix(option, "--")] })
}

// bareValue is what an option means without its value, "" when it needs one.
func bareValue(option string, verbs []verb) string {
	for _, v := range verbs {
		if meant := v.bare[strings.TrimPrefix(option, "--")]; meant != "" {
			return meant
		}
	}
	return ""
}

// check holds the line against the verbs. It shows names of options and verbs
// only, never an argument: it may be a secret in the wrong place.
func (l commandLine) check(verbs []verb) error {
	var names []string
	for _, v := range verbs {
		names = append(names, v.name)
	}
	if l.verb == "" {
		if l.help {
			return nil
		}
		return usage("no verb given: it is one of %s", strings.Join(names, ", "))
	}
	at := slices.Index(names, l.verb)
	if at < 0 {
		if best := nearest(l.verb, names); best != "" {
			return usage("unknown verb %q: did you mean %q?", l.verb, best)
		}
		return usage("unknown verb: it is one of %s", strings.Join(names, ", "))
	}
	for _, option := range l.options {
		if err := verbs[at].checkOption(option, verbs); err != nil {
			return err
		}
	}
	if l.help {
		return nil
	}
	return l.checkArguments(verbs[at])
}

func (l commandLine) checkArguments(v verb) error {
	switch {
	case l.bare != "":
		return usage("%s: %s needs a value", v.name, l.bare)
	case v.wants != "" && l.arguments == 0:
		return usage("%s: the %s is missing: see hoidap %s --help", v.name, v.wants, v.name)
	case v.most == 0 && l.arguments > 0:
		return usage("%s: too many arguments, it takes options only", v.name)
	case v.most > 0 && l.arguments > v.most:
		return usage("%s: too many arguments, it takes %d", v.name, v.most)
	}
	return nil
}

func (v verb) checkOption(option string, verbs []verb) error {
	name := strings.TrimPrefix(option, "--")
	if _, known := v.options[name]; known && option != name {
		return nil
	}
	var owners, all []string
	for _, other := range verbs {
		for candidate := range other.options {
			all = append(all, candidate)
		}
		if _, known := other.options[name]; known {
			owners = append(owners, other.name)
		}
	}
	if len(owners) > 0 && option != name {
		return usage("%s: --%s is an option of %s only", v.name, name, strings.Join(owners, ", "))
	}
	if best := nearest(strings.TrimLeft(name, "-"), all); best != "" {
		return usage("%s: unknown option %s: did you mean --%s?", v.name, option, best)
	}
	return usage("%s: unknown option %s: see hoidap %s --help", v.name, option, v.name)
}

// nearest finds the name somebody probably meant, "" when none is near.
func nearest(typed string, names []string) string {
	typed = strings.ToLower(typed)
	names = slices.Sorted(slices.Values(names))
	away := func(name string) int {
		if len(typed) > 1 && strings.HasPrefix(name, typed) {
			return 1
		}
		return distance(typed, name)
	}
	if len(names) == 0 {
		return ""
	}
	best := slices.MinFunc(names, func(a, b string) int { return cmp.Compare(away(a), away(b)) })
	if away(best) > 1+len(best)/5 {
		return ""
	}
	return best
}

// distance counts the letters to add, drop, change or swap between two words.
func distance(a, b string) int {
	from, to := []rune(a), []rune(b)
	rows := make([][]int, len(from)+1)
	for i := range rows {
		rows[i] = make([]int, len(to)+1)
		rows[i][0] = i
	}
	for j := range to {
		rows[0][j+1] = j + 1
	}
	for i := range from {
		for j := range to {
			change := rows[i][j]
			if from[i] != to[j] {
				change++
			}
			rows[i+1][j+1] = min(change, rows[i][j+1]+1, rows[i+1][j]+1)
			if i > 0 && j > 0 && from[i] == to[j-1] && from[i-1] == to[j] {
				rows[i+1][j+1] = min(rows[i+1][j+1], rows[i-1][j-1]+1)
			}
		}
	}
	return rows[len(from)][len(to)]
}
