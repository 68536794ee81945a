// Package knowledge is the shelf of articles that comes with the program.
package knowledge

import "embed"

// FS holds the articles, by topic, and the lists beside them.
//
//go:embed *.yaml */*.md
var FS embed.FS
