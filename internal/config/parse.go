package config

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"
)

// Kinds of error. ErrHelp is no failure: the help was asked for and printed.
var (
	ErrHelp  = errors.New("help was printed")
	ErrUsage = errors.New("command line not understood")
)

// usageError is an ErrUsage that shows only what is wrong.
type usageError struct{ problem string }

// Error tells the problem.
func (e usageError) Error() string { return e.problem }

// Is makes the error an ErrUsage.
func (e usageError) Is(target error) bool { return target == ErrUsage }

func usage(format string, args ...any) error { return usageError{fmt.Sprintf(format, args...)} }

// ExitCode is the exit code an error stands for: 0 for none and for ErrHelp,
// 2 for ErrUsage, 1 for every other.
func ExitCode(err error) int {
	switch {
	case err == nil, errors.Is(err, ErrHelp):
		return 0
	case errors.Is(err, ErrUsage):
		return 2
	}
	return 1
}

// Parse reads the arguments after the program's name and, for options not
// given there, the environment; a variable that is empty counts as not set.
// Asked for help it prints it to stdout and returns ErrHelp. Without a verb it
// prints the help to stderr and returns ErrUsage, as it does for arguments and
// values that are wrong. No error holds the text of a secret.
func Parse(args []string, getenv func(string) string, stdout, stderr io.Writer) (Config, error) {
	var config Config
	parser, err := newParser(&config, getenv)
	if err != nil {
		return Config{}, fmt.Errorf("config: %w", err)
	}
	verbs := verbsOf(parser)
	line := readLine(args, verbs)
	if line.verb == "" && !line.help && len(line.options) == 0 {
		return Config{}, errors.Join(printHelp(parser, "", stderr), usage("no verb given"))
	}
	if err := line.check(verbs); err != nil {
		return Config{}, err
	}
	if line.help {
		return Config{}, errors.Join(printHelp(parser, line.verb, stdout), ErrHelp)
	}
	if _, err := parser.Parse(append([]string{line.verb}, line.rest...)); err != nil {
		return Config{}, usage("%s: %v", line.verb, err)
	}
	config.Verb = line.verb
	if err := config.settle(); err != nil {
		return Config{}, err
	}
	return config, nil
}

// newParser builds the grammar. Options not on the command line are looked up
// through getenv: kong's own way asks the process and prints values it cannot
// read, secrets too.
func newParser(config *Config, getenv func(string) string) (*kong.Kong, error) {
	lookup := func(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
		value := getenv(envOf(flag.Name))
		if value == "" || flag.Name == "help" {
			return nil, nil
		}
		if flag.IsBool() {
			return parseBool(flag.Name, value)
		}
		return value, nil
	}
	return kong.New(config,
		kong.Name("hoidap"),
		kong.Description(purpose),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, FlagsLast: true, WrapUpperBound: 100}),
		kong.ValueFormatter(helpOf),
		kong.Resolvers(kong.ResolverFunc(lookup)),
	)
}

// parseBool reads a yes or no from the environment.
func parseBool(flag, value string) (any, error) {
	switch strings.ToLower(value) {
	case "1", "true", "yes", "on":
		return true, nil
	case "0", "false", "no", "off":
		return false, nil
	}
	return nil, fmt.Errorf("%s is %q, want yes or no", envOf(flag), value)
}

// envOf is the environment name of a flag.
func envOf(flag string) string {
	return "HOIDAP_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}
