package desk

// MaterialKind is a kind of communication product.
type MaterialKind string

// The kinds of material.
const (
	MaterialVideo       MaterialKind = "video"
	MaterialInfographic MaterialKind = "infographic"
	MaterialPanel       MaterialKind = "panel" // a two-sided board at a roadside
	MaterialRadio       MaterialKind = "radio" // a piece for the loudspeakers
	MaterialWeb         MaterialKind = "web"   // an article on a public web page
)

// Material is one communication product: planned, or made and to be had as a
// file or a web page.
type Material struct {
	ID       string
	Kind     MaterialKind
	Title    string
	Made     bool
	Articles []string // IDs of the articles it tells about
	Place    string   // ID of the commune or ward it stands in, "" for none
	File     string   // path below the knowledge folder, "" for none
	URL      string   // "" for none
}

// Need is something only a person can supply before articles are complete.
type Need struct {
	ID       string
	What     string   // what is missing, in the words of staff
	Articles []string // IDs of the articles that wait for it
	Done     bool
}
