package desk

// Outside is a subject people ask about and no article covers. It is searched
// beside the articles, so that a question about it is not taken for theirs.
type Outside struct {
	ID        string
	Name      string   // as the desk says it: "bảo hiểm thất nghiệp"
	Contact   string   // ID of the office to ask, "" when no office can help
	Questions []string // as people ask, or the bare words that name it
}
