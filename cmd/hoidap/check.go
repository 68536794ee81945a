package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"hoidap/internal/config"
	"hoidap/internal/desk"
	"hoidap/internal/library"
	"hoidap/internal/locale"
	"hoidap/locales"
)

// errMistakes ends a check that found something to mend.
var errMistakes = errors.New("there is something to mend")

// mistake is one row a check prints.
type mistake struct {
	place string // file:line
	words string // what is wrong and how to mend it
}

// check looks for mistakes in knowledge and sentences and prints a row for each.
func (p *program) check(_ context.Context, c config.Config) error {
	folders, err := checkFolders(c.Check)
	if err != nil {
		return err
	}
	sentences, err := localesFolder(folders.Locales)
	if err != nil {
		return err
	}
	articles, err := knowledgeFolder(folders.Knowledge)
	if err != nil {
		return err
	}
	localeRows := locale.Lint(sentences)
	words, err := locale.Open(sentences)
	if err != nil {
		// Rows about broken sentences need sentences: those of the program.
		if words, err = locale.Open(locales.FS); err != nil {
			return err
		}
	}
	knowledge, rows := library.Read(articles)
	found := knowledgeRows(rows, words)
	found = append(found, alarmRows(knowledge, words)...)
	for _, row := range localeRows {
		place := row.File
		if row.Line > 0 {
			place = fmt.Sprintf("%s:%d", row.File, row.Line)
		}
		found = append(found, mistake{place, words.Say("vi", row.ID, row.Data)})
	}
	printRows(p.stdout, found)
	_, _ = fmt.Fprintf(p.stdout, "%d files of articles, %d topics; %s; %d to mend\n",
		len(knowledge.Articles), len(knowledge.Topics), words.Coverage(), len(found))
	if len(found) > 0 {
		return errMistakes
	}
	return nil
}

// checkFolders finds what is in the folder a person named: knowledge/ and
// locales/ below it, or knowledge itself.
func checkFolders(c config.Check) (config.Folders, error) {
	if c.Dir == "" {
		return c.Folders, nil
	}
	folders := config.Folders{}
	if isFolder(filepath.Join(c.Dir, "knowledge")) {
		folders.Knowledge = filepath.Join(c.Dir, "knowledge")
	}
	if isFolder(filepath.Join(c.Dir, "locales")) {
		folders.Locales = filepath.Join(c.Dir, "locales")
	}
	if folders == (config.Folders{}) {
		if !isFolder(c.Dir) {
			return folders, fmt.Errorf("check: %s is not a folder: name one that holds articles", c.Dir)
		}
		folders.Knowledge = c.Dir
	}
	return folders, nil
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// alarmRows finds alarms whose sentence the locale files do not have: neither
// the library nor the locale can see that alone.
func alarmRows(knowledge desk.Knowledge, words *locale.Catalog) []mistake {
	var found []mistake
	for _, alarm := range knowledge.Vocabulary.Alarms {
		if alarm.Sentence != "" && !words.Has(alarm.Sentence) {
			found = append(found, mistake{"vocabulary.yaml", words.Say("vi", "lint.alarm-sentence", map[string]any{"Value": alarm.ID})})
		}
	}
	return found
}

func knowledgeRows(rows []library.Row, words *locale.Catalog) []mistake {
	found := make([]mistake, 0, len(rows))
	for _, row := range rows {
		found = append(found, mistake{row.Place(), words.Say("vi", row.Sentence.ID, row.Sentence.Data)})
	}
	return found
}

func printRows(w io.Writer, rows []mistake) {
	for _, row := range rows {
		_, _ = fmt.Fprintf(w, "%s: %s\n", row.place, row.words)
	}
}
