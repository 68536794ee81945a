package report

import "hoidap/internal/desk"

// Measures of the picture in pixels; the templates know them too.
const (
	pictureWidth = 900.0
	topicHeight  = 30.0
	laneHeight   = 28.0
	back         = 100.0 // what a narrow screen shows first of the days before today
)

// timeline is the picture of validity periods, in parts that fit on paper.
type timeline struct {
	Width      float64
	Today      float64
	TodayWords string
	Now        float64 // where a narrow screen begins to look
	Parts      []part
}

// part is one topic with its years above its articles.
type part struct {
	Name                 string
	Width, Height, Today float64
	Years                []yearLine
	Lanes                []lane
}

// lane is one article with a bar for each of its periods.
type lane struct {
	Y      float64
	Name   string
	Anchor string
	Tip    string
	Odd    bool
	Bars   []bar
}

// timelineOf draws the chapters one below the other; those without articles
// are left out.
func timelineOf(chapters []chapter, day desk.Day, s speech) timeline {
	a := axisOn(day, pictureWidth)
	today := a.at(day)
	t := timeline{
		Width: pictureWidth, Today: today, Now: tenth(max(today-back, 0)),
		TodayWords: s.say("report.today", values{"Day": day.Local()}),
	}
	for _, c := range chapters {
		if len(c.Subjects) == 0 {
			continue
		}
		p := part{Name: c.Topic.Name, Width: pictureWidth, Height: topicHeight, Today: today, Years: a.years()}
		for i, subject := range c.Subjects {
			l := lane{
				Y: p.Height, Name: subject.Answer.Title, Anchor: anchorOf(subject.ID),
				Tip: subject.Answer.Title + " (" + subject.ID + ")", Odd: i%2 == 1,
			}
			for _, file := range subject.Files {
				l.Bars = append(l.Bars, barOf(file, a, p.Height, day, s))
			}
			p.Lanes = append(p.Lanes, l)
			p.Height += laneHeight
		}
		t.Parts = append(t.Parts, p)
	}
	return t
}
