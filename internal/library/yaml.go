package library

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/parser"
)

// decode reads YAML into a struct and refuses unknown keys. The row, if any,
// has its line moved down by offset lines: those above the text in its file.
func decode(file string, text []byte, offset int, into any) (Row, bool) {
	err := yaml.UnmarshalWithOptions(text, into, yaml.Strict())
	if err == nil {
		return Row{}, true
	}
	line, column := 0, 0
	var positioned yaml.Error
	if errors.As(err, &positioned) && positioned.GetToken() != nil {
		position := positioned.GetToken().Position
		line, column = position.Line+offset, position.Column
	}
	id, data := yamlSentence(err)
	return newRow(file, line, column, id, data), false
}

// yamlSentence tells the kinds of YAML error apart for people who edit files.
func yamlSentence(err error) (string, map[string]any) {
	var (
		unknown   *yaml.UnknownFieldError
		duplicate *yaml.DuplicateKeyError
		wrongType *yaml.TypeError
		wrongNode *yaml.UnexpectedNodeTypeError
	)
	switch {
	case errors.As(err, &unknown):
		return "lint.unknown-key", map[string]any{"Key": tokenText(err)}
	case errors.As(err, &duplicate), isDuplicate(err):
		return "lint.duplicate-key", map[string]any{"Key": tokenText(err)}
	case errors.As(err, &wrongType), errors.As(err, &wrongNode):
		return "lint.wrong-type", nil
	}
	return "lint.yaml", nil
}

// isDuplicate recognises a key written twice, which the parser calls a syntax
// error before decoding can tell it apart.
func isDuplicate(err error) bool {
	var syntax *yaml.SyntaxError
	return errors.As(err, &syntax) && strings.Contains(syntax.Message, "already defined")
}

// tokenText is the word of the file an error is about.
func tokenText(err error) string {
	var positioned yaml.Error
	if errors.As(err, &positioned) && positioned.GetToken() != nil {
		return strings.TrimSpace(positioned.GetToken().Value)
	}
	return ""
}

// entryLine is the line an entry of a list begins on, 0 when there is none:
// for rows about values that are well-formed and yet wrong.
func entryLine(text []byte, list string, entry int) int {
	return keyLine(text, fmt.Sprintf("%s[%d]", list, entry))
}

// keyLine is the line a value begins on, by its path of keys; 0 when there is
// none.
func keyLine(text []byte, keys string) int {
	path, err := yaml.PathString("$." + keys)
	if err != nil {
		return 0
	}
	file, err := parser.ParseBytes(text, 0)
	if err != nil {
		return 0
	}
	node, err := path.FilterFile(file)
	if err != nil || node.GetToken() == nil {
		return 0
	}
	return node.GetToken().Position.Line
}
