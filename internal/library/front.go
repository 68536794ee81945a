package library

import (
	"bytes"
	"strings"

	"hoidap/internal/desk"
)

// front is the front matter of an article, key by key as staff write it.
type front struct {
	Status     string      `yaml:"status"` // "draft" for an article that is still to be written
	ID         string      `yaml:"id"`
	Title      string      `yaml:"title"`
	Topic      string      `yaml:"topic"`
	From       string      `yaml:"from"`
	To         string      `yaml:"to"`
	Older      bool        `yaml:"older"`
	For        []string    `yaml:"for"`
	Basis      []basis     `yaml:"basis"`
	Sources    []source    `yaml:"sources"`
	Checked    any         `yaml:"checked"` // "not yet", or a map of by and on
	ReviewBy   string      `yaml:"review-by"`
	Contact    string      `yaml:"contact"`
	Fee        string      `yaml:"fee"`
	Neighbours []neighbour `yaml:"neighbours"`
	Questions  []string    `yaml:"questions"`
}

type basis struct {
	Number string `yaml:"number"`
	Date   string `yaml:"date"`
}

type source struct {
	Code   string   `yaml:"code"`
	URL    string   `yaml:"url"`
	Covers []string `yaml:"covers"`
}

type neighbour struct {
	Not string `yaml:"not"`
	See string `yaml:"see"`
}

// Words of the front matter that are not free text.
const (
	openEnd  = "open"
	notYet   = "not yet"
	draft    = "draft"
	fence    = "---"
	checkBy  = "by"
	checkOn  = "on"
	dateForm = "2026-01-31"
)

// cut splits a file into front matter and body. bodyLine is the line the body
// begins on; ok is false when the fences are missing.
func cut(text []byte) (head, body []byte, bodyLine int, ok bool) {
	lines := bytes.SplitAfter(text, []byte("\n"))
	if len(lines) == 0 || strings.TrimSpace(string(lines[0])) != fence {
		return nil, nil, 0, false
	}
	start := len(lines[0])
	end := start
	for i, line := range lines[1:] {
		if strings.TrimSpace(string(line)) == fence {
			return text[start:end], text[end+len(line):], i + 3, true
		}
		end += len(line)
	}
	return nil, nil, 0, false
}

// keyLines finds the line in the file each top-level key stands on.
func keyLines(head []byte) map[string]int {
	lines := map[string]int{}
	for i, line := range strings.Split(string(head), "\n") {
		key, _, found := strings.Cut(line, ":")
		if found && key != "" && strings.TrimSpace(key) == key && !strings.HasPrefix(key, "#") {
			lines[key] = i + 2
		}
	}
	return lines
}

// article turns front matter into an article; every value that cannot be
// understood is a row.
func (p *page) fill(f front) {
	p.article = desk.Article{
		ID: f.ID, Title: f.Title, Topic: f.Topic, Older: f.Older, Contact: f.Contact,
		Fee: desk.Fee(f.Fee), Questions: f.Questions, File: p.file,
	}
	p.article.Period.From = p.day("from", f.From)
	switch f.To {
	case openEnd:
	case "":
		p.add(p.keys["to"], "lint.no-end", nil)
	default:
		p.article.Period.To = p.day("to", f.To)
	}
	p.article.ReviewBy = p.day("review-by", f.ReviewBy)
	p.article.Checked = p.check(f.Checked)
	for _, group := range f.For {
		p.article.For = append(p.article.For, desk.Group(group))
	}
	for _, b := range f.Basis {
		document := desk.Basis{Number: b.Number}
		if b.Date != "" {
			document.Date = p.day("basis", b.Date)
		}
		p.article.Basis = append(p.article.Basis, document)
	}
	for _, s := range f.Sources {
		p.article.Sources = append(p.article.Sources, desk.Source{Code: s.Code, URL: s.URL, Covers: s.Covers})
	}
	for _, n := range f.Neighbours {
		p.article.Neighbours = append(p.article.Neighbours, desk.Neighbour{Not: n.Not, See: n.See})
	}
}

func (p *page) day(key, text string) desk.Day {
	day, err := desk.ParseDay(text)
	if err != nil {
		p.add(p.keys[key], "lint.date", map[string]any{"Key": key, "Value": text, "Form": dateForm})
	}
	return day
}

// check reads who checked an article: "not yet", or {by: name, on: date}.
func (p *page) check(value any) desk.Check {
	if value == notYet {
		return desk.Check{}
	}
	fields, _ := value.(map[string]any)
	by, _ := fields[checkBy].(string)
	on, _ := fields[checkOn].(string)
	if len(fields) != 2 || by == "" || on == "" {
		p.add(p.keys["checked"], "lint.checked", nil)
		return desk.Check{}
	}
	return desk.Check{By: by, On: p.day("checked", on)}
}
