// Package viet reads Vietnamese as people type it: with or without diacritics,
// composed or decomposed, in capitals, in chat spelling, with the keys of an
// input method left in. It knows letters and spelling rules only; words and
// what they mean are knowledge and live elsewhere.
package viet
