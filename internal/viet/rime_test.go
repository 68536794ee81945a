package viet

import (
	"strings"
	"testing"
)

func TestPossible(t *testing.T) {
	for _, fold := range strings.Fields(`ho ngheo duoc gi gia gin gieng giet ghi nghi nghieng ky ke quy quynh quyet quoc qua khuya
		truong nguyen thuo huou huyet khuyen oi a y yeu uong xoong toet ngoeo khuyu huych yen phuong em ong ia`) {
		if !Possible(fold) {
			t.Errorf("%q is a syllable", fold)
		}
	}
	for _, word := range strings.Fields(`hoox ngheof dduowcj bhyt k ko dc ce ci ka ko ghu ngha nge qu q tr ng facebook zalo wa ja fai
		hs tets khog nghhi giy hoaa truongg 50 ho65 hộ`) {
		if Possible(word) {
			t.Errorf("%q is no syllable", word)
		}
	}
	if Possible("") {
		t.Error("nothing is no syllable")
	}
}
