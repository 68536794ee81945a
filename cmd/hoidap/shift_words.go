package main

import (
	"fmt"
	"io"

	"hoidap/internal/desk"
	"hoidap/internal/locale"
)

// classQuestions is the class of rows about questions that drifted.
const classQuestions = "questions"

// headSentences say what happened to the questions of a shift.
var headSentences = map[drift]string{
	stolen: "check.stolen", lost: "check.lost", nearly: "check.nearly", shaken: "check.shaken", astray: "check.astray",
}

// saidSentences say what was said to a question.
var saidSentences = map[desk.Verdict]string{
	desk.Answer: "check.said-answer", desk.AskBack: "check.said-ask-back", desk.HandOver: "check.said-hand-over",
	desk.Urgent: "check.said-urgent", desk.SmallTalk: "check.said-small-talk",
}

// head says in one line what happened.
func (s shift) head(words *locale.Catalog) string {
	id := headSentences[s.drift]
	switch {
	case s.owner == "":
		id = "check.stolen-none"
	case s.drift == astray && s.taker == "":
		id = "check.astray-nowhere"
	}
	return words.Say("vi", id, map[string]any{"Taker": s.taker, "Owner": s.owner, "Count": len(s.asked)})
}

// place is the file to begin with: of the article that took the questions, else
// of the one that lacks them.
func (s shift) place(editions map[string]desk.Edition) string {
	if s.drift == stolen || s.drift == nearly || s.owner == "" {
		return editions[s.taker].File
	}
	return editions[s.owner].File
}

func (s said) words(words *locale.Catalog) string {
	return words.Say("vi", saidSentences[s.verdict], map[string]any{"Article": s.first})
}

// row says of one question what was said to it before and what is said to it
// now.
func (s shifted) row(d drift, words *locale.Catalog) string {
	data := map[string]any{"Question": s.text, "After": s.after.words(words)}
	if s.before == nil {
		return words.Say("vi", "check.question-now", data)
	}
	data["Before"] = s.before.words(words)
	if d == nearly {
		return words.Say("vi", "check.question-nearly", data)
	}
	return words.Say("vi", "check.question", data)
}

// printShifts prints a line for each shift and, below it, one for each of its
// questions.
func printShifts(w io.Writer, a asking, words *locale.Catalog) {
	for _, s := range a.shifts {
		_, _ = fmt.Fprintf(w, "%s: %s\n", s.place(a.editions), s.head(words))
		for _, question := range s.asked {
			_, _ = fmt.Fprintf(w, "  %s: %s\n", question.place, question.row(s.drift, words))
		}
	}
}
