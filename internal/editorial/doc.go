// Package editorial holds the rules by which an answer of the staff becomes
// knowledge: from a ticket that a person answered, shown before anybody agrees,
// agreed by a person, written into a folder of articles where it is checked like
// everything else there. It decides and stores nothing; a draft it writes is no
// article that is served.
package editorial
