package report

// Asking is what came of asking every question the knowledge holds.
type Asking struct {
	Asked    int
	Won      int  // questions that came home to their article
	Compared bool // with the answers of a knowledge before
	Shifts   []Shift
}

// Shift is the questions of one article that went the same wrong way. Head and
// Place are shown as they are.
type Shift struct {
	Kind      string // stolen, lost, nearly, shaken or astray
	Head      string
	Place     string
	Questions []Question
}

// Question is one question of a shift, with what was said to it and is said to
// it now; all is shown as it is.
type Question struct {
	Text   string
	Before string // "" when nothing is known of it
	After  string
	Place  string
}

// shiftKinds are the words and tones of the kinds of shift.
var shiftKinds = map[string]struct {
	id   string
	tone tone
}{
	"stolen": {"report.shift_stolen", toneBad},
	"lost":   {"report.shift_lost", toneBad},
	"nearly": {"report.shift_nearly", toneWarn},
	"shaken": {"report.shift_shaken", toneWarn},
	"astray": {"report.shift_astray", toneWarn},
}

// askingView is the section about questions.
type askingView struct {
	Sum    string
	Shifts []shiftView
	Shown  int  // questions of all shifts
	Fine   bool // all came home
}

// shiftView is one shift with its kind in words.
type shiftView struct {
	Shift
	Mark     mark
	Compared bool
	Open     bool // short enough to be shown at once
}

func askingViewOf(a Asking, s speech) askingView {
	sum := s.count("report.asking_sum", a.Asked)
	switch {
	case a.Asked == 0:
		sum = s.say("report.asking_skipped", nil)
	case a.Compared:
		sum = s.say("report.asking_compared", values{"Count": a.Asked, "Won": a.Won})
	}
	view := askingView{Sum: sum, Fine: a.Asked > 0 && len(a.Shifts) == 0}
	for _, shift := range a.Shifts {
		kind := shiftKinds[shift.Kind]
		view.Shifts = append(view.Shifts, shiftView{
			Shift: shift, Mark: mark{Tone: kind.tone, Words: s.say(kind.id, nil)},
			Compared: a.Compared, Open: len(shift.Questions) <= shortPile,
		})
		view.Shown += len(shift.Questions)
	}
	return view
}
