package viet

import "testing"

func TestDistance1(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"ngheo", "ngheo", true}, {"ngheo", "nheo", true}, {"ngheo", "nghoe", true}, {"ngheo", "ngheu", true},
		{"nghe", "ngheo", true}, {"", "a", true}, {"", "", true}, {"ab", "ba", true}, {"aab", "ab", true},
		{"ngheo", "nhoe", false}, {"", "ab", false}, {"abc", "cba", false}, {"abc", "bca", false}, {"ho", "bao", false},
		{"ŋe", "ŋa", true}, {"ŋe", "e", true}, {"eŋ", "ŋe", true}, {"a\xff", "a", true}, {"ab", "cd", false},
	} {
		if Distance1(c.a, c.b) != c.want || Distance1(c.b, c.a) != c.want {
			t.Errorf("Distance1(%q, %q) is not %v both ways", c.a, c.b, c.want)
		}
	}
}

// TestDistance1AgreesWithEdits makes every single edit of a word.
func TestDistance1AgreesWithEdits(t *testing.T) {
	const word = "ngheo"
	edits := map[string]bool{word: true}
	for i := 0; i <= len(word); i++ {
		for r := 'a'; r <= 'p'; r++ {
			edits[word[:i]+string(r)+word[i:]] = true
			if i < len(word) {
				edits[word[:i]+string(r)+word[i+1:]] = true
			}
		}
		if i < len(word) {
			edits[word[:i]+word[i+1:]] = true
		}
		if i+1 < len(word) {
			edits[word[:i]+word[i+1:i+2]+word[i:i+1]+word[i+2:]] = true
		}
	}
	for edit := range edits {
		if !Distance1(word, edit) {
			t.Errorf("%q is one edit away", edit)
		}
		for i := range edit { // a second edit of another kind
			far := edit[:i] + "zz" + edit[i:]
			if Distance1(word, far) {
				t.Errorf("%q is not one edit away", far)
			}
		}
	}
}
