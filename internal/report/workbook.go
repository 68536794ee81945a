package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

// widthOfName is the width of the column of names, in letters.
const widthOfName = 44

// WriteWeekWorkbook writes the counts of a week as a workbook (XLSX), a sheet for
// each table.
func WriteWeekWorkbook(w io.Writer, week Week, words Words) (err error) {
	s := speech{words}
	book := excelize.NewFile()
	defer func() {
		if closing := book.Close(); err == nil && closing != nil {
			err = fmt.Errorf("report: workbook: %w", closing)
		}
	}()
	bold, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	if err != nil {
		return fmt.Errorf("report: workbook: %w", err)
	}
	for i, sheet := range sheetsOf(week, s) {
		name := tabName(sheet.Name)
		if i == 0 {
			err = book.SetSheetName(book.GetSheetName(0), name)
		} else {
			_, err = book.NewSheet(name)
		}
		if err == nil {
			err = fillSheet(book, name, sheet, bold, s)
		}
		if err != nil {
			return fmt.Errorf("report: sheet %q: %w", name, err)
		}
	}
	if err := book.Write(w); err != nil {
		return fmt.Errorf("report: write workbook: %w", err)
	}
	return nil
}

// fillSheet writes one table. Texts are written as texts, which no spreadsheet
// reckons with, whatever sign they begin with.
func fillSheet(book *excelize.File, name string, table sheet, bold int, s speech) error {
	head := append([]string{s.say("report.sheet_id", nil), s.say("report.sheet_name", nil)}, table.Columns...)
	for column, text := range head {
		if err := setText(book, name, column, 0, text); err != nil {
			return err
		}
	}
	for i, row := range table.Rows {
		for column, text := range []string{row.ID, row.Name} {
			if err := setText(book, name, column, i+1, text); err != nil {
				return err
			}
		}
		for column, number := range row.Numbers {
			cell, err := excelize.CoordinatesToCellName(column+3, i+2)
			if err != nil {
				return err
			}
			if err := book.SetCellFloat(name, cell, number, -1, 64); err != nil {
				return err
			}
		}
	}
	if err := book.SetColWidth(name, "B", "B", widthOfName); err != nil {
		return err
	}
	if err := book.SetColWidth(name, "C", "H", 14); err != nil {
		return err
	}
	if err := book.SetRowStyle(name, 1, 1, bold); err != nil {
		return err
	}
	return book.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}

func setText(book *excelize.File, name string, column, row int, text string) error {
	cell, err := excelize.CoordinatesToCellName(column+1, row+1)
	if err != nil {
		return err
	}
	return book.SetCellStr(name, cell, harmless(text))
}

// mostTab is the most letters the name of a sheet may have.
const mostTab = 31

// tabName is a name as a sheet may be called.
func tabName(name string) string {
	plain := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) {
			return ' '
		}
		return r
	}, name)
	letters := []rune(plain)
	return string(letters[:min(len(letters), mostTab)])
}
