package viet

import (
	"iter"
	"slices"
	"strings"
)

// confusedOnsets lists, for each beginning of a syllable, those that sound the
// same somewhere or are typed for it in chat, likeliest first.
var confusedOnsets = map[string][]string{
	"ch": {"tr"},
	"tr": {"ch"},
	"s":  {"x"},
	"x":  {"s"},
	"d":  {"gi", "v", "r"},
	"gi": {"d", "v", "r"},
	"v":  {"d", "gi"},
	"r":  {"d", "gi", "g"},
	"l":  {"n"},
	"n":  {"l", "nh"},
	"nh": {"n"},
	"g":  {"r", "h"},
	"h":  {"kh", "g", "qu"},
	"kh": {"h"},
	"qu": {"h"},
	"w":  {"qu", "h"},
	"q":  {"qu"},
	"z":  {"d", "gi", "v", "r"},
	"dz": {"d", "gi", "v"},
	"j":  {"gi", "d", "ch"},
	"f":  {"ph"},
}

// chatOnsets are the beginnings in confusedOnsets that spelling does not know.
var chatOnsets = [...]string{"dz", "z", "j", "w", "f", "q"}

// confusedCodas lists endings that sound the same in the South, longest first.
var confusedCodas = [...]struct{ end, other string }{
	{"nh", "n"}, {"ng", "n"}, {"ch", "t"}, {"ch", "c"},
	{"n", "ng"}, {"n", "nh"}, {"c", "t"}, {"t", "c"}, {"t", "ch"},
}

// confusedRimes lists whole ends of syllables that vary by region or are
// spelled two ways.
var confusedRimes = map[string][]string{
	"i": {"y"}, "y": {"i"},
	"ai": {"ay"}, "ay": {"ai"},
	"ao": {"au"}, "au": {"ao"},
	"ui": {"uy", "uoi"}, "uy": {"ui"}, "uoi": {"ui"},
	"iu": {"ieu", "eu", "uu"}, "ieu": {"iu"}, "eu": {"iu", "ieu"}, "uu": {"iu", "uou"}, "uou": {"uu"},
	"im": {"iem"}, "iem": {"im"}, "ip": {"iep"}, "iep": {"ip"},
	"um": {"uom"}, "uom": {"um"},
	"inh": {"anh", "enh"}, "anh": {"inh"}, "enh": {"inh"},
	"ich": {"ech", "ach"}, "ech": {"ich"}, "ach": {"ich"},
	"ung": {"ong"}, "ong": {"ung"}, "uc": {"oc"}, "oc": {"uc"},
	"at": {"ut"}, "ut": {"at"}, "an": {"on"}, "on": {"an"},
	"ang": {"uong"}, "uong": {"ang"}, "oi": {"uoi", "ai"},
	"ien": {"yen"}, "yen": {"ien"}, "iet": {"yet"}, "yet": {"iet"}, "yeu": {"ieu"},
}

// Neighbours gives the possible syllables that a folded word may have been
// meant for by sound or spelling, one confusion away, likeliest first, each
// once and never the word itself. Slips of the finger are Distance1's part.
func Neighbours(fold string) iter.Seq[string] {
	return func(yield func(string) bool) {
		if len(fold) > maxStrokes {
			return
		}
		seen := make([]string, 1, 16)
		seen[0] = fold
		offer := func(onset, rime string) bool {
			word := spell(onset, rime)
			if slices.Contains(seen, word) || !Possible(word) {
				return true
			}
			seen = append(seen, word)
			return yield(word)
		}
		onset, rime := cutOnset(fold)
		_ = offerOnsets(onset, rime, offer) && offerRimes(onset, rime, offer)
	}
}

// offerOnsets offers the right spelling of the word, then other beginnings.
func offerOnsets(onset, rime string, offer func(onset, rime string) bool) bool {
	if !offer(onset, rime) {
		return false
	}
	for _, other := range confusedOnsets[onset] {
		if !offer(other, rime) {
			return false
		}
	}
	return true
}

// offerRimes offers other ends.
func offerRimes(onset, rime string, offer func(onset, rime string) bool) bool {
	for _, coda := range confusedCodas {
		stem, ok := strings.CutSuffix(rime, coda.end)
		if ok && stem != "" && !offer(onset, stem+coda.other) {
			return false
		}
	}
	for _, other := range confusedRimes[rime] {
		if !offer(onset, other) {
			return false
		}
	}
	return true
}

// cutOnset cuts a word after its beginning, chat spellings included. In "gi",
// "gin" and "gieng" the i is part of the beginning and of the rime.
func cutOnset(fold string) (onset, rime string) {
	for _, onset := range onsets {
		rime, ok := strings.CutPrefix(fold, onset)
		if !ok || onset == "" || onset == "d" && strings.HasPrefix(rime, "z") {
			continue
		}
		if onset == "gi" && (rime == "" || !isVowel(rune(rime[0])) || rime[0] == 'e' && rimes["i"+rime]) {
			rime = "i" + rime
		}
		return onset, rime
	}
	for _, onset := range chatOnsets {
		if rime, ok := strings.CutPrefix(fold, onset); ok {
			return onset, rime
		}
	}
	return "", fold
}
