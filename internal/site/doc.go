// Package site is what every page of the house needs and no page owns: the
// paces nobody may outrun, files that browsers keep for good, and streams that
// tell an open page to look again. It knows no person and no word.
package site
