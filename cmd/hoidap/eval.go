package main

import (
	"bytes"
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
	list, err := readFiles(c.Eval.Files)
	if err != nil {
		return err
	}
	book, err := reading.shelf.open(desk.DayOf(reading.now()))
	if err != nil {
		return err
	}
	forms := map[string]figures{}
	var misses []miss
	var hunches []hunch
	for _, form := range typings {
		trial, err := measure(ctx, book, form, list)
		if err != nil {
			return err
		}
		forms[form.name] = trial.figures
		misses, hunches = append(misses, trial.misses...), append(hunches, trial.hunches...)
	}
	if err := saveCurve(c.Eval.Curve, hunches, list); err != nil {
		return err
	}
	if c.Eval.JSON {
		return json.NewEncoder(p.stdout).Encode(map[string]any{"forms": forms})
	}
	printFigures(p.stdout, forms)
	printMisses(p.stdout, misses)
	return nil
}

// readFiles reads files of questions as one list.
func readFiles(names []string) ([]asked, error) {
	var list []asked
	for _, name := range names {
		file, err := os.Open(name)
		if err != nil {
			return nil, fmt.Errorf("eval: cannot open %s: is it there, and may it be read?", name)
		}
		some, err := readQuestions(name, file)
		_ = file.Close()
		if err != nil {
			return nil, err
		}
		list = append(list, some...)
	}
	return list, nil
}

// saveCurve draws the hunches of all forms into a file, if one is named.
func saveCurve(name string, hunches []hunch, list []asked) error {
	if name == "" {
		return nil
	}
	total := map[string]int{}
	for _, asked := range list {
		total[asked.kind] += len(typings)
	}
	var picture bytes.Buffer
	if err := drawCurve(&picture, hunches, total[kindAnswer], total[kindNone]); err != nil {
		return err
	}
	if err := os.WriteFile(name, picture.Bytes(), 0o600); err != nil {
		return fmt.Errorf("eval: cannot write %s: is the folder there, and may it be written?", name)
	}
	return nil
}

// trial is how a list of questions went in one form of typing.
type trial struct {
	figures figures
	misses  []miss
	hunches []hunch
}

// measure asks every question in one form of typing.
func measure(ctx context.Context, book decider, form typing, list []asked) (r trial, err error) {
	tally, total := map[string]int{}, map[string]int{}
	for _, asked := range list {
		text := form.text(asked)
		decision, err := book.Decide(ctx, desk.Question{Text: text})
		if err != nil {
			return trial{}, err
		}
		total[asked.kind]++
		if !judge(asked, decision, tally) {
			r.misses = append(r.misses, miss{form.name, asked, text, decision})
		}
		if hunch, ok := hunchOf(asked, decision); ok {
			r.hunches = append(r.hunches, hunch)
		}
	}
	share := func(name, kind string) float64 {
		if total[kind] == 0 {
			return 0
		}
		return float64(tally[name]) / float64(total[kind])
	}
	r.figures = figures{
		RightFirst: share("right1", kindAnswer), RightThird: share("right3", kindAnswer), Wrong: share("wrong", kindAnswer),
		HandedOver: share("handed", kindAnswer), AskedBack: share("asked", kindAnswer),
		FalseAnswer: share("false", kindNone), Urgent: share("urgent", kindUrgent), N: len(list),
	}
	return r, nil
}

// judge counts what a decision means for its question and reports whether it
// is as it should be.
func judge(a asked, d desk.Decision, tally map[string]int) bool {
	switch a.kind {
	case kindAnswer:
		offered := d.Articles[:min(3, len(d.Articles))]
		answers := d.Verdict == desk.Answer || d.Verdict == desk.AskBack
		first := d.Verdict == desk.Answer && a.accepts(offered[0])
		count(tally, "right1", first)
		count(tally, "right3", answers && slices.ContainsFunc(offered, a.accepts))
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
