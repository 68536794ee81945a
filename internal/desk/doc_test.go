package desk_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestTheTourIsTrue holds the tour in doc.go against the folders on disk: every
// package is named once, in the order of the plan, and none that is not there.
func TestTheTourIsTrue(t *testing.T) {
	root := moduleRoot(t)
	tour, onDisk := toured(t), packages(t, root)
	for _, name := range onDisk {
		switch n := count(tour, name); {
		case n == 0:
			t.Errorf("doc.go does not show %s: add a paragraph that begins with its path", name)
		case n > 1:
			t.Errorf("doc.go shows %s %d times", name, n)
		}
	}
	for _, name := range tour {
		if !slices.Contains(onDisk, name) {
			t.Errorf("doc.go shows %s, which is not there", name)
		}
	}
	want := slices.DeleteFunc(planned(t, root), func(name string) bool { return !slices.Contains(tour, name) })
	if !slices.Equal(tour, want) {
		t.Errorf("doc.go goes through the house as\n%s\nthe plan as\n%s", strings.Join(tour, "\n"), strings.Join(want, "\n"))
	}
}

// TestTheTourIsShort keeps each room to two to four sentences, a bench to one.
func TestTheTourIsShort(t *testing.T) {
	for _, paragraph := range paragraphs(t) {
		name := roomOf(paragraph)
		if name == "" {
			continue
		}
		least := 2
		if strings.Count(name, "/") > 1 {
			least = 1
		}
		if n := len(sentenceEnd.FindAllString(paragraph, -1)); n < least || n > 4 {
			t.Errorf("%s has %d sentences, want %d to 4", name, n, least)
		}
	}
}

var (
	room        = regexp.MustCompile(`^(internal/[a-z]+(?:/[a-z]+)?|cmd/[a-z]+|knowledge|locales) `)
	sentenceEnd = regexp.MustCompile(`\.(?:\s|$)`)
)

func roomOf(paragraph string) string {
	found := room.FindStringSubmatch(paragraph)
	if found == nil {
		return ""
	}
	return found[1]
}

// toured lists the packages the tour shows: the first words of its paragraphs,
// and any path it mentions besides.
func toured(t *testing.T) []string {
	t.Helper()
	mention := regexp.MustCompile(`internal/[a-z]+(?:/[a-z]+)?|cmd/[a-z]+`)
	var names []string
	for _, paragraph := range paragraphs(t) {
		name := roomOf(paragraph)
		if name != "" {
			names = append(names, name)
		}
		names = append(names, mention.FindAllString(strings.TrimPrefix(paragraph, name), -1)...)
	}
	return names
}

// paragraphs are those of the package comment.
func paragraphs(t *testing.T) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "doc.go", nil, parser.ParseComments|parser.PackageClauseOnly)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(file.Doc.Text(), "\n\n")
}

// packages lists the folders of the module that hold Go files.
func packages(t *testing.T, root string) []string {
	t.Helper()
	var found []string
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := entry.Name()
		if entry.IsDir() && name != "." && (base == "testdata" || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_")) {
			return fs.SkipDir
		}
		if path.Ext(name) == ".go" && !slices.Contains(found, path.Dir(name)) {
			found = append(found, path.Dir(name))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// planned reads the rooms of the plan, in its order.
func planned(t *testing.T, root string) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, "internal", "archtest", "plan_test.go"), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var rooms []string
	ast.Inspect(file, func(n ast.Node) bool {
		pair, ok := n.(*ast.KeyValueExpr)
		if !ok {
			return true
		}
		key, named := pair.Key.(*ast.Ident)
		value, text := pair.Value.(*ast.BasicLit)
		if named && text && key.Name == "path" {
			name, err := strconv.Unquote(value.Value)
			if err != nil {
				t.Fatal(err)
			}
			rooms = append(rooms, name)
		}
		return true
	})
	return rooms
}

func count(names []string, name string) (n int) {
	for _, other := range names {
		if other == name {
			n++
		}
	}
	return n
}

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
