package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"hoidap/knowledge"
)

// mostQuestions is how many questions of one list are left of the knowledge that
// is served under the race detector: whoever starts the program a hundred times
// over waits for reading thousands, and nothing meets there that would not with few.
const mostQuestions = 12

// quoted is a question or a message as it stands in a list of them.
var quoted = regexp.MustCompile(`^\s*- "`)

// lightFolder is the knowledge with few questions, made when first asked for.
var lightFolder = sync.OnceValues(func() (string, error) {
	folder, err := os.MkdirTemp("", "hoidap-light-")
	if err != nil {
		return "", err
	}
	if err := os.CopyFS(folder, knowledge.FS); err != nil {
		return folder, err
	}
	return folder, lighten(folder)
})

// lighten leaves few questions in each article and each list beside the articles.
func lighten(folder string) error {
	return fs.WalkDir(os.DirFS(folder), ".", func(name string, entry fs.DirEntry, err error) error {
		listed := filepath.Ext(name) == ".md" || name == "dangers.yaml" || name == "outside.yaml"
		if err != nil || entry.IsDir() || !listed {
			return err
		}
		path := filepath.Join(folder, name)
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if err := os.Chmod(path, 0o600); err != nil {
			return err
		}
		return os.WriteFile(path, []byte(few(string(text))), 0o600)
	})
}

// few leaves the first questions of each list in a text.
func few(text string) string {
	var left strings.Builder
	inARow := 0
	for line := range strings.Lines(text) {
		if quoted.MatchString(line) {
			inARow++
		} else {
			inARow = 0
		}
		if inARow <= mostQuestions {
			left.WriteString(line)
		}
	}
	return left.String()
}

// served is the knowledge that tests serve: with few questions under the race
// detector, else that of the program.
func served(t *testing.T) fs.FS {
	t.Helper()
	if !raced {
		return knowledge.FS
	}
	return os.DirFS(light(t))
}

// lightly adds the light knowledge to a call that serves, under the race
// detector and where the call names none.
func lightly(t *testing.T, args []string) []string {
	t.Helper()
	if !raced || args[0] != "serve" || slices.Contains(args, "--knowledge") {
		return args
	}
	return append(slices.Clip(args), "--knowledge", light(t))
}

// light is the light folder, or the end of the test.
func light(t *testing.T) string {
	t.Helper()
	folder, err := lightFolder()
	if err != nil {
		t.Fatal(err)
	}
	return folder
}
