package main

import (
	"context"
	"fmt"
	"runtime/debug"

	"hoidap/internal/config"
)

// release is set by the linker when a release is built.
var release = "dev"

// version prints what was built, and from which commit where that is known.
func (p *program) version(context.Context, config.Config) error {
	_, _ = fmt.Fprintln(p.stdout, "hoidap", versionText())
	return nil
}

func versionText() string {
	text := release
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return text
	}
	for _, setting := range info.Settings {
		if setting.Key == "vcs.revision" {
			text += " " + setting.Value
		}
	}
	return text + " " + info.GoVersion
}
