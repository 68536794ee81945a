package locale

import (
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"
)

// review holds one status against the Vietnamese sentence it is about and
// names every rule it breaks.
func (s status) review(vietnamese string) []Row {
	var rows []Row
	fail := func(broken bool, id string, data map[string]any) {
		if broken {
			rows = append(rows, s.row(id, data))
		}
	}
	states := []string{stateMissing, stateDraft, stateReviewed, stateStale}
	fail(!slices.Contains(states, s.state), "lint.locale_state", map[string]any{"State": s.state})
	fail(s.state != stateStale && s.viText != vietnamese, "lint.locale_vi_text", nil)
	if s.state == stateReviewed {
		_, err := time.Parse(time.DateOnly, s.reviewedOn)
		fail(s.stiText == "" && s.audioID == "", "lint.locale_nothing", nil)
		fail(!slices.Contains([]string{"bude", "bulo", "both"}, s.variety), "lint.locale_variety", nil)
		fail(!s.twoPeople(), "lint.locale_reviewer", nil)
		fail(err != nil, "lint.locale_date", nil)
		fail(s.sourceHash != hashOf(vietnamese), "lint.locale_hash", map[string]any{"Want": hashOf(vietnamese)})
	}
	if s.stiText == "" {
		return rows
	}
	want := fieldsOf(vietnamese)
	fail(!wellFormed(s.stiText) || !slices.Equal(fieldsOf(s.stiText), want),
		"lint.locale_values", map[string]any{"Want": braced(want)})
	fail(!norm.NFC.IsNormalString(s.stiText), "lint.locale_nfc", nil)
	fail(alike(s.stiText, vietnamese), "lint.locale_copy", nil)
	return rows
}

// twoPeople reports whether one person translated and another reviewed.
func (s status) twoPeople() bool {
	return s.translator != "" && s.reviewer != "" && !alike(s.translator, s.reviewer)
}

// stale reports whether a translation was made from another sentence than
// the Vietnamese one of today.
func (s status) stale(vietnamese string) bool {
	made := s.state == stateDraft || s.state == stateReviewed
	return s.state == stateStale || made && s.sourceHash != hashOf(vietnamese)
}

// alike compares two texts without case, form and spacing.
func alike(a, b string) bool {
	plain := func(text string) string {
		return strings.Join(strings.Fields(norm.NFC.String(strings.ToLower(text))), " ")
	}
	return plain(a) == plain(b)
}

// braced writes names as they stand in a sentence, "–" for none.
func braced(names []string) string {
	if len(names) == 0 {
		return "–"
	}
	return "{{." + strings.Join(names, "}} {{.") + "}}"
}
