// Package archtest holds the plan of the house as a test: which package may
// import which of ours, and which may know a library from outside. The plan
// is changed here and in the design together, with the reason in the commit.
package archtest
