package archtest

import (
	"cmp"
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
)

// offenders holds the Go files of a module, tests aside, against the plan. It
// names each import that is not allowed, and each package the plan lacks.
func offenders(root fs.FS) ([]string, error) {
	var found []string
	unplanned := map[string]bool{}
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			return skipped(root, name, entry)
		}
		if path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		dir := path.Dir(name)
		at := slices.IndexFunc(plan, func(r room) bool { return r.path == dir })
		if at < 0 {
			if !unplanned[dir] {
				found = append(found, dir+": package is not in the plan")
			}
			unplanned[dir] = true
			return nil
		}
		rows, err := offendersIn(root, name, plan[at])
		found = append(found, rows...)
		return err
	})
	return found, err
}

// skipped keeps the walk out of folders that hold no code of the module.
func skipped(root fs.FS, name string, entry fs.DirEntry) error {
	if name == "." {
		return nil
	}
	base := entry.Name()
	if base == "testdata" || base == "vendor" || base == "node_modules" || base[0] == '.' || base[0] == '_' {
		return fs.SkipDir
	}
	if _, err := fs.Stat(root, name+"/go.mod"); err == nil {
		return fs.SkipDir
	}
	return nil
}

// offendersIn checks the imports of one file of a room.
func offendersIn(root fs.FS, name string, r room) ([]string, error) {
	source, err := fs.ReadFile(root, name)
	if err != nil {
		return nil, err
	}
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, name, source, parser.ImportsOnly)
	if err != nil {
		return nil, err
	}
	var found []string
	for _, spec := range file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return nil, err
		}
		if allowed, want := r.allows(imported); !allowed {
			line := files.Position(spec.Pos()).Line
			found = append(found, fmt.Sprintf("%s:%d: imports %s: not allowed; plan: %s", name, line, imported, want))
		}
	}
	return found, nil
}

// allows tells whether the room may import a path, and what the plan says.
func (r room) allows(imported string) (allowed bool, want string) {
	if imported == module || strings.HasPrefix(imported, module+"/") {
		return r.allowsOurs(strings.TrimPrefix(imported, module+"/"))
	}
	var best *owner
	for i := range owners {
		o := &owners[i]
		fits := imported == o.outside || strings.HasPrefix(imported, o.outside+"/")
		if fits && (best == nil || len(o.outside) > len(best.outside)) {
			best = o
		}
	}
	if best != nil {
		return slices.Contains(best.rooms, r.path), cmp.Or(strings.Join(best.rooms, ", "), "nobody") + " may know " + best.outside
	}
	host, _, _ := strings.Cut(imported, "/")
	return !strings.Contains(host, "."), "no room may know it"
}

func (r room) allowsOurs(imported string) (allowed bool, want string) {
	if r.roof {
		bench := slices.ContainsFunc(plan, func(o room) bool { return o.path == imported && o.bench })
		return !bench, "cmd/hoidap may import all but benches for tests"
	}
	return slices.Contains(r.ours, imported), r.path + " may import " + cmp.Or(strings.Join(r.ours, ", "), "nothing of ours")
}
