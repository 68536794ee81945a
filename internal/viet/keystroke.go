package viet

import "slices"

// maxStrokes is more letters than any syllable takes to type.
const maxStrokes = 14

// draft is a syllable being put together from the keys of an input method.
type draft struct {
	plain []rune // letters without tone
	tone  byte
	keyed bool // some key stood for a mark
}

// newDraft makes room for a word, or refuses one that is no single syllable.
func newDraft(word string) (*draft, bool) {
	if len(word) > maxStrokes*2 {
		return nil, false
	}
	return &draft{plain: make([]rune, 0, maxStrokes), tone: toneLevel}, true
}

// letter appends a letter as it stands, with the marks it already has.
func (d *draft) letter(r rune) bool {
	l, ok := letters.of(r)
	if !ok {
		return false
	}
	if l.tone != toneLevel && !d.setTone(l.tone) {
		return false
	}
	d.plain = append(d.plain, l.plain)
	return true
}

func (d *draft) setTone(tone byte) bool {
	if d.tone != toneLevel {
		return false
	}
	d.tone = tone
	return true
}

// key gives the syllable the tone of a key; a key hit twice counts once.
func (d *draft) key(tone byte) bool {
	d.keyed = true
	return d.tone == tone || d.setTone(tone)
}

func (d *draft) hasVowel() bool { return slices.ContainsFunc(d.plain, isVowel) }

// nucleus is the stretch of vowels that carries marks and tone. The u of qu
// and the i of gi before a vowel belong to the consonant.
func (d *draft) nucleus() (from, to int) {
	from = slices.IndexFunc(d.plain, isVowel)
	if from < 0 {
		return len(d.plain), len(d.plain)
	}
	for to = from; to < len(d.plain) && isVowel(d.plain[to]); to++ {
	}
	glide := from == 1 && to > from+1 &&
		(d.plain[0] == 'q' && d.plain[1] == 'u' || d.plain[0] == 'g' && d.plain[1] == 'i')
	if glide {
		from++
	}
	return from, to
}

// mark changes the last vowel of the nucleus that is among from into the one
// at the same place of to.
func (d *draft) mark(from, to []rune) bool {
	start, end := d.nucleus()
	for i := end - 1; i >= start; i-- {
		if at := slices.Index(from, d.plain[i]); at >= 0 {
			d.plain[i] = to[at]
			d.keyed = true
			return true
		}
	}
	return false
}

func (d *draft) circumflex() bool { return d.mark([]rune("aeo"), []rune("âêô")) }

func (d *draft) breve() bool { return d.mark([]rune("a"), []rune("ă")) }

// horn marks u and o, both when they stand together, and the first of two u.
func (d *draft) horn() bool {
	start, end := d.nucleus()
	for i := start; i+1 < end; i++ {
		if d.plain[i] == 'u' && (d.plain[i+1] == 'o' || d.plain[i+1] == 'ơ') {
			d.plain[i], d.plain[i+1] = 'ư', 'ơ'
			d.keyed = true
			return true
		}
	}
	if end-start == 2 && d.plain[start] == 'u' && d.plain[end-1] == 'u' {
		d.plain[start] = 'ư'
		d.keyed = true
		return true
	}
	return d.mark([]rune("uo"), []rune("ươ"))
}

// bar makes the d at the beginning a đ.
func (d *draft) bar() bool {
	if len(d.plain) == 0 || d.plain[0] != 'd' {
		return false
	}
	d.plain[0] = 'đ'
	d.keyed = true
	return true
}

// word writes the syllable, the tone where traditional spelling puts it, if
// keys were undone and it is a possible one.
func (d *draft) word() (string, bool) {
	if !d.keyed {
		return "", false
	}
	fold := make([]byte, 0, maxStrokes)
	for _, r := range d.plain {
		l, _ := letters.of(r)
		fold = append(fold, l.base)
	}
	if !Possible(string(fold)) || !d.sounds() {
		return "", false
	}
	d.open()
	if at := d.seat(); at < len(d.plain) {
		d.plain[at] = toned(d.plain[at], d.tone)
	}
	return string(d.plain), true
}

// nuclei are the vowels with their marks that stand in syllables, by whether a
// consonant must follow.
var nuclei = map[string]bool{
	"a": false, "e": false, "ê": false, "i": false, "o": false, "ô": false, "ơ": false, "u": false, "ư": false, "y": false,
	"ai": false, "ao": false, "au": false, "ay": false, "âu": false, "ây": false, "eo": false, "êu": false,
	"ia": false, "iu": false, "iêu": false, "oa": false, "oai": false, "oao": false, "oay": false, "oe": false, "oeo": false,
	"oi": false, "ôi": false, "ơi": false, "ua": false, "uây": false, "uê": false, "ui": false, "uôi": false, "uơ": false,
	"ươ": false, "uy": false, "uya": false, "uyu": false, "ưa": false, "ưi": false, "ươi": false, "ươu": false, "ưu": false, "yêu": false,
	"ă": true, "â": true, "iê": true, "oă": true, "oo": true, "uâ": true, "uô": true, "uyê": true, "yê": true,
}

// sounds reports whether the vowels, with their marks, are those of a syllable.
func (d *draft) sounds() bool {
	from, to := d.nucleus()
	closed, known := nuclei[string(d.plain[from:to])]
	return known && (!closed || to < len(d.plain))
}

// open takes the horn off the u of an open ươ, which is spelled uơ: thuở, huơ.
func (d *draft) open() {
	last := len(d.plain) - 1
	if last > 0 && d.plain[last-1] == 'ư' && d.plain[last] == 'ơ' {
		d.plain[last-1] = 'u'
	}
}

// seat is the place of the letter that carries the tone.
func (d *draft) seat() int {
	from, to := d.nucleus()
	for i := to - 1; i >= from; i-- {
		if slices.Contains([]rune("âêôơưă"), d.plain[i]) {
			return i
		}
	}
	switch {
	case to < len(d.plain):
		return to - 1
	case to-from == 3:
		return from + 1
	}
	return from
}
