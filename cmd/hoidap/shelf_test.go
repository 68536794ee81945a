package main

import (
	"testing"
	"time"

	"hoidap/internal/desk"
	"hoidap/knowledge"
)

// The book follows the calendar: another day, another edition, and whoever
// began on yesterday's book can still end on it.
func TestShelfTurnsWithTheDay(t *testing.T) {
	shelf, err := openShelf(knowledge.FS, nil)
	if err != nil {
		t.Fatal(err)
	}
	var books []*book
	for _, test := range []struct {
		day      desk.Day
		title    string
		standing desk.Standing
	}{
		{desk.NewDay(2026, time.December, 31), "Thế nào là hộ nghèo, hộ cận nghèo", desk.Current},
		{desk.NewDay(2027, time.January, 1), "Thế nào là hộ nghèo từ năm 2027", desk.Current},
		{desk.NewDay(2031, time.January, 1), "Thế nào là hộ nghèo từ năm 2027", desk.Closed},
		{desk.NewDay(2021, time.January, 1), "Thế nào là hộ nghèo, hộ cận nghèo", desk.Coming},
	} {
		book, err := shelf.open(test.day)
		if err != nil {
			t.Fatal(err)
		}
		edition, ok := book.Edition("chuan-ngheo")
		if !ok || edition.Title != test.title || edition.Standing != test.standing {
			t.Errorf("%s: %q, %s", test.day, edition.Title, edition.Standing)
		}
		if again, _ := shelf.open(test.day); again != book {
			t.Errorf("%s: the book was made twice", test.day)
		}
		books = append(books, book)
		for _, open := range books[max(0, len(books)-2):] {
			if _, err := open.Decide(t.Context(), desk.Question{Text: "chuẩn hộ nghèo"}); err != nil {
				t.Errorf("%s: %v", test.day, err)
			}
		}
	}
}
