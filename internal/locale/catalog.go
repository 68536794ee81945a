// Package locale turns message IDs into sentences people read. It owns
// go-i18n and the rules by which a Stiêng sentence may be said.
package locale

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

// general is the sentence said when there is none for an ID.
const general = "error.general"

// hole stands in a sentence where the value of a field was not given.
const hole = "…"

// maxMissing bounds what Missing remembers.
const maxMissing = 100

// Catalog says sentences. It is safe for use by many goroutines.
type Catalog struct {
	vietnamese *i18n.Localizer
	stieng     *i18n.Localizer
	fields     map[string][]string // names of the values in every Vietnamese sentence
	coverage   Coverage
	offersSti  bool

	mu      sync.Mutex
	missing map[string]bool
}

// Open reads active.vi.toml, which must be there, and active.sti.toml and
// status.sti.csv, which may be. Files that cannot be read as they are meant
// are an error naming file, line and how to mend; a Stiêng sentence that
// breaks a rule is only left out, and Lint tells why.
func Open(fsys fs.FS) (*Catalog, error) {
	p := read(fsys)
	var faults []error
	for _, row := range p.rows {
		if mend, fatal := mendOf(row); fatal {
			faults = append(faults, fmt.Errorf("%s: %s", row.place(), mend))
		}
	}
	if len(faults) > 0 {
		return nil, fmt.Errorf("locale: %w", errors.Join(faults...))
	}
	vietnamese, err := localizer(language.Vietnamese, p.vietnamese)
	if err != nil {
		return nil, fmt.Errorf("locale: %s: %w", vietnameseFile, err)
	}
	stieng, err := localizer(language.Make("art-x-sti"), p.reviewedSentences())
	if err != nil {
		return nil, fmt.Errorf("locale: %s: %w", stiengFile, err)
	}
	c := &Catalog{
		vietnamese: vietnamese,
		stieng:     stieng,
		fields:     map[string][]string{},
		coverage:   p.coverage(),
		offersSti:  p.coreReviewed(),
		missing:    map[string]bool{},
	}
	for _, s := range p.vietnamese {
		c.fields[s.id] = fieldsOf(s.text)
	}
	return c, nil
}

// localizer makes the one bundle of one language: go-i18n mixes up two private
// tags in one bundle, and would say Stiêng to people who asked for Vietnamese.
func localizer(tag language.Tag, sentences []sentence) (*i18n.Localizer, error) {
	bundle := i18n.NewBundle(tag)
	for _, s := range sentences {
		if err := bundle.AddMessages(tag, &i18n.Message{ID: s.id, Other: s.text}); err != nil {
			return nil, fmt.Errorf("sentence %q: %w", s.id, err)
		}
	}
	return i18n.NewLocalizer(bundle, tag.String()), nil
}

// Say returns the sentence of an ID with the values of data in it. A sentence
// that Stiêng does not have, or not reviewed, is said in Vietnamese; every
// other language is Vietnamese. An ID nobody has gives the sentence of
// "error.general"; a value not given leaves "…" in its place. Both are
// remembered by Missing.
func (c *Catalog) Say(lang, id string, data map[string]any) string {
	fields, known := c.fields[id]
	if !known {
		c.note(id)
		return c.apology()
	}
	if len(fields) > 0 {
		data = c.filled(id, fields, data)
	}
	if isStieng(lang) {
		if text, err := c.stieng.Localize(&i18n.LocalizeConfig{MessageID: id, TemplateData: data}); err == nil {
			return text
		}
	}
	text, err := c.vietnamese.Localize(&i18n.LocalizeConfig{MessageID: id, TemplateData: data})
	if err != nil {
		c.note(id)
		return c.apology()
	}
	return text
}

// apology is the general sentence; Open made sure that it takes no values.
func (c *Catalog) apology() string {
	text, err := c.vietnamese.Localize(&i18n.LocalizeConfig{MessageID: general})
	if err != nil {
		return hole
	}
	return text
}

// filled returns data with a hole for every field it has no value of.
func (c *Catalog) filled(id string, fields []string, data map[string]any) map[string]any {
	full := maps.Clone(data)
	if full == nil {
		full = map[string]any{}
	}
	for _, field := range fields {
		if full[field] == nil {
			c.note(id + " ." + field)
			full[field] = hole
		}
	}
	return full
}

// Has reports whether there is a Vietnamese sentence for an ID.
func (c *Catalog) Has(id string) bool {
	_, known := c.fields[id]
	return known
}

// IDs lists every message ID in order.
func (c *Catalog) IDs() []string { return slices.Sorted(maps.Keys(c.fields)) }

// Offers reports whether people may choose a language: Vietnamese always,
// Stiêng ("sti" or "stt") only once its core sentences have been reviewed as
// text or audio.
func (c *Catalog) Offers(lang string) bool {
	return lang == "vi" || isStieng(lang) && c.offersSti
}

// Coverage tells how far Stiêng has come.
func (c *Catalog) Coverage() Coverage { return c.coverage }

// Missing lists what Say was asked for and does not have, in order: message
// IDs, and "ID .Name" for a value that was not given. It keeps a hundred.
func (c *Catalog) Missing() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Sorted(maps.Keys(c.missing))
}

func (c *Catalog) note(what string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.missing) < maxMissing {
		c.missing[what] = true
	}
}

// isStieng knows the public tags of Stiêng: both varieties are one pack.
func isStieng(lang string) bool { return lang == "sti" || lang == "stt" }
