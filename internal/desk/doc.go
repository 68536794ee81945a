// Package desk holds the words of the trade: what a household says, what the
// desk says back, and what it knows.
package desk
