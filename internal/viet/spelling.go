package viet

// possible holds all syllables that the rules of spelling allow.
var possible = newSpellings()

// spellings is a set of short words, each as the number its letters make: every
// word that is read is looked for, so there is one look for nearly all of them.
type spellings [1 << spellingBits]uint64

// spellingBits leaves about half of the places free.
const spellingBits = 13

// mostSpelled is how many letters make a number. No syllable has more.
const mostSpelled = 8

func newSpellings() *spellings {
	s := new(spellings)
	for _, onset := range onsets {
		for _, ends := range []map[string]bool{rimes, quRimes} {
			for rime := range ends {
				if fits(onset, rime) {
					s.add(onset + rime)
				}
			}
		}
	}
	return s
}

func (s *spellings) add(word string) { s[s.place(spellingOf(word))] = spellingOf(word) }

// has reports whether a word is in the set.
func (s *spellings) has(word string) bool {
	if word == "" || len(word) > mostSpelled {
		return false
	}
	number := spellingOf(word)
	return s[s.place(number)] == number
}

// place is where a number stands, or where it would.
func (s *spellings) place(number uint64) uint64 {
	at := number * 0x9E3779B97F4A7C15 >> (64 - spellingBits)
	for s[at] != 0 && s[at] != number {
		at = (at + 1) % uint64(len(s))
	}
	return at
}

// spellingOf is the number the bytes of a short word make.
func spellingOf(word string) (number uint64) {
	for i := range len(word) {
		number = number<<8 | uint64(word[i])
	}
	return number
}
