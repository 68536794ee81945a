package report

import (
	"cmp"
	"slices"
	"strings"

	"hoidap/internal/desk"
)

// kinds names the kinds of material in the order they are shown.
var kinds = []struct {
	kind desk.MaterialKind
	name string
}{
	{desk.MaterialVideo, "report.kind_video"},
	{desk.MaterialInfographic, "report.kind_infographic"},
	{desk.MaterialPanel, "report.kind_panel"},
	{desk.MaterialRadio, "report.kind_radio"},
	{desk.MaterialWeb, "report.kind_web"},
}

// products is what the communication plan makes.
type products struct {
	Kinds []kindView
	List  []product
}

// kindView is the bar of one kind, in hundredths of the longest bar.
type kindView struct {
	Name                  string
	Made, Planned         int
	MadeWidth, WholeWidth float64
}

// product is one line of the list.
type product struct {
	Title, Kind, Place string
	Made               bool
	Articles           []ref
	File, URL          string
	Link               bool // the URL is a page a browser may open
}

func productsOf(k desk.Knowledge, articles refs, s speech) products {
	places := map[string]string{}
	for _, place := range k.Places {
		places[place.ID] = place.Name
	}
	names := kindNames(k.Materials, s)
	p := products{Kinds: make([]kindView, len(names))}
	for i, name := range names {
		p.Kinds[i].Name = name.Name
		for _, m := range k.Materials {
			if m.Kind != name.Kind {
				continue
			}
			p.Kinds[i].Planned++
			if m.Made {
				p.Kinds[i].Made++
			}
			p.List = append(p.List, product{
				Title: m.Title, Kind: name.Name, Place: cmp.Or(places[m.Place], m.Place), Made: m.Made,
				Articles: articles.find(m.Articles), File: m.File, URL: m.URL,
				Link: strings.HasPrefix(m.URL, "https://") || strings.HasPrefix(m.URL, "http://"),
			})
		}
	}
	scale(p.Kinds)
	return p
}

// kindName is a kind of material as people call it.
type kindName struct {
	Kind desk.MaterialKind
	Name string
}

// kindNames lists every kind, also those there is nothing of, and after them
// those the desk does not know.
func kindNames(materials []desk.Material, s speech) []kindName {
	var names []kindName
	for _, k := range kinds {
		names = append(names, kindName{k.kind, s.say(k.name, nil)})
	}
	for _, m := range materials {
		if !slices.ContainsFunc(names, func(n kindName) bool { return n.Kind == m.Kind }) {
			names = append(names, kindName{m.Kind, string(m.Kind)})
		}
	}
	return names
}

// scale gives the kind with most products the whole width.
func scale(kinds []kindView) {
	most := 1
	for _, k := range kinds {
		most = max(most, k.Planned)
	}
	for i := range kinds {
		kinds[i].WholeWidth = tenth(100 * float64(kinds[i].Planned) / float64(most))
		kinds[i].MadeWidth = tenth(100 * float64(kinds[i].Made) / float64(most))
	}
}
