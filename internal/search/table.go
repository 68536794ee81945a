package search

import (
	"iter"
	"slices"
)

// table holds numbers by keys, several by one key if need be, for very many
// short looks. The zero value is empty.
type table struct {
	slots []slot
	taken int
}

// slot is one number by its key; the zero slot is free. The number is counted
// from one.
type slot struct {
	key    uint64
	number uint32
}

// fewestSlots is how many slots there are at least; of all, half are taken at
// most.
const fewestSlots = 64

// clone is a copy that goes on by itself.
func (t *table) clone() table { return table{slices.Clone(t.slots), t.taken} }

// add puts a number in.
func (t *table) add(key uint64, number uint32) {
	if t.taken++; 2*t.taken > len(t.slots) {
		t.widen(max(fewestSlots, 2*len(t.slots)))
	}
	t.put(slot{key, number + 1})
}

// grow makes room for so many numbers more.
func (t *table) grow(more int) {
	size := fewestSlots
	for size < 2*(t.taken+more) {
		size *= 2
	}
	if size > len(t.slots) {
		t.widen(size)
	}
}

// widen puts all numbers into so many slots, a power of two.
func (t *table) widen(size int) {
	former := t.slots
	t.slots = make([]slot, size)
	for _, slot := range former {
		if slot.number > 0 {
			t.put(slot)
		}
	}
}

// all gives the numbers by their keys, in no order.
func (t *table) all() iter.Seq2[uint64, uint32] {
	return func(yield func(key uint64, number uint32) bool) {
		for i := range t.slots {
			if s := &t.slots[i]; s.number > 0 && !yield(s.key, s.number-1) {
				return
			}
		}
	}
}

func (t *table) put(s slot) {
	at := t.begin(s.key)
	for t.slots[at].number > 0 {
		at = t.after(at)
	}
	t.slots[at] = s
}

// get gives the number by a key, the first of several.
func (t *table) get(key uint64) (number uint32, ok bool) {
	if t.taken == 0 {
		return 0, false
	}
	for at := t.begin(key); t.slots[at].number > 0; at = t.after(at) {
		if t.slots[at].key == key {
			return t.slots[at].number - 1, true
		}
	}
	return 0, false
}

// appendAll appends the numbers by a key to a list, without those that are there.
func (t *table) appendAll(list []uint32, key uint64) []uint32 {
	if t.taken == 0 {
		return list
	}
	for at := t.begin(key); t.slots[at].number > 0; at = t.after(at) {
		if t.slots[at].key == key && !slices.Contains(list, t.slots[at].number-1) {
			list = append(list, t.slots[at].number-1)
		}
	}
	return list
}

// begin is where a key is looked for first. There are more slots than any half
// of the bits of a product tells apart, so both halves are used.
func (t *table) begin(key uint64) int {
	product := key * 0x9E3779B97F4A7C15
	return int(product>>32^product) & (len(t.slots) - 1)
}

func (t *table) after(at int) int { return (at + 1) & (len(t.slots) - 1) }
