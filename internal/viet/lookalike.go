package viet

// lookalikes are the letters that stand for others because they look like them:
// in old fonts, in fonts made of signs, on keyboards of other alphabets.
var lookalikes = map[rune]rune{
	'ð': 'đ', 'ɖ': 'đ', '‘': '\'', '’': '\'', 'ʼ': '\'', '′': '\'',
	// Small capitals.
	'ᴀ': 'a', 'ʙ': 'b', 'ᴄ': 'c', 'ᴅ': 'd', 'ᴇ': 'e', 'ꜰ': 'f', 'ɢ': 'g', 'ʜ': 'h', 'ɪ': 'i', 'ᴊ': 'j', 'ᴋ': 'k', 'ʟ': 'l',
	'ᴍ': 'm', 'ɴ': 'n', 'ᴏ': 'o', 'ᴘ': 'p', 'ꞯ': 'q', 'ʀ': 'r', 'ꜱ': 's', 'ᴛ': 't', 'ᴜ': 'u', 'ᴠ': 'v', 'ᴡ': 'w', 'ʏ': 'y', 'ᴢ': 'z',
	// Other alphabets and variants.
	'ı': 'i', 'ɡ': 'g', 'ɑ': 'a',
	'а': 'a', 'с': 'c', 'ԁ': 'd', 'е': 'e', 'һ': 'h', 'і': 'i', 'ј': 'j', 'к': 'k', 'ӏ': 'l', 'о': 'o', 'р': 'p', 'ѕ': 's', 'у': 'y', 'х': 'x',
	'α': 'a', 'ο': 'o', 'ν': 'v',
}

// lookedLike returns the letter of the alphabet that a lower-case rune stands
// for, itself when it is none of the look-alikes.
func lookedLike(r rune) rune {
	if meant, ok := lookalikes[r]; ok {
		return meant
	}
	return r
}
