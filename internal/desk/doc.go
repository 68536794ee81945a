// Package desk holds the words of the trade: what a household says, what the
// desk says back, and what it knows. It imports nothing of ours, and everything
// else speaks in its words. Begin with [Message], [Turn] and [Article].
//
// What follows is a tour of the house from the ground floor up, each room in
// two to four sentences. A room knows only rooms named before it.
//
// # Ground floor
//
// internal/desk is this package. A [Message] comes in, a [Turn] holds all it
// brings about, and a [Reply] goes out. [Editions] picks the [Article] that is
// valid on a day, and the kinds of error are in errors.go.
//
// internal/viet reads Vietnamese as people type it: with or without diacritics,
// decomposed, in chat spelling, with slips. Everything compared anywhere goes
// through the same folding here. Look at Syllables and Fold first.
//
// internal/config turns the command line and the environment into one struct.
// An option is one struct line in config.go; its help and its environment name
// follow from it. A Secret prints as stars.
//
// internal/locale turns message IDs into sentences and holds the rule that no
// Stiêng sentence is said before two speakers have agreed on it. Look at
// Catalog.Say.
//
// internal/watch tells when the files below a folder have changed and come to
// rest. It knows nothing of what is in them.
//
// internal/archtest is the plan of this house as a test: which room may import
// which, and which may know a library from outside. The list is in
// plan_test.go.
//
// # Shelves
//
// knowledge is the articles, one Markdown file for each subject and period, and
// the lists beside them: topics, places and how people of the area put things.
// The Go file only embeds them.
//
// locales is every sentence the program itself says to people, by message ID,
// and the state of each Stiêng sentence. The Go file only embeds them.
//
// # Readers
//
// internal/library reads a knowledge folder into articles and lists. Whatever is
// wrong comes back as rows of file, line and how to mend it. The rules for one
// article are a list in lint.go, those for all together stand in together.go,
// and figure.go finds the figures that a source must vouch for.
//
// # Keepers
//
// internal/search turns the articles of a day into an index and a question into
// finds with their evidence. What of an article is searched is the list fields
// in field.go; how a question is prepared is in question.go.
//
// internal/store keeps what must be remembered in an SQLite file: messages
// handled, where each conversation stands, replies to be said, questions that
// wait for a person. Commit in turn.go is its heart, and purge.go says how long
// anything is kept.
//
// internal/outbox says what turns left behind. Each reply has a delivery job
// written in the transaction of its cause; worker.go says it, one reply of a
// chat at a time, and decides what to do when that fails.
//
// # Rules
//
// internal/answer decides what to do with a question: answer, ask back, hand
// over, or treat it as urgent. The steps stand in order in judge.go, and rule.go
// holds the constants by which evidence is weighed.
//
// internal/handoff holds the rules of the questions that wait for a person: who
// may see and take one, how long it stays with them, when it is too late, which
// are the same. calendar.go reckons in the hours offices work, rules.go says what
// may follow what.
//
// internal/editorial holds the rules by which an answer of the staff becomes
// knowledge: shown first, agreed to by a person, written into a folder. figure.go
// finds in which figures two answers differ.
//
// # Commands
//
// internal/staff is what staff and hamlet heads can tell the desk to do, as one
// list in command.go. Each command has its file, decides by the rules of handoff
// and writes into the turn. Typed words, buttons and the desk in the browser all
// end here.
//
// # Engine
//
// internal/dialogue turns one message into one turn. Handle in engine.go
// decides, Receive in receive.go has the turn written, tries again and parks
// what keeps failing. The conversations in its testdata can be read without
// knowing Go.
//
// # Threshold
//
// internal/door is the contract every channel keeps: hand messages in, say
// replies. It is one short file and the first to read for a new channel.
//
// internal/door/doortest is the test all doors pass, written once.
//
// internal/site is what every page needs and no page owns: the paces nobody may
// outrun, files that browsers keep, streams that tell an open page to look again.
// It knows no person and no word.
//
// # Doors
//
// internal/telegram is the door to Telegram, by its own polling loop or by
// webhook. poll.go brings messages in, update.go reads them, say.go sends
// replies.
//
// internal/telegram/telegramtest is a Bot API of our own for tests. It checks
// every call against the schema of the real one and loses, repeats and refuses
// as told.
//
// internal/web is the door to the chat page, which works without scripts. Its
// addresses are a list in routes.go, its limits are in limits.go, and /health
// is here too.
//
// internal/web/webtest visits the page as people do, without scripts and with a
// browser of the machine.
//
// internal/terminal is the door of a shell or a pipe: one line is one message.
// It is the smallest door, good to read first.
//
// internal/bureau is the staff desk in the browser: the queue, one ticket, who
// works there, what was done. It reads through interfaces of its own and acts by
// the commands staff type in a chat. Its addresses are a list in routes.go, what
// can be done on a page is a list in deeds.go.
//
// internal/report is no door of households: it draws the page on which staff see
// what the knowledge covers, how long each rule holds and what is missing, and
// what a week was like. Write and WriteWeek take everything they show as values.
//
// # Roof
//
// cmd/hoidap is the only program. Each verb has its file; wire.go builds the
// parts, serve.go opens the doors and ends them in order, shelf.go swaps the
// book when the day changes.
package desk
