package library

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"hoidap/internal/desk"
)

// mediaFolder is where the files of materials stand.
const mediaFolder = "media"

// isMedia reports whether a file stands in the media folder.
func isMedia(file string) bool { return strings.HasPrefix(file, mediaFolder+"/") }

// mediaEndings lists what a material of a kind may be made of. A kind without
// endings has an address instead of a file.
var mediaEndings = map[desk.MaterialKind][]string{
	desk.MaterialVideo:       {".mp4"},
	desk.MaterialInfographic: {".png", ".jpg", ".jpeg", ".webp"},
	desk.MaterialPanel:       {".png", ".jpg", ".jpeg", ".webp"},
	desk.MaterialRadio:       {".mp3", ".m4a", ".ogg"},
	desk.MaterialWeb:         nil,
}

// Words of the registers that are not free text.
const (
	statePlanned = "planned"
	stateMade    = "made"
	stateOpen    = "open"
	stateDone    = "done"
)

// materialsList is the form of materials.yaml.
type materialsList struct {
	Materials []material `yaml:"materials"`
}

type material struct {
	ID       string   `yaml:"id"`
	Kind     string   `yaml:"kind"`
	Title    string   `yaml:"title"`
	State    string   `yaml:"state"`
	Articles []string `yaml:"articles"`
	Place    string   `yaml:"place"`
	File     string   `yaml:"file"`
	URL      string   `yaml:"url"`
}

// needsList is the form of needs.yaml.
type needsList struct {
	Needs []need `yaml:"needs"`
}

type need struct {
	ID       string   `yaml:"id"`
	What     string   `yaml:"what"`
	Articles []string `yaml:"articles"`
	State    string   `yaml:"state"`
}

func (l *lists) readMaterials() {
	var list materialsList
	if !l.decode(materialsFile, &list) {
		return
	}
	l.materials = list.Materials
	for _, m := range list.Materials {
		l.knowledge.Materials = append(l.knowledge.Materials, desk.Material{
			ID: m.ID, Kind: desk.MaterialKind(m.Kind), Title: m.Title, Made: m.State == stateMade,
			Articles: m.Articles, Place: m.Place, File: m.File, URL: m.URL,
		})
	}
}

func (l *lists) readNeeds() {
	var list needsList
	if !l.decode(needsFile, &list) {
		return
	}
	l.needs = list.Needs
	for _, n := range list.Needs {
		l.knowledge.Needs = append(l.knowledge.Needs,
			desk.Need{ID: n.ID, What: n.What, Articles: n.Articles, Done: n.State == stateDone})
	}
}

// lintMaterials checks the register of materials: every entry has its own ID,
// a kind and a title, and one that is made can be had.
func (l *lists) lintMaterials(fsys fs.FS, knowledge desk.Knowledge, ids map[string]bool) []Row {
	var rows []Row
	seen := map[string]bool{}
	for i, m := range l.materials {
		add := func(id, value string) {
			line := entryLine(l.texts[materialsFile], "materials", i)
			rows = append(rows, newRow(materialsFile, line, 0, id, map[string]any{"Value": value}))
		}
		endings, known := mediaEndings[desk.MaterialKind(m.Kind)]
		made := m.State == stateMade
		switch {
		case m.ID == "" || m.Title == "" || seen[m.ID]:
			add("lint.register-id", m.ID)
		case !known:
			add("lint.material-kind", m.Kind)
		case !made && m.State != statePlanned:
			add("lint.register-state", m.State)
		case made && endings == nil && m.URL == "", made && endings != nil && !isFile(fsys, m.File, endings):
			add("lint.material-file", m.ID)
		case m.Place != "" && !slices.ContainsFunc(knowledge.Places, func(p desk.Place) bool { return p.ID == m.Place }):
			add("lint.material-place", m.Place)
		}
		if id, ok := missing(m.Articles, ids); ok {
			add("lint.dead-link", id)
		}
		seen[m.ID] = true
	}
	return rows
}

// lintNeeds checks the list of what only a person can supply.
func (l *lists) lintNeeds(ids map[string]bool) []Row {
	var rows []Row
	seen := map[string]bool{}
	for i, n := range l.needs {
		add := func(id, value string) {
			line := entryLine(l.texts[needsFile], "needs", i)
			rows = append(rows, newRow(needsFile, line, 0, id, map[string]any{"Value": value}))
		}
		switch {
		case n.ID == "" || n.What == "" || seen[n.ID]:
			add("lint.register-id", n.ID)
		case n.State != stateOpen && n.State != stateDone:
			add("lint.register-state", n.State)
		}
		if id, ok := missing(n.Articles, ids); ok {
			add("lint.dead-link", id)
		}
		seen[n.ID] = true
	}
	return rows
}

// missing is the first ID of a list that there is no article of.
func missing(list []string, ids map[string]bool) (id string, ok bool) {
	at := slices.IndexFunc(list, func(id string) bool { return !ids[id] })
	if at < 0 {
		return "", false
	}
	return list[at], true
}

// isFile reports whether a file of the media folder is there and of a kind.
func isFile(fsys fs.FS, name string, endings []string) bool {
	if !isMedia(name) || !slices.Contains(endings, path.Ext(name)) {
		return false
	}
	info, err := fs.Stat(fsys, name)
	return err == nil && info.Mode().IsRegular()
}
