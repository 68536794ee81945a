package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"hoidap/internal/config"
	"hoidap/internal/desk"
)

// figures is how a list of questions in one form of typing went; all but N are
// shares, 0–1. RightFirst, RightThird, Wrong, HandedOver and AskedBack are of
// the questions an article answers, FalseAnswer of those none does, Urgent of
// the urgent ones.
type figures struct {
	RightFirst  float64 `json:"right1"`       // answered from an acceptable article
	RightThird  float64 `json:"right3"`       // an acceptable article among the first three offered
	Wrong       float64 `json:"wrong"`        // answered for sure from one that is not acceptable
	FalseAnswer float64 `json:"false_answer"` // answered for sure though nothing in the base does
	Urgent      float64 `json:"urgent"`       // urgent contact first
	HandedOver  float64 `json:"handed_over"`
	AskedBack   float64 `json:"asked_back"`
	N           int     `json:"n"`
}

// miss is a question that did not go as it should.
type miss struct {
	form     string
	asked    asked
	typed    string
	decision desk.Decision
}

// decider is what is measured.
type decider interface {
	Decide(ctx context.Context, question desk.Question) (desk.Decision, error)
}

// eval prints how the desk does on a file of questions.
func (p *program) eval(ctx context.Context, c config.Config) error {
	reading, err := p.read(c.Eval.Folders, c.Eval.AsOf, nil)
	if err != nil {
		return err
	}
	file, err := os.Open(c.Eval.File)
	if err != nil {
		return fmt.Errorf("eval: cannot open %s: is it there, and may it be read?", c.Eval.File)
	}
	defer func() { _ = file.Close() }()
	list, err := readQuestions(c.Eval.File, file)
	if err != nil {
		return err
	}
	book, err := reading.shelf.open(desk.DayOf(reading.now()))
	if err != nil {
		return err
	}
	forms := map[string]figures{}
	var misses []miss
	for _, form := range typings {
		figures, missed, err := measure(ctx, book, form, list)
		if err != nil {
			return err
		}
		forms[form.name] = figures
		misses = append(misses, missed...)
	}
	if c.Eval.JSON {
		return json.NewEncoder(p.stdout).Encode(map[string]any{"forms": forms})
	}
	printFigures(p.stdout, forms)
	printMisses(p.stdout, misses)
	return nil
}

// measure asks every question in one form of typing.
func measure(ctx context.Context, book decider, form typing, list []asked) (figures, []miss, error) {
	tally, total := map[string]int{}, map[string]int{}
	var misses []miss
	for _, asked := range list {
		text := form.text(asked)
		decision, err := book.Decide(ctx, desk.Question{Text: text})
		if err != nil {
			return figures{}, nil, err
		}
		total[asked.kind]++
		if !judge(asked, decision, tally) {
			misses = append(misses, miss{form.name, asked, text, decision})
		}
	}
	share := func(name, kind string) float64 {
		if total[kind] == 0 {
			return 0
		}
		return float64(tally[name]) / float64(total[kind])
	}
	return figures{
		RightFirst: share("right1", kindAnswer), RightThird: share("right3", kindAnswer), Wrong: share("wrong", kindAnswer),
		HandedOver: share("handed", kindAnswer), AskedBack: share("asked", kindAnswer),
		FalseAnswer: share("false", kindNone), Urgent: share("urgent", kindUrgent), N: len(list),
	}, misses, nil
}

// judge counts what a decision means for its question and reports whether it
// is as it should be.
func judge(a asked, d desk.Decision, tally map[string]int) bool {
	acceptable := func(id string) bool { return slices.Contains(a.ids, id) }
	switch a.kind {
	case kindAnswer:
		offered := d.Articles[:min(3, len(d.Articles))]
		answers := d.Verdict == desk.Answer || d.Verdict == desk.AskBack
		first := d.Verdict == desk.Answer && acceptable(offered[0])
		count(tally, "right1", first)
		count(tally, "right3", answers && slices.ContainsFunc(offered, acceptable))
		count(tally, "wrong", d.Verdict == desk.Answer && !first)
		count(tally, "handed", d.Verdict == desk.HandOver)
		count(tally, "asked", d.Verdict == desk.AskBack)
		return first
	case kindNone:
		count(tally, "false", d.Verdict == desk.Answer)
		return d.Verdict != desk.Answer
	case kindUrgent:
		count(tally, "urgent", d.Verdict == desk.Urgent)
		return d.Verdict == desk.Urgent
	}
	return d.Verdict != desk.Answer
}

func count(tally map[string]int, name string, yes bool) {
	if yes {
		tally[name]++
	}
}

func printFigures(w io.Writer, forms map[string]figures) {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	_, _ = fmt.Fprintln(table, "form\tright@1\tright@3\twrong\tfalse answer\turgent\thanded over\tasked back\tn")
	for _, form := range typings {
		f := forms[form.name]
		_, _ = fmt.Fprintf(table, "%s\t%.1f%%\t%.1f%%\t%.1f%%\t%.1f%%\t%.1f%%\t%.1f%%\t%.1f%%\t%d\n", form.name, 100*f.RightFirst,
			100*f.RightThird, 100*f.Wrong, 100*f.FalseAnswer, 100*f.Urgent, 100*f.HandedOver, 100*f.AskedBack, f.N)
	}
	_ = table.Flush()
}

func printMisses(w io.Writer, misses []miss) {
	_, _ = fmt.Fprintf(w, "\n%d misses\n", len(misses))
	for _, m := range misses {
		_, _ = fmt.Fprintf(w, "%s line %d, %s %s\n    %s\n    got %s %s\n", m.form, m.asked.line, m.asked.kind,
			strings.Join(m.asked.ids, ","), m.typed, m.decision.Verdict, strings.Join(m.decision.Articles, ","))
	}
}
