package archtest

// module is the path all packages of ours begin with.
const module = "hoidap"

// room is one package and what of ours it may import.
type room struct {
	path  string
	ours  []string
	roof  bool // may import every room that is no bench
	bench bool // for tests: nothing but tests may import it
}

// plan lists the rooms from the ground up: a room imports only rooms above it
// in this list.
var plan = []room{
	// ground
	{path: "internal/desk"},
	{path: "internal/viet"},
	{path: "internal/config"},
	{path: "internal/locale"},
	{path: "internal/watch"},
	{path: "internal/archtest"},
	// shelves
	{path: "knowledge"},
	{path: "locales"},
	// readers
	{path: "internal/library", ours: []string{"internal/desk"}},
	// keepers
	{path: "internal/search", ours: []string{"internal/desk", "internal/viet"}},
	{path: "internal/store", ours: []string{"internal/desk"}},
	{path: "internal/outbox", ours: []string{"internal/desk"}},
	// rules
	{path: "internal/answer", ours: []string{"internal/desk", "internal/viet"}},
	{path: "internal/handoff", ours: []string{"internal/desk"}},
	{path: "internal/editorial", ours: []string{"internal/desk"}},
	// commands
	{path: "internal/staff", ours: []string{"internal/desk", "internal/handoff", "internal/editorial"}},
	// engine
	{path: "internal/dialogue", ours: []string{"internal/desk", "internal/staff"}},
	// threshold
	{path: "internal/door", ours: []string{"internal/desk"}},
	{path: "internal/door/doortest", ours: []string{"internal/desk", "internal/door"}, bench: true},
	{path: "internal/site", ours: []string{"internal/desk"}},
	// doors
	{path: "internal/telegram", ours: []string{"internal/desk", "internal/door"}},
	{path: "internal/telegram/telegramtest", bench: true},
	{path: "internal/web", ours: []string{"internal/desk", "internal/door", "internal/site"}},
	{path: "internal/web/webtest", bench: true},
	{path: "internal/terminal", ours: []string{"internal/desk", "internal/door"}},
	// what staff look at besides the doors
	{path: "internal/bureau", ours: []string{"internal/desk", "internal/site"}},
	{path: "internal/report", ours: []string{"internal/desk"}},
	// roof
	{path: "cmd/hoidap", roof: true},
}

// owner says which rooms may know something from outside: the module of a
// library with all below it, or a part of the standard library. Of two that
// fit an import the longer one counts.
type owner struct {
	outside string
	rooms   []string
}

// owners lists every library from outside and the parts of the standard
// library that belong to somebody. No other library may come in.
var owners = []owner{
	{"github.com/BurntSushi/toml", []string{"internal/locale"}},
	{"github.com/alecthomas/kong", []string{"internal/config"}},
	{"github.com/blevesearch/bleve/v2", []string{"internal/search"}},
	{"github.com/chromedp/cdproto", []string{"internal/web/webtest"}},
	{"github.com/chromedp/chromedp", []string{"internal/web/webtest"}},
	{"github.com/go-telegram-bot-api/telegram-bot-api/v5", []string{"internal/telegram"}},
	{"github.com/goccy/go-yaml", []string{"internal/library"}},
	{"github.com/gofrs/flock", []string{"internal/store", "cmd/hoidap"}},
	{"github.com/nicksnyder/go-i18n/v2", []string{"internal/locale"}},
	{"github.com/pressly/goose/v3", []string{"internal/store"}},
	{"github.com/riverqueue/river", []string{"internal/outbox"}},
	{"github.com/xuri/excelize/v2", []string{"internal/report"}},
	{"github.com/yuin/goldmark", []string{"internal/library"}},
	{"golang.org/x/sync", []string{"internal/outbox", "internal/telegram", "internal/web", "internal/terminal", "cmd/hoidap"}},
	// go-i18n names languages by x/text, and the lint of sentences needs its normal
	// forms; the library mends files saved with their marks apart.
	{"golang.org/x/text", []string{"internal/viet", "internal/locale", "internal/library"}},
	{"golang.org/x/time", []string{"internal/site", "internal/telegram"}},
	{"modernc.org/sqlite", []string{"internal/store"}},

	{"C", nil}, // the binary is static
	{"unsafe", nil},
	{"plugin", nil},
	{"database/sql", []string{"internal/store", "internal/outbox"}},
	{"embed", []string{"internal/bureau", "internal/report", "internal/store", "internal/web", "knowledge", "locales"}},
	{"html/template", []string{"internal/bureau", "internal/report", "internal/web"}},
	{"net/http", []string{"internal/bureau", "internal/site", "internal/telegram", "internal/telegram/telegramtest", "internal/web", "internal/web/webtest", "cmd/hoidap"}},
	{"net/http/httptest", []string{"internal/telegram/telegramtest", "internal/web/webtest"}},
	{"net/http/pprof", nil}, // adds itself to every server
	// The outbox keeps a journal of what was said in a file of its own, which a kill
	// between the door's answer and the database does not lose.
	{"os", []string{"internal/config", "internal/store", "internal/outbox", "internal/telegram/telegramtest", "internal/web/webtest", "cmd/hoidap"}},
	{"os/exec", []string{"internal/web/webtest"}},
	{"os/signal", []string{"cmd/hoidap"}},
	{"testing", []string{"internal/door/doortest", "internal/telegram/telegramtest", "internal/web/webtest"}},
	{"testing/fstest", nil},
	{"text/template", nil}, // sentences take values through internal/locale
}
