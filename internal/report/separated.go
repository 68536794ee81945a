package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// mark tells spreadsheets that the file is UTF-8.
const byteOrderMark = "\uFEFF"

// WriteWeekCSV writes the counts of a week as one table, a number in each row:
// the table it is of, the ID and the name of what is counted, what is counted
// of it, and the number.
func WriteWeekCSV(w io.Writer, week Week, words Words) error {
	s := speech{words}
	var b strings.Builder
	b.WriteString(byteOrderMark)
	table := csv.NewWriter(&b)
	table.UseCRLF = true
	rows := [][]string{{
		s.say("report.sheet_table", nil), s.say("report.sheet_id", nil), s.say("report.sheet_name", nil),
		s.say("report.sheet_column", nil), s.say("report.sheet_number", nil),
	}}
	for _, sheet := range sheetsOf(week, s) {
		for _, row := range sheet.Rows {
			for i, number := range row.Numbers {
				rows = append(rows, []string{
					harmless(sheet.Name), harmless(row.ID), harmless(row.Name), harmless(sheet.Columns[i]),
					strconv.FormatFloat(number, 'f', -1, 64),
				})
			}
		}
	}
	if err := table.WriteAll(rows); err != nil {
		return fmt.Errorf("report: table: %w", err)
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("report: write table: %w", err)
	}
	return nil
}

// harmless is a text that no spreadsheet takes for a formula.
func harmless(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r\n", rune(text[0])) {
		return "'" + text
	}
	return text
}
