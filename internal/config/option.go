package config

import "slices"

// Option is one option as the operator meets it.
type Option struct {
	Flag    string   // "--listen"
	Env     string   // "HOIDAP_LISTEN"
	Default string   // "" for none
	Help    string   // one sentence
	Verbs   []string // the verbs that take it, in the order of the help
}

// Options lists every option of the program, once each, in the order of the
// verbs. It panics when the grammar in this package is wrong, which a test
// would have shown.
func Options() []Option {
	parser, err := newParser(&Config{}, func(string) string { return "" })
	if err != nil {
		panic(err)
	}
	var options []Option
	for _, node := range parser.Model.Leaves(true) {
		for _, flag := range slices.Concat(node.AllFlags(true)...) {
			if flag.Name == "help" {
				continue
			}
			at := slices.IndexFunc(options, func(o Option) bool { return o.Flag == "--"+flag.Name })
			if at < 0 {
				at = len(options)
				options = append(options, Option{
					Flag: "--" + flag.Name, Env: envOf(flag.Name), Default: flag.Default, Help: flag.Help,
				})
			}
			options[at].Verbs = append(options[at].Verbs, node.Name)
		}
	}
	return options
}
