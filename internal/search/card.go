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
	for i, p := range d.postings {
		for _, n := range p.counts {
			lengths[words.forms[d.terms[i]]] += int(n)
		}
		bytes += len(words.texts[d.terms[i]])
	}
	tokens, room := make([]analysis.Token, len(d.postings)), make([]byte, 0, bytes)
	for i, p := range d.postings {
		text, form := words.texts[d.terms[i]], words.forms[d.terms[i]]
		if form == married {
			break // there are only such behind
		}
		start := len(room)
		room = append(room, text[len(form.mark()):]...)
		tokens[i].Term = room[start:len(room):len(room)]
		if said[form] == nil {
			said[form] = make(terms, 0, lengths[form])
		}
		for _, n := range p.counts {
			for range n {
				said[form] = append(said[form], &tokens[i])
			}
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
