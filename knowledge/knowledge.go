// Package knowledge is the shelf of articles that comes with the program.
package knowledge

import "embed"

// FS holds the articles, by topic, the lists beside them, the questions that were
// confirmed, and what there is to hear and look at.
//
//go:embed *.yaml */*.md questions media
var FS embed.FS
