package main

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hoidap/internal/desk"
)

// proposedIn fills a database with proposals to which somebody agreed.
func proposedIn(t *testing.T, data string, proposals ...desk.Proposal) {
	t.Helper()
	turn := desk.Turn{Message: desk.Message{ID: "test:1", Chat: "test:proposals", Kind: desk.KindText}}
	now := time.Date(2026, time.November, 30, 9, 0, 0, 0, desk.Zone)
	for i, p := range proposals {
		p.Ticket, p.State, p.By, p.At = desk.TicketID(i+1), desk.ProposalAgreed, "telegram:1", now.Add(time.Duration(i)*time.Minute)
		turn.Proposals = append(turn.Proposals, p)
		turn.Tickets = append(turn.Tickets, desk.Ticket{
			ID: p.Ticket, Chat: "telegram:2", Question: p.Question, Reason: desk.ReasonUnknown, State: desk.TicketAnswered, OpenedAt: now, EndedAt: now,
		})
	}
	if err := opened(t, data).Commit(t.Context(), turn); err != nil {
		t.Fatal(err)
	}
}

// Questions are learnt by their article and drafts wait beside the others; what
// is written passes the check and is written once.
func TestProposalsAreWritten(t *testing.T) {
	t.Parallel()
	data, folder := t.TempDir(), filepath.Join(copyOf(t), "knowledge")
	const question = "o ap toi co lop day cat toc khong"
	proposedIn(t, data,
		desk.Proposal{Kind: desk.ProposeQuestion, Question: question, Article: "hoc-nghe"},
		desk.Proposal{Kind: desk.ProposeDraft, Question: `xin "khoan giếng": ở đâu`, Topic: "dien-nuoc-vien-thong", Answer: "Bà con tới ấp ghi tên.\n---\n# Không", Source: "https://example.vn/a?b=1#c"},
		desk.Proposal{Kind: desk.ProposeDraft, Question: "vay mua bò", Topic: "vay-von", Answer: "Hỏi tổ vay vốn.", Source: "NĐ 1/2026/NĐ-CP"},
		desk.Proposal{Kind: desk.ProposeQuestion, Question: "xin bò", Article: "khong-co-bai-nay"},
		desk.Proposal{Kind: desk.ProposeQuestion, Question: "Chuẩn nghèo ở phường có khác ở xã hông?", Article: "hoc-nghe"},
	)
	wantOut(t, `(?m)^#1  question  agreed  2026-11-30  hoc-nghe  o ap toi co lop day cat toc khong\n#2  draft  agreed  2026-11-30  dien-nuoc-vien-thong/de-xuat-2\.2026-11-30\.md  xin "khoan`, "proposals", "--data", data)

	got := run(t, "proposals", "--data", data, "--write", folder)
	if got.code != 0 || !strings.Contains(got.out, "1 questions, 2 drafts written into "+folder+"; 0 were there already") {
		t.Errorf("writing ended with %d\n%s%s", got.code, got.out, got.err)
	}
	for _, want := range []string{"#4 is left: there is no article khong-co-bai-nay", "#5 is left"} {
		if !strings.Contains(got.err, want) {
			t.Errorf("%q is not told:\n%s", want, got.err)
		}
	}
	if text := read(t, filepath.Join(folder, "questions", "de-xuat.tsv")); text != "kind\tids\ttext\nanswer\thoc-nghe\t"+question+"\n" {
		t.Errorf("the questions are\n%s", text)
	}
	draft := read(t, filepath.Join(folder, "dien-nuoc-vien-thong", "de-xuat-2.2026-11-30.md"))
	for _, want := range []string{"status: draft\n", `title: "xin \"khoan giếng\": ở đâu"`, `url: "https://example.vn/a?b=1#c"`, "Bà con tới ấp ghi tên."} {
		if !strings.Contains(draft, want) {
			t.Errorf("the draft does not hold %q:\n%s", want, draft)
		}
	}
	checked := run(t, "check", folder, "--quick", "--as-of", "2026-11-30")
	if checked.code != 0 || strings.Count(checked.out, "Bài nháp, máy chưa dùng") != 2 || !strings.Contains(checked.out, "2 to mend (review 2)") {
		t.Errorf("the check ended with %d\n%s%s", checked.code, checked.out, checked.err)
	}
	wantOut(t, `(?s)verdict   answer: hoc-nghe`, "ask", "--explain", "--knowledge", folder, question)

	wantOut(t, `^#1  question  written .*\n#2  draft  written `, "proposals", "--data", data)
	again := run(t, "proposals", "--data", data, "--write", folder)
	if again.code != 0 || !strings.Contains(again.out, "0 questions, 0 drafts written") || read(t, filepath.Join(folder, "questions", "de-xuat.tsv")) == "" {
		t.Errorf("writing again ended with %d\n%s", again.code, again.out)
	}
	acts, err := opened(t, data).Acts(t.Context(), 1, 5)
	if err != nil || len(acts) != 1 || acts[0].Kind != desk.ActPropose || acts[0].Detail != "written" {
		t.Errorf("written down is %v, %v", acts, err)
	}
}

// A folder that cannot be served is not written into, and what the check would
// refuse is left out.
func TestProposalsLeaveFoldersWhole(t *testing.T) {
	t.Parallel()
	data, folder := t.TempDir(), filepath.Join(copyOf(t), "knowledge")
	proposedIn(t, data,
		desk.Proposal{Kind: desk.ProposeQuestion, Question: "gọi tôi 0912345678", Article: "hoc-nghe"},
		desk.Proposal{Kind: desk.ProposeQuestion, Question: "o ap co day cat toc khong", Article: "hoc-nghe"},
		desk.Proposal{Kind: desk.ProposeQuestion, Question: strings.Repeat("dài quá ", 40), Article: "hoc-nghe"},
	)
	if got := run(t, "proposals", "--data", data, "--write", t.TempDir()); got.code != 1 || !strings.Contains(got.err, "no folder of articles that can be served") {
		t.Errorf("an empty folder: %d %s", got.code, got.err)
	}
	write(t, filepath.Join(folder, "questions", "de-xuat.tsv"), "kind\tids\ttext\nanswer\thoc-nghe\thoc sua xe o dau\n")
	got := run(t, "proposals", "--data", data, "--write", folder)
	if got.code != 0 || !strings.Contains(got.out, "1 questions, 0 drafts") || !strings.Contains(got.err, "#1 is left") || !strings.Contains(got.err, "#3 is left") {
		t.Errorf("writing ended with %d\n%s%s", got.code, got.out, got.err)
	}
	want := "kind\tids\ttext\nanswer\thoc-nghe\thoc sua xe o dau\nanswer\thoc-nghe\to ap co day cat toc khong\n"
	if text := read(t, filepath.Join(folder, "questions", "de-xuat.tsv")); text != want {
		t.Errorf("the questions are\n%s", text)
	}
	wantOut(t, `; 0 to mend\n$`, "check", folder, "--quick", "--as-of", "2026-11-30")
	wantOut(t, `^#1  question  agreed .*\n#2  question  written .*\n#3  question  agreed `, "proposals", "--data", data)
	none := t.TempDir()
	opened(t, none)
	wantOut(t, `^nothing is proposed`, "proposals", "--data", none)
}
