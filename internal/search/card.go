package search

import (
	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	entry "github.com/blevesearch/bleve/v2/document"
)

// terms are the finished terms of one form; bleve has nothing left to analyse.
type terms analysis.TokenStream

// The terms are given as they are, whatever the text; the name is bleve's.
func (t terms) Analyze([]byte) analysis.TokenStream { return analysis.TokenStream(t) }

// newCard is a document as bleve holds it: one field for each form, nothing
// stored, no positions.
func newCard(id string, d *document, words wording) *entry.Document {
	var said [len(ofForm)]terms
	var lengths [len(ofForm)]int
	bytes := 0
	for i, term := range d.searched() {
		lengths[words.forms[term]] += int(d.postings[i].heard())
		bytes += len(words.texts[term])
	}
	tokens, room := make([]analysis.Token, len(d.searched())), make([]byte, 0, bytes)
	for i, term := range d.searched() {
		text, form := words.texts[term], words.forms[term]
		start := len(room)
		room = append(room, text[len(form.mark()):]...)
		tokens[i].Term = room[start:len(room):len(room)]
		if said[form] == nil {
			said[form] = make(terms, 0, lengths[form])
		}
		for range d.postings[i].heard() {
			said[form] = append(said[form], &tokens[i])
		}
	}
	mapping := bleve.NewTextFieldMapping()
	mapping.Store, mapping.IncludeTermVectors, mapping.DocValues = false, false, false
	card := entry.NewDocument(id)
	for _, form := range forms {
		card.AddField(entry.NewTextFieldCustom(form.name(), nil, nil, mapping.Options(), said[form]))
	}
	return card
}
