package locale

import (
	"io/fs"
	"slices"
)

// core lists the sentences without which nobody can be talked to: the
// greeting, the choice of a language, how to reach a person, not understood,
// and stop. Stiêng is offered once all of them have been reviewed.
var core = []string{
	"greeting.who", "greeting.keeps", "greeting.how", "language.choose",
	"choice.person", "hand-over.unknown", "forget.done",
}

// pack is all that the files of a locale folder say.
type pack struct {
	vietnamese []sentence
	stieng     []sentence
	statuses   []status
	rows       []Row // why something could not be read
}

// read reads the folder; what cannot be read becomes rows.
func read(fsys fs.FS) pack {
	var p pack
	var rows []Row
	p.vietnamese, p.rows = readSentences(fsys, vietnameseFile)
	if p.rows == nil || p.vietnamese != nil {
		at := slices.IndexFunc(p.vietnamese, func(s sentence) bool { return s.id == general })
		if at < 0 || len(fieldsOf(p.vietnamese[at].text)) > 0 {
			p.rows = append(p.rows, Row{File: vietnameseFile, ID: "lint.locale_no_general", Data: map[string]any{"Key": general}})
		}
	}
	p.stieng, rows = readSentences(fsys, stiengFile)
	p.rows = append(p.rows, withoutAbsent(rows)...)
	p.statuses, rows = readStatus(fsys)
	p.rows = append(p.rows, withoutAbsent(rows)...)
	return p
}

// withoutAbsent drops the row of a file that need not be there.
func withoutAbsent(rows []Row) []Row {
	return slices.DeleteFunc(rows, func(r Row) bool { return r.ID == "lint.locale_no_file" })
}

func find(sentences []sentence, id string) (sentence, bool) {
	at := slices.IndexFunc(sentences, func(s sentence) bool { return s.id == id })
	if at < 0 {
		return sentence{}, false
	}
	return sentences[at], true
}

// lintStatus checks one line of the status file against all the rest.
func (p pack) lintStatus(s status) []Row {
	vietnamese, known := find(p.vietnamese, s.key)
	if !known {
		return []Row{s.row("lint.locale_unknown", nil)}
	}
	rows := s.review(vietnamese.text)
	if at := slices.IndexFunc(p.statuses, func(o status) bool { return o.key == s.key }); p.statuses[at].line != s.line {
		rows = append(rows, s.row("lint.locale_twice", nil))
	}
	if said, _ := find(p.stieng, s.key); s.state == stateReviewed && s.stiText != "" && said.text != s.stiText {
		rows = append(rows, s.row("lint.locale_absent", map[string]any{"File": stiengFile}))
	}
	return rows
}

// lintStieng checks that a Stiêng sentence is one that people have reviewed.
func (p pack) lintStieng(s sentence) []Row {
	if _, known := find(p.vietnamese, s.id); !known {
		return []Row{s.row(stiengFile, "lint.locale_unknown", nil)}
	}
	if status, ok := p.reviewed(s.id); !ok || status.stiText != s.text {
		return []Row{s.row(stiengFile, "lint.locale_unreviewed", map[string]any{"File": statusFile})}
	}
	return nil
}

// reviewed finds the status of a sentence that keeps every rule of a review.
// A sentence with two lines in the file has none: nobody knows which counts.
func (p pack) reviewed(id string) (status, bool) {
	vietnamese, known := find(p.vietnamese, id)
	var found []status
	for _, s := range p.statuses {
		if s.key == id {
			found = append(found, s)
		}
	}
	if !known || len(found) != 1 || found[0].state != stateReviewed || len(found[0].review(vietnamese.text)) > 0 {
		return status{}, false
	}
	return found[0], true
}

// reviewedSentences are the Stiêng sentences that may be said.
func (p pack) reviewedSentences() []sentence {
	var said []sentence
	for _, s := range p.stieng {
		if status, ok := p.reviewed(s.id); ok && status.stiText == s.text {
			said = append(said, s)
		}
	}
	return said
}

// coreReviewed reports whether people can be talked to in Stiêng.
func (p pack) coreReviewed() bool {
	said := p.reviewedSentences()
	return !slices.ContainsFunc(core, func(id string) bool {
		_, asText := find(said, id)
		status, ok := p.reviewed(id)
		return !asText && (!ok || status.audioID == "")
	})
}
