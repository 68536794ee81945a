// Package locales holds every sentence the desk says to people, one file per
// language, and how far each Stiêng sentence has come.
package locales

import "embed"

// FS is the folder as it was when the program was built.
//
//go:embed active.vi.toml active.sti.toml status.sti.csv
var FS embed.FS
