// Package handoff holds the rules of the question queue: who is told of a
// ticket, who may see and take it, how long it stays with one person, when it is
// too late, which questions are the same. It decides and stores nothing; time
// comes in as a value.
package handoff
