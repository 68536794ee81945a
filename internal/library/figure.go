package library

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// figureKind is a kind of figure an article can state.
type figureKind struct {
	name    string
	pattern *regexp.Regexp
	key     func(parts []string) string // what makes two of the kind the same; parts as the pattern groups them
	// mustOpen says that only a source somebody can open may vouch for it.
	mustOpen bool
}

// figureKinds are looked for in this order; what one has found is not looked
// at again.
var figureKinds = []figureKind{
	{"law", regexp.MustCompile(`(?:Luật|NĐ|QĐ|TT|NQ|Nghị định|Quyết định|Thông tư|Nghị quyết)[\p{L} ]*?(\d+)(?:-\p{Lu}+)?/((?:19|20)\d\d|\p{Lu}+)[\p{L}\d/-]*`), joined("/"), true},
	{"law", regexp.MustCompile(`(\d+)(?:-\p{Lu}+)?/((?:19|20)\d\d|\p{Lu}+)/?\p{Lu}+[\p{L}\d/-]*`), joined("/"), true},
	{"date", regexp.MustCompile(`(?:(\d{1,2})/)?(?:(\d{1,2})/)((?:19|20)\d\d)`), joined("/"), false},
	{"telephone", regexp.MustCompile(`(1[89]00[ .]?\d{2,4}(?:[ .]?\d{2,4})?|0\d{2,3}[ .]?\d{3}[ .]?\d{3,4})`), digits, true},
	{"percent", regexp.MustCompile(`(\d+(?:,\d+)?) ?%`), joined(""), false},
	{"number", regexp.MustCompile(`(\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)(?: (tỷ|triệu|nghìn|ngàn))?`), worth, false},
}

// figure is one number in a text, with what it is.
type figure struct {
	kind *figureKind
	text string // as written
	key  string
}

// emergency are the numbers everybody may be told without a source.
var emergency = []string{"111", "112", "113", "114", "115"}

// figuresIn finds the figures of a text.
func figuresIn(text string) []figure {
	if !strings.ContainsAny(text, "0123456789") {
		return nil
	}
	var list []figure
	for i := range figureKinds {
		kind := &figureKinds[i]
		text = kind.pattern.ReplaceAllStringFunc(text, func(found string) string {
			parts := kind.pattern.FindStringSubmatch(found)[1:]
			if !slices.Contains(emergency, found) {
				list = append(list, figure{kind, found, kind.key(parts)})
			}
			return "·"
		})
	}
	return list
}

// joined makes a key of the parts that were found, without leading zeros.
func joined(between string) func(parts []string) string {
	return func(parts []string) string {
		var kept []string
		for _, part := range parts {
			if part = strings.TrimLeft(part, "0"); part != "" {
				kept = append(kept, part)
			}
		}
		return strings.Join(kept, between)
	}
}

func digits(parts []string) string {
	return strings.NewReplacer(" ", "", ".", "").Replace(parts[0])
}

// magnitudes are the words that stand for zeros.
var magnitudes = map[string]float64{"": 1, "tỷ": 1e9, "triệu": 1e6, "nghìn": 1e3, "ngàn": 1e3}

// worth is the value of a number: "1.500.000" and "1,5 triệu" are the same.
func worth(parts []string) string {
	plain := strings.ReplaceAll(strings.ReplaceAll(parts[0], ".", ""), ",", ".")
	value, err := strconv.ParseFloat(plain, 64)
	if err != nil {
		return parts[0]
	}
	return strconv.FormatFloat(value*magnitudes[parts[1]], 'f', -1, 64)
}

// coverage is the set of figures that sources vouch for.
type coverage map[string]bool

func (c coverage) add(text string) {
	for _, f := range figuresIn(text) {
		c[f.kind.name+" "+f.key] = true
	}
}

func (c coverage) holds(f figure) bool { return c[f.kind.name+" "+f.key] }
