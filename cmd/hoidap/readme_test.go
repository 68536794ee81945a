package main

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hoidap/internal/config"
)

var update = flag.Bool("update", false, "write the table of options into README.md")

// What stands around the table of options in README.md.
const (
	tableBegins = "<!-- options -->\n"
	tableEnds   = "<!-- /options -->"
	tableHead   = "| option | environment | default | verbs | meaning |\n|---|---|---|---|---|\n"
)

// TestReadmeTellsTheOptions holds the table of README.md against the options.
func TestReadmeTellsTheOptions(t *testing.T) {
	path := filepath.Join(root(t), "README.md")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("README.md, which tells the options, cannot be read: %v", err)
	}
	before, rest, begins := strings.Cut(string(text), tableBegins)
	table, after, ends := strings.Cut(rest, tableEnds)
	if !begins || !ends {
		t.Fatalf("README.md lacks the table of options between %q and %q", strings.TrimSpace(tableBegins), tableEnds)
	}
	want := tableHead
	for _, option := range config.Options() {
		want += rowOf(option)
	}
	if table == want {
		return
	}
	if *update {
		if err := os.WriteFile(path, []byte(before+tableBegins+want+tableEnds+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	tellDifferences(t, rowsOf(table), rowsOf(want))
	t.Error("mend it with: go test ./cmd/hoidap -run Readme -update")
}

// rowOf is the row of an option.
func rowOf(o config.Option) string {
	value := ""
	if o.Default != "" {
		value = "`" + o.Default + "`"
	}
	cells := []string{"`" + o.Flag + "`", "`" + o.Env + "`", value, strings.Join(o.Verbs, ", "), o.Help}
	return "| " + strings.Join(cells, " | ") + " |\n"
}

// rowsOf reads a table into its rows, by their first cell.
func rowsOf(table string) map[string]string {
	rows := map[string]string{}
	for line := range strings.Lines(table) {
		line = strings.TrimSpace(line)
		cells := strings.Split(line, "|")
		if len(cells) > 1 {
			rows[strings.TrimSpace(cells[1])] = line
		}
	}
	return rows
}

// tellDifferences names each row that is not as it should be.
func tellDifferences(t *testing.T, got, want map[string]string) {
	t.Helper()
	for option, row := range want {
		switch got[option] {
		case row:
		case "":
			t.Errorf("README.md does not tell of %s", option)
		default:
			t.Errorf("README.md tells of %s\n%s\nwant\n%s", option, got[option], row)
		}
	}
	for option := range got {
		if want[option] == "" {
			t.Errorf("README.md tells of %s, which is no option", option)
		}
	}
}
