package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"hoidap/internal/config"
	"hoidap/internal/desk"
	"hoidap/internal/editorial"
	"hoidap/internal/library"
	"hoidap/internal/staff"
)

// proposals lists what staff proposed as knowledge, or writes it into a folder.
func (p *program) proposals(ctx context.Context, c config.Config) (err error) {
	if c.Proposals.Write != "" {
		return p.writeProposals(ctx, c.Proposals)
	}
	db, err := openKept(ctx, c.Proposals.Data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	all, err := db.Proposals(ctx, 0)
	if err != nil {
		return err
	}
	if len(all) == 0 {
		_, err := fmt.Fprintln(p.stdout, "nothing is proposed: staff propose an answered question with /dexuat")
		return err
	}
	for _, proposal := range all {
		if err := tellProposal(p.stdout, proposal); err != nil {
			return err
		}
	}
	return nil
}

// tellProposal writes a proposal in one line.
func tellProposal(w io.Writer, p desk.Proposal) error {
	where := p.Article
	if p.Kind == desk.ProposeDraft {
		where = editorial.DraftPath(p)
	}
	_, err := fmt.Fprintf(w, "#%d  %s  %s  %s  %s  %s\n", p.Ticket, p.Kind, p.State, desk.DayOf(p.At), where, p.Question)
	return err
}

// writeProposals writes what was agreed to into a folder of articles, marks it as
// written, and says what was done.
func (p *program) writeProposals(ctx context.Context, c config.Proposals) error {
	var done written
	err := byHand(ctx, openKept, c.Data, func(ctx context.Context, v *staff.Visit) error {
		all, err := v.Records.Proposals(ctx, 0)
		if err != nil {
			return err
		}
		agreed := slices.DeleteFunc(all, func(p desk.Proposal) bool { return p.State != desk.ProposalAgreed })
		if done, err = writeInto(c.Write, agreed); err != nil {
			return err
		}
		v.Written(slices.Concat(done.questions, done.drafts, done.held))
		return nil
	})
	if err != nil {
		return err
	}
	for _, proposal := range slices.Concat(done.questions, done.drafts) {
		if err := tellProposal(p.stdout, proposal); err != nil {
			return err
		}
	}
	for _, proposal := range done.kept {
		if _, err := fmt.Fprintf(p.stderr, "#%d is left: there is no article %s, another one has the question, or the check refuses its words\n", proposal.Ticket, proposal.Article); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintf(p.stdout, "%d questions, %d drafts written into %s; %d were there already; now: hoidap check %s\n",
		len(done.questions), len(done.drafts), c.Write, len(done.held), c.Write)
	return err
}

// written is what became of proposals.
type written struct {
	questions, drafts []desk.Proposal
	held              []desk.Proposal // the folder has them already
	kept              []desk.Proposal // the folder cannot take them
}

// writeInto writes proposals into a folder that can be served, so that it can be
// served afterwards; else it is left as it was.
func writeInto(dir string, agreed []desk.Proposal) (written, error) {
	knowledge, rows := library.Read(os.DirFS(dir))
	if library.Fatal(rows) {
		return written{}, fmt.Errorf("proposals: --write: %s is no folder of articles that can be served: see hoidap check %s", dir, dir)
	}
	done := sortOut(dir, knowledge, agreed)
	for {
		undo := undoing{dir: dir}
		err := done.write(&undo)
		refused := -1
		if err == nil {
			_, rows = library.Read(os.DirFS(dir))
			refused, err = done.refused(dir, rows)
		}
		if err == nil && refused < 0 {
			return done, nil
		}
		if err = errors.Join(err, undo.all()); err != nil {
			return written{}, err
		}
		done.kept = append(done.kept, done.questions[refused])
		done.questions = slices.Delete(done.questions, refused, refused+1)
	}
}

// refused is the first question that the check of a folder finds fault with, -1
// for none. That the folder could not be served is an error.
func (w written) refused(dir string, rows []library.Row) (int, error) {
	for _, row := range rows {
		if row.File != editorial.QuestionsFile || row.Class == library.Review {
			continue
		}
		text, err := fs.ReadFile(os.DirFS(dir), row.File)
		if err != nil {
			return -1, err
		}
		lines := strings.SplitAfter(string(text), "\n")
		at := slices.IndexFunc(w.questions, func(p desk.Proposal) bool {
			return row.Line > 0 && row.Line <= len(lines) && lines[row.Line-1] == editorial.Row(p)
		})
		if at >= 0 {
			return at, nil
		}
	}
	if library.Fatal(rows) {
		return -1, fmt.Errorf("proposals: %s could not be served with them: nothing is written", dir)
	}
	return -1, nil
}

// sortOut tells what a folder can take.
func sortOut(dir string, knowledge desk.Knowledge, agreed []desk.Proposal) written {
	owners := map[string]string{} // article that has a question, by key
	articles := map[string]bool{}
	for _, article := range knowledge.Articles {
		articles[article.ID] = true
		for _, question := range article.Questions {
			owners[editorial.Key(question)] = article.ID
		}
	}
	for _, confirmed := range knowledge.Confirmed {
		owner := ""
		if len(confirmed.IDs) > 0 {
			owner = confirmed.IDs[0]
		}
		owners[editorial.Key(confirmed.Text)] = owner
	}
	var done written
	for _, p := range agreed {
		owner, taken := owners[editorial.Key(p.Question)]
		_, missing := os.Stat(filepath.Join(dir, filepath.FromSlash(editorial.DraftPath(p))))
		switch {
		case p.Kind == desk.ProposeDraft && missing == nil:
			done.held = append(done.held, p)
		case p.Kind == desk.ProposeDraft:
			done.drafts = append(done.drafts, p)
		case taken && owner == p.Article:
			done.held = append(done.held, p)
		case taken || !articles[p.Article]:
			done.kept = append(done.kept, p)
		default:
			owners[editorial.Key(p.Question)] = p.Article
			done.questions = append(done.questions, p)
		}
	}
	return done
}

// write writes what was sorted out.
func (w written) write(undo *undoing) error {
	if len(w.questions) > 0 {
		text, err := fs.ReadFile(os.DirFS(undo.dir), editorial.QuestionsFile)
		if errors.Is(err, fs.ErrNotExist) {
			text, err = []byte(editorial.QuestionsHeader), nil
		}
		if err != nil {
			return err
		}
		for _, p := range w.questions {
			text = append(text, editorial.Row(p)...)
		}
		if err := undo.write(editorial.QuestionsFile, text); err != nil {
			return err
		}
	}
	for _, p := range w.drafts {
		if err := undo.write(editorial.DraftPath(p), []byte(editorial.DraftText(p))); err != nil {
			return err
		}
	}
	return nil
}

// undoing writes files of a folder so that all of it can be undone.
type undoing struct {
	dir   string
	steps []func() error
}

// write writes one file, whole or not at all.
func (u *undoing) write(name string, text []byte) error {
	path := filepath.Join(u.dir, filepath.FromSlash(name))
	before, err := os.ReadFile(path)
	step := func() error { return os.WriteFile(path, before, 0o644) } //nolint:gosec // articles are for others to read
	if errors.Is(err, fs.ErrNotExist) {
		step, err = func() error { return os.Remove(path) }, nil
	}
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil { //nolint:gosec // articles are for others to read
		return err
	}
	beside := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".tmp")
	if err := os.WriteFile(beside, text, 0o644); err != nil { //nolint:gosec // articles are for others to read
		return err
	}
	u.steps = append(u.steps, step)
	return os.Rename(beside, path)
}

// all undoes what was written.
func (u *undoing) all() error {
	var failed []error
	for _, step := range slices.Backward(u.steps) {
		if err := step(); err != nil && !errors.Is(err, fs.ErrNotExist) {
			failed = append(failed, err)
		}
	}
	return errors.Join(failed...)
}
