package library

import (
	"slices"

	"hoidap/internal/desk"
)

// outsideList is the form of outside.yaml.
type outsideList struct {
	Subjects []outside `yaml:"subjects"`
}

type outside struct {
	ID        string   `yaml:"id"`
	Name      string   `yaml:"name"`
	Contact   string   `yaml:"contact"`
	Questions []string `yaml:"questions"`
}

// readOutside reads the subjects that no article covers. One that cannot be
// told, or leads to no office, is a row; so is one that is there twice.
func (l *lists) readOutside() {
	var list outsideList
	if !l.decode(outsideFile, &list) {
		return
	}
	seen := map[string]bool{}
	for i, o := range list.Subjects {
		known := o.Contact == "" || slices.ContainsFunc(l.knowledge.Offices, func(office desk.Office) bool { return office.ID == o.Contact })
		if o.ID == "" || o.Name == "" || blank(o.Questions) || !known || seen[o.ID] {
			l.add(outsideFile, entryLine(l.texts[outsideFile], "subjects", i), "lint.outside", map[string]any{"Value": o.ID})
		}
		seen[o.ID] = true
		l.knowledge.Outside = append(l.knowledge.Outside, desk.Outside{ID: o.ID, Name: o.Name, Contact: o.Contact, Questions: o.Questions})
	}
}
