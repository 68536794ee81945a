package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

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
	class string // of config.RowClasses
	place string // file:line
	words string // what is wrong and how to mend it
}

// classWords is the class of rows about the sentences of the program.
const classWords = "words"

// check looks for mistakes in knowledge and sentences and prints a row for each.
func (p *program) check(ctx context.Context, c config.Config) error {
	now, err := clock(c.Check.AsOf)
	if err != nil {
		return err
	}
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
	words, err := locale.Open(sentences)
	if err != nil {
		// Rows about broken sentences need sentences: those of the program.
		if words, err = locale.Open(locales.FS); err != nil {
			return err
		}
	}
	day := desk.DayOf(now())
	knowledge, rows := library.Read(articles)
	found := knowledgeRows(append(rows, library.Due(knowledge.Articles, day)...), words)
	found = append(found, alarmRows(knowledge, words)...)
	found = append(found, localeRows(sentences, words)...)
	printRows(p.stdout, found)
	var asked asking
	if !c.Check.Quick && !library.Fatal(rows) { // of a fatal one nothing is answered
		if asked, err = p.askAll(ctx, c.Check, folders.Knowledge == "", knowledge, day); err != nil {
			return err
		}
	}
	printShifts(p.stdout, asked, words)
	tally := countOf(found, asked)
	_, _ = fmt.Fprintf(p.stdout, "%d files of articles, %d topics; %s; %s; %s\n",
		len(knowledge.Articles), len(knowledge.Topics), words.Coverage(), asked, tally)
	if c.Check.Report != "" {
		page := pageOf(knowledge, day, found, asked, words)
		if err := writeReport(c.Check.Report, page, words); err != nil {
			return err
		}
	}
	if slices.ContainsFunc(c.Check.FailOn, func(class string) bool { return tally[class] > 0 }) {
		return errMistakes
	}
	return nil
}

// tally counts what is to be mended by class.
type tally map[string]int

func countOf(found []mistake, asked asking) tally {
	t := tally{classQuestions: asked.shown()}
	for _, m := range found {
		t[m.class]++
	}
	return t
}

// String writes "3 to mend (truth 1, writing 2)".
func (t tally) String() string {
	var classes []string
	sum := 0
	for _, class := range config.RowClasses {
		if n := t[class]; n > 0 {
			classes = append(classes, fmt.Sprintf("%s %d", class, n))
			sum += n
		}
	}
	if sum == 0 {
		return "0 to mend"
	}
	return fmt.Sprintf("%d to mend (%s)", sum, strings.Join(classes, ", "))
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
			found = append(found, mistake{classWords, "vocabulary.yaml", words.Say("vi", "lint.alarm-sentence", map[string]any{"Value": alarm.ID})})
		}
	}
	return found
}

func knowledgeRows(rows []library.Row, words *locale.Catalog) []mistake {
	found := make([]mistake, 0, len(rows))
	for _, row := range rows {
		found = append(found, mistake{string(row.Class), row.Place(), words.Say("vi", row.Sentence.ID, row.Sentence.Data)})
	}
	return found
}

// localeRows finds what is wrong in the sentences.
func localeRows(sentences fs.FS, words *locale.Catalog) []mistake {
	var found []mistake
	for _, row := range locale.Lint(sentences) {
		place := row.File
		if row.Line > 0 {
			place = fmt.Sprintf("%s:%d", row.File, row.Line)
		}
		found = append(found, mistake{classWords, place, words.Say("vi", row.ID, row.Data)})
	}
	return found
}

func printRows(w io.Writer, rows []mistake) {
	for _, row := range rows {
		_, _ = fmt.Fprintf(w, "%s: %s\n", row.place, row.words)
	}
}
