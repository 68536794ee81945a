package archtest

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// moduleRoot walks up to the folder that holds go.mod.
func moduleRoot(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod above this package")
		}
		dir = filepath.Dir(dir)
	}
}

func TestTheHouseKeepsToThePlan(t *testing.T) {
	found, err := offenders(os.DirFS(moduleRoot(t)))
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range found {
		t.Error(row)
	}
}

// TestTheCheckerSees gives the checker houses with one thing wrong each.
func TestTheCheckerSees(t *testing.T) {
	tests := []struct {
		name, file, source string
		want               string // "" for a house that is well
	}{
		{"down a floor", "internal/answer/a.go", "package a\nimport \"hoidap/internal/viet\"", ""},
		{"up a floor", "internal/desk/a.go", "package a\n\nimport \"hoidap/internal/viet\"",
			"internal/desk/a.go:3: imports hoidap/internal/viet: not allowed; plan: internal/desk may import nothing of ours"},
		{"on one floor", "internal/telegram/a.go", "package a\nimport (\n\t\"fmt\"\n\t\"hoidap/internal/web\"\n)",
			"internal/telegram/a.go:4: imports hoidap/internal/web: not allowed; plan: internal/telegram may import internal/desk, internal/door"},
		{"under another name", "internal/web/a.go", "package a\nimport s \"hoidap/internal/store\"",
			"internal/web/a.go:2: imports hoidap/internal/store: not allowed; plan: internal/web may import internal/desk, internal/door, internal/site"},
		{"a shelf from inside", "internal/library/a.go", "package a\nimport _ \"hoidap/knowledge\"",
			"internal/library/a.go:2: imports hoidap/knowledge: not allowed; plan: internal/library may import internal/desk"},
		{"a shelf from the roof", "cmd/hoidap/a.go", "package main\nimport _ \"hoidap/knowledge\"", ""},
		{"a bench from the roof", "cmd/hoidap/a.go", "package main\nimport _ \"hoidap/internal/door/doortest\"",
			"cmd/hoidap/a.go:2: imports hoidap/internal/door/doortest: not allowed; plan: cmd/hoidap may import all but benches for tests"},
		{"a test may", "internal/web/a_test.go", "package a\nimport _ \"hoidap/internal/store\"", ""},
		{"the owner of a library", "internal/search/a.go", "package a\nimport _ \"github.com/blevesearch/bleve/v2/mapping\"", ""},
		{"another's library", "internal/answer/a.go", "package a\nimport _ \"github.com/blevesearch/bleve/v2/mapping\"",
			"internal/answer/a.go:2: imports github.com/blevesearch/bleve/v2/mapping: not allowed; plan: internal/search may know github.com/blevesearch/bleve/v2"},
		{"a library nobody has", "internal/answer/a.go", "package a\nimport _ \"example.org/x\"",
			"internal/answer/a.go:2: imports example.org/x: not allowed; plan: no room may know it"},
		{"a library of a like name", "internal/library/a.go", "package a\nimport _ \"github.com/goccy/go-yaml2\"",
			"internal/library/a.go:2: imports github.com/goccy/go-yaml2: not allowed; plan: no room may know it"},
		{"another's standard library", "internal/dialogue/a.go", "package a\nimport _ \"database/sql\"",
			"internal/dialogue/a.go:2: imports database/sql: not allowed; plan: internal/store, internal/outbox may know database/sql"},
		{"the longer owner counts", "internal/web/a.go", "package a\nimport _ \"net/http/pprof\"",
			"internal/web/a.go:2: imports net/http/pprof: not allowed; plan: nobody may know net/http/pprof"},
		{"signals below the roof", "internal/store/a.go", "package a\nimport _ \"os/signal\"",
			"internal/store/a.go:2: imports os/signal: not allowed; plan: cmd/hoidap may know os/signal"},
		{"signals on the roof", "cmd/hoidap/a.go", "package main\nimport _ \"os/signal\"", ""},
		{"a room without a plan", "internal/helpers/a.go", "package a", "internal/helpers: package is not in the plan"},
		{"code at the top", "main.go", "package main", ".: package is not in the plan"},
		{"test data", "internal/desk/testdata/a.go", "package a\nimport _ \"C\"", ""},
		{"another module", "tools/go.mod", "module x", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			house := fstest.MapFS{"go.mod": {Data: []byte("module hoidap")}, test.file: {Data: []byte(test.source)}}
			if test.file == "tools/go.mod" {
				house["tools/main.go"] = &fstest.MapFile{Data: []byte("package main\nimport _ \"C\"")}
			}
			found, err := offenders(house)
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(found, "\n"); got != test.want {
				t.Errorf("found\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestTheCheckerStopsAtBrokenCode(t *testing.T) {
	if _, err := offenders(fstest.MapFS{"internal/desk/a.go": {Data: []byte("no package")}}); err == nil {
		t.Error("broken code is passed over")
	}
}

// TestThePlanPointsDown keeps the lists themselves in order.
func TestThePlanPointsDown(t *testing.T) {
	below := map[string]bool{}
	for _, r := range plan {
		if below[r.path] {
			t.Errorf("%s is in the plan twice", r.path)
		}
		for _, imported := range r.ours {
			if !below[imported] {
				t.Errorf("%s may import %s, which is not below it", r.path, imported)
			}
		}
		below[r.path] = true
	}
	for i, o := range owners {
		if slices.ContainsFunc(owners[:i], func(other owner) bool { return other.outside == o.outside }) {
			t.Errorf("%s is owned twice", o.outside)
		}
		for _, r := range o.rooms {
			if !below[r] {
				t.Errorf("%s is owned by %s, which is not in the plan", o.outside, r)
			}
		}
	}
}
