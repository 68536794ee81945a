package site

import "hoidap/internal/desk"

// Block is one paragraph of a reply, or the entries of one list.
type Block struct {
	Kind  desk.LineKind
	Text  string
	Items []string
}

// BlocksOf puts the lines of a reply into blocks, the entries of a list together.
func BlocksOf(lines []desk.Line) []Block {
	var blocks []Block
	inList := false
	for _, line := range lines {
		item := line.Kind == desk.LineItem
		switch {
		case item && inList:
			last := &blocks[len(blocks)-1]
			last.Items = append(last.Items, line.Text)
		case item:
			blocks = append(blocks, Block{Kind: line.Kind, Items: []string{line.Text}})
		default:
			blocks = append(blocks, Block{Kind: line.Kind, Text: line.Text})
		}
		inList = item
	}
	return blocks
}
