package locale

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// The states of a translation.
const (
	stateMissing  = "missing"
	stateDraft    = "draft"
	stateReviewed = "reviewed"
	stateStale    = "stale"
)

// columns is the first line of the status file, which names its columns.
var columns = []string{
	"key", "vi_text", "context", "sti_text", "state", "variety", "orthography", "audio_id",
	"back_translation_vi", "source_ref", "translator", "reviewer", "reviewed_on", "source_hash", "note",
}

// status is what the translators say about one sentence.
type status struct {
	line                    int
	key, viText, stiText    string
	state, variety, audioID string
	translator, reviewer    string
	reviewedOn, sourceHash  string
}

// readStatus reads the status file. A record that cannot be read ends it.
func readStatus(fsys fs.FS) ([]status, []Row) {
	data, fault := readFile(fsys, statusFile)
	if fault != nil {
		return nil, []Row{*fault}
	}
	records := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	records.FieldsPerRecord = len(columns)
	header, err := records.Read()
	if err != nil || !slices.Equal(header, columns) {
		return nil, []Row{{File: statusFile, Line: 1, ID: "lint.locale_header",
			Data: map[string]any{"Want": strings.Join(columns, ",")}}}
	}
	var all []status
	for {
		record, err := records.Read()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, []Row{csvFault(err)}
		}
		line, _ := records.FieldPos(0)
		all = append(all, statusOf(line, record))
	}
}

func csvFault(err error) Row {
	var parse *csv.ParseError
	if !errors.As(err, &parse) {
		return *broken(statusFile, 0, err.Error())
	}
	return *broken(statusFile, parse.StartLine, parse.Err.Error())
}

func statusOf(line int, record []string) status {
	cell := func(column string) string {
		return strings.TrimSpace(record[slices.Index(columns, column)])
	}
	return status{
		line: line, key: cell("key"), viText: cell("vi_text"), stiText: cell("sti_text"),
		state: cell("state"), variety: cell("variety"), audioID: cell("audio_id"),
		translator: cell("translator"), reviewer: cell("reviewer"),
		reviewedOn: cell("reviewed_on"), sourceHash: cell("source_hash"),
	}
}

// row makes a lint row about the status; its Data always has the Key.
func (s status) row(id string, data map[string]any) Row {
	return sentence{id: s.key, line: s.line}.row(statusFile, id, data)
}

// hashOf is the mark of a Vietnamese sentence a translation was made from.
func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:4])
}
