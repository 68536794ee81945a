package report

import (
	"cmp"
	"slices"

	"hoidap/internal/desk"
)

// count is numbers of questions by what became of them.
type count map[desk.Outcome]int

// What became of a question, in the order of pictures, and what people said
// about answers.
var (
	fates    = []desk.Outcome{desk.OutcomeAnswered, desk.OutcomeAsked, desk.OutcomeHanded, desk.OutcomeUrgent}
	verdicts = []desk.Outcome{desk.OutcomeRight, desk.OutcomeWrong, desk.OutcomeOld, desk.OutcomeHard, desk.OutcomeAstray}
)

// Sentences that name outcomes and reasons.
var (
	outcomeIDs = map[desk.Outcome]string{
		desk.OutcomeAnswered: "report.outcome_answered", desk.OutcomeAsked: "report.outcome_asked",
		desk.OutcomeHanded: "report.outcome_handed", desk.OutcomeUrgent: "report.outcome_urgent",
		desk.OutcomeRight: "report.outcome_right", desk.OutcomeWrong: "report.outcome_wrong", desk.OutcomeOld: "report.outcome_old",
		desk.OutcomeHard: "report.outcome_hard", desk.OutcomeAstray: "report.outcome_astray",
	}
	reasonIDs = map[desk.TicketReason]string{
		desk.ReasonUnknown: "report.reason_unknown", desk.ReasonAsked: "report.reason_asked",
		desk.ReasonPersonal: "report.reason_personal", desk.ReasonUrgent: "report.reason_urgent",
		desk.ReasonMedia: "report.reason_media", desk.ReasonParked: "report.reason_parked",
	}
)

// asked is how many questions there were.
func (c count) asked() int { return c.sum(fates) }

// notRight is how many answers were said to be not right.
func (c count) notRight() int { return c.sum(verdicts[1:]) }

func (c count) sum(outcomes []desk.Outcome) (sum int) {
	for _, outcome := range outcomes {
		sum += c[outcome]
	}
	return sum
}

func countOf(tallies []desk.Tally) count {
	c := count{}
	for _, t := range tallies {
		c[t.Outcome] += int(t.Count)
	}
	return c
}

// portion is the counts of one day, topic, commune or article.
type portion struct {
	ID, Name string
	count    count
}

// figures is all that is counted of a week.
type figures struct {
	total, before   count
	days            []portion // Monday to Sunday
	topics          []portion // most questions first
	communes        []portion
	articles        []portion // those said to be not right, the most often first
	opened, closed  int       // tickets
	waits           wait      // of all answers by a person
	waitsByCommune  []waitPart
	waitsByReason   []waitPart
	answeredTickets int
}

func figuresOf(w Week, s speech) figures {
	f := figures{total: countOf(w.Days), before: countOf(w.Before)}
	names := namesOf(w.Knowledge, s)
	for day, n := w.Week.From(), 0; n < 7; day, n = day.Next(), n+1 {
		var that []desk.Tally
		for _, t := range w.Days {
			if t.Day == day {
				that = append(that, t)
			}
		}
		f.days = append(f.days, portion{day.String(), dayName(day, n, s), countOf(that)})
	}
	f.topics = partsBy(w.Days, names.topics, func(t desk.Tally) string { return t.Topic }, count.asked)
	f.communes = partsBy(w.Days, names.communes, func(t desk.Tally) string { return t.Commune }, count.asked)
	f.articles = partsBy(w.Days, names.articles, func(t desk.Tally) string { return t.Article }, count.notRight)
	f.countCases(w, names, s)
	return f
}

// partsBy counts tallies by something of theirs, the largest first by a measure;
// those that measure nothing are left out.
func partsBy(tallies []desk.Tally, names map[string]string, by func(desk.Tally) string, measure func(count) int) []portion {
	groups := map[string][]desk.Tally{}
	for _, t := range tallies {
		groups[by(t)] = append(groups[by(t)], t)
	}
	var parts []portion
	for id, group := range groups {
		if p := (portion{id, cmp.Or(names[id], id), countOf(group)}); measure(p.count) > 0 {
			parts = append(parts, p)
		}
	}
	slices.SortFunc(parts, func(a, b portion) int {
		return cmp.Or(cmp.Compare(measure(b.count), measure(a.count)), cmp.Compare(a.ID, b.ID))
	})
	return parts
}

// countCases counts the tickets of the week.
func (f *figures) countCases(w Week, names weekNames, s speech) {
	from, to := w.Week.From().Start(), w.Week.To().Next().Start()
	var answered []desk.Case
	for _, c := range w.Cases {
		if !c.OpenedAt.Before(from) && c.OpenedAt.Before(to) {
			f.opened++
		}
		if c.EndedAt.Before(from) || !c.EndedAt.Before(to) {
			continue
		}
		if c.State == desk.TicketAnswered {
			answered = append(answered, c)
			continue
		}
		f.closed++
	}
	f.answeredTickets = len(answered)
	f.waits = waitOf(answered, w.Working)
	f.waitsByCommune = waitParts(answered, w.Working, names.communes, func(c desk.Case) string { return c.Commune })
	reasons := map[string]string{}
	for _, reason := range desk.TicketReasons {
		reasons[string(reason)] = s.say(reasonIDs[reason], nil)
	}
	f.waitsByReason = waitParts(answered, w.Working, reasons, func(c desk.Case) string { return string(c.Reason) })
}

// weekNames are the names of what is counted, by ID; "" is what is not known.
type weekNames struct{ topics, communes, articles map[string]string }

func namesOf(k desk.Knowledge, s speech) weekNames {
	n := weekNames{
		topics:   map[string]string{"": s.say("report.week_no_topic", nil)},
		communes: map[string]string{"": s.say("report.week_no_commune", nil)},
		articles: map[string]string{"": s.say("report.week_by_person", nil)},
	}
	for _, topic := range k.Topics {
		n.topics[topic.ID] = topic.Name
	}
	for _, place := range k.Places {
		n.communes[place.ID] = place.Name
	}
	for _, article := range k.Articles {
		n.articles[article.ID] = article.Title
	}
	return n
}

// dayName names a day of the week, counted from Monday as 0: "T2 23/11".
func dayName(day desk.Day, n int, s speech) string {
	date := day.Start().Format("2/1")
	if n == 6 {
		return s.say("report.week_sunday", values{"Date": date})
	}
	return s.say("report.week_day", values{"Day": n + 2, "Date": date})
}
