//go:build race

package main

// raced reports that the race detector is on, which makes everything about ten
// times slower.
const raced = true
