package editorial

import (
	"fmt"
	"path"
	"strconv"
	"strings"

	"hoidap/internal/desk"
)

// Where proposals stand in a folder of articles.
const (
	QuestionsFile   = "questions/de-xuat.tsv"
	QuestionsHeader = "kind\tids\ttext\n"
)

// Row is a question as a line of QuestionsFile.
func Row(p desk.Proposal) string {
	return "answer\t" + p.Article + "\t" + p.Question + "\n"
}

// DraftPath is the file of a draft below the folder.
func DraftPath(p desk.Proposal) string {
	return path.Join(p.Topic, draftID(p)+"."+desk.DayOf(p.At).String()+".md")
}

func draftID(p desk.Proposal) string { return fmt.Sprintf("de-xuat-%d", p.Ticket) }

// DraftText is the text of a draft: what is known of it in the form of an
// article, and marked so that nobody is answered from it.
func DraftText(p desk.Proposal) string {
	var b strings.Builder
	line := func(key, value string) { _, _ = fmt.Fprintf(&b, "%s: %s\n", key, value) }
	b.WriteString("---\n")
	line("status", "draft")
	line("id", draftID(p))
	line("title", strconv.Quote(p.Question))
	line("topic", p.Topic)
	line("from", desk.DayOf(p.At).String())
	line("to", "open")
	if strings.HasPrefix(p.Source, "https://") || strings.HasPrefix(p.Source, "http://") {
		_, _ = fmt.Fprintf(&b, "sources:\n  - {code: S, url: %s}\n", strconv.Quote(p.Source))
	} else {
		_, _ = fmt.Fprintf(&b, "basis:\n  - {number: %s}\n", strconv.Quote(p.Source))
	}
	line("checked", "not yet")
	_, _ = fmt.Fprintf(&b, "questions:\n  - %s\n---\n", strconv.Quote(p.Question))
	b.WriteString(p.Answer + "\n")
	return b.String()
}
