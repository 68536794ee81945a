package report

import (
	"cmp"
	"slices"
	"time"

	"hoidap/internal/desk"
)

// wait is how long people waited for the answer of a person: in plain time and
// in working time.
type wait struct {
	count                        int
	median, ninetieth            time.Duration
	workingMedian, workingNinety time.Duration
	working                      []time.Duration // each, from the shortest on
}

// waitPart is the waits of one commune or reason.
type waitPart struct {
	ID, Name string
	wait     wait
}

// waitOf measures answered tickets.
func waitOf(answered []desk.Case, working func(from, to time.Time) time.Duration) wait {
	var plain, work []time.Duration
	for _, c := range answered {
		plain = append(plain, c.EndedAt.Sub(c.OpenedAt))
		work = append(work, working(c.OpenedAt, c.EndedAt))
	}
	slices.Sort(plain)
	slices.Sort(work)
	return wait{
		count: len(answered), working: work,
		median: median(plain), ninetieth: ninetieth(plain), workingMedian: median(work), workingNinety: ninetieth(work),
	}
}

// waitParts measures answered tickets by something of theirs, most tickets
// first.
func waitParts(answered []desk.Case, working func(from, to time.Time) time.Duration, names map[string]string, by func(desk.Case) string) []waitPart {
	groups := map[string][]desk.Case{}
	for _, c := range answered {
		groups[by(c)] = append(groups[by(c)], c)
	}
	var parts []waitPart
	for id, group := range groups {
		parts = append(parts, waitPart{id, cmp.Or(names[id], id), waitOf(group, working)})
	}
	slices.SortFunc(parts, func(a, b waitPart) int {
		return cmp.Or(cmp.Compare(b.wait.count, a.wait.count), cmp.Compare(a.ID, b.ID))
	})
	return parts
}

// median is the middle of sorted times, of two middles the mean; 0 of none.
func median(sorted []time.Duration) time.Duration {
	if len(sorted) == 0 {
		return 0
	}
	return (sorted[(len(sorted)-1)/2] + sorted[len(sorted)/2]) / 2
}

// ninetieth is the least of sorted times that nine of ten do not exceed; 0 of
// none.
func ninetieth(sorted []time.Duration) time.Duration {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[(len(sorted)*9+9)/10-1]
}

// steps are the ends of the bars in the picture of waits, in working time; the
// last bar has no end. Claims last four working hours and supervisors are told
// after eight.
var steps = []time.Duration{time.Hour, 4 * time.Hour, 8 * time.Hour, 16 * time.Hour}

// byStep counts waits by the steps they fall in.
func (w wait) byStep() []int {
	counts := make([]int, len(steps)+1)
	for _, took := range w.working {
		at := slices.IndexFunc(steps, func(end time.Duration) bool { return took <= end })
		if at < 0 {
			at = len(steps)
		}
		counts[at]++
	}
	return counts
}

// span says how long something took: "3 giờ 20 phút".
func span(took time.Duration, s speech) string {
	minutes := int(took.Round(time.Minute).Minutes())
	switch hours := minutes / 60; {
	case hours >= 48:
		return s.say("report.span_days", values{"Days": hours / 24, "Hours": hours % 24})
	case hours > 0:
		return s.say("report.span_hours", values{"Hours": hours, "Minutes": minutes % 60})
	}
	return s.say("report.span_minutes", values{"Minutes": minutes})
}
