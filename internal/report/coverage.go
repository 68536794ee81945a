package report

import (
	"slices"

	"hoidap/internal/desk"
)

// coverage counts current editions by topic and group.
type coverage struct {
	Groups []string
	Lines  []coverageLine
	Sums   []int
}

// coverageLine is one topic.
type coverageLine struct {
	Name  string
	Cells []cell
}

// cell is one count with how full it looks: none, few, some or many.
type cell struct {
	Count int
	Shade string
}

func coverageOf(groups []desk.GroupName, chapters []chapter) coverage {
	columns := columnsOf(groups, chapters)
	c := coverage{Sums: make([]int, len(columns))}
	for _, column := range columns {
		c.Groups = append(c.Groups, column.Name)
	}
	for _, chapter := range chapters {
		row := coverageLine{Name: chapter.Topic.Name, Cells: make([]cell, len(columns))}
		for _, subject := range chapter.Subjects {
			if subject.Answer.Standing != desk.Current {
				continue
			}
			for i, column := range columns {
				if slices.Contains(subject.Answer.For, column.ID) {
					row.Cells[i].Count++
					c.Sums[i]++
				}
			}
		}
		shade(row.Cells)
		c.Lines = append(c.Lines, row)
	}
	return c
}

// columnsOf lists the groups in their order, and after them those only
// articles name.
func columnsOf(groups []desk.GroupName, chapters []chapter) []desk.GroupName {
	columns := slices.Clone(groups)
	for _, chapter := range chapters {
		for _, subject := range chapter.Subjects {
			for _, group := range subject.Answer.For {
				if !slices.ContainsFunc(columns, func(g desk.GroupName) bool { return g.ID == group }) {
					columns = append(columns, desk.GroupName{ID: group, Name: string(group)})
				}
			}
		}
	}
	return columns
}

func shade(cells []cell) {
	for i := range cells {
		switch n := cells[i].Count; {
		case n == 0:
			cells[i].Shade = "none"
		case n == 1:
			cells[i].Shade = "few"
		case n <= 3:
			cells[i].Shade = "some"
		default:
			cells[i].Shade = "many"
		}
	}
}
