//go:build race

package dialogue_test

// raced reports that the race detector is on, which makes everything about ten
// times slower.
const raced = true
