package viet

import "strings"

// onsets are the folded beginnings of syllables, longest first.
var onsets = [...]string{
	"ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr",
	"b", "c", "d", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
}

// rimes are the folded ends of syllables after any onset but qu.
var rimes = setOf(`
	a ac ach ai am an ang anh ao ap at au ay
	e ec ech em en eng enh eo ep et eu
	i ia ich iec iem ien ieng iep iet ieu im in inh ip it iu
	o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oec oem oen oeo oet oi om on ong
	ooc oong op ot
	u ua uan uang uat uay uc ue uech uenh ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu
	uy uya uych uyen uyet uyn uynh uyp uyt uyu
	y yem yen yeng yet yeu`)

// quRimes are the folded ends of syllables after qu.
var quRimes = setOf(`
	a ac ach ai an ang anh ao ap at au ay e ech en eng enh eo et
	i ich in inh it o oc on ot y ych yen yet yn ynh yt`)

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(words) {
		set[word] = true
	}
	return set
}

// Possible reports whether a folded word can be a Vietnamese syllable by the
// rules of spelling: a known beginning and a known end that go together.
func Possible(fold string) bool { return possible.has(fold) }

// fits reports whether an onset and a rime form a syllable.
func fits(onset, rime string) bool {
	if onset == "qu" {
		return quRimes[rime]
	}
	if !rimes[rime] {
		return false
	}
	switch front := isFront(rime); onset {
	case "c", "ng":
		return !front
	case "k", "ngh":
		return front
	case "gh":
		return front && rime[0] != 'y'
	case "g":
		return !front || rime == "i" || rime == "in" || rime == "im"
	case "gi":
		return rime[0] != 'i' && rime[0] != 'y'
	case "":
		return true
	}
	return rime[0] != 'y' || rime == "y"
}

// isFront reports whether a rime begins with one of the vowels before which
// c, g and ng are written k, gh and ngh.
func isFront(rime string) bool {
	return rime != "" && strings.IndexByte("eiy", rime[0]) >= 0
}

// spell joins a sound at the beginning with a rime as spelling wants it.
func spell(onset, rime string) string {
	front := isFront(rime)
	switch {
	case (onset == "c" || onset == "q") && front:
		onset = "k"
	case onset == "k" && !front:
		onset = "c"
	case onset == "g" && front && rime[0] == 'e', onset == "g" && front && len(rime) > 1:
		onset = "gh"
	case onset == "gh" && !front:
		onset = "g"
	case onset == "ng" && front:
		onset = "ngh"
	case onset == "ngh" && !front:
		onset = "ng"
	case onset == "gi" && front && rime[0] == 'i':
		onset = "g"
	}
	return onset + rime
}
