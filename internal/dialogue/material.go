package dialogue

import (
	"slices"

	"hoidap/internal/desk"
)

// attachments is what a material of a kind is to whoever gets it, and how it is
// offered. A kind that is missing is read on its own page.
var attachments = map[desk.MaterialKind]struct {
	kind  desk.AttachmentKind
	offer string // message ID
}{
	desk.MaterialRadio:       {desk.AttachSound, "choice.listen"},
	desk.MaterialInfographic: {desk.AttachPicture, "choice.picture"},
	desk.MaterialPanel:       {desk.AttachPicture, "choice.picture"},
	desk.MaterialVideo:       {desk.AttachFilm, "choice.film"},
}

// chooseMaterials offers what there is to hear or look at about an article: the
// first of each kind.
func (t *turn) chooseMaterials(e desk.Edition) {
	offered := map[string]bool{}
	for _, material := range t.book.Lists().Materials {
		attachment, ok := attachments[material.Kind]
		if !ok || !material.Made || offered[attachment.offer] || !slices.Contains(material.Articles, e.ID) {
			continue
		}
		offered[attachment.offer] = true
		t.choose(t.say(attachment.offer, nil), actMaterial+material.ID)
	}
}

// openMaterial sends a recording, a picture or a film.
func (t *turn) openMaterial(id string) {
	for _, material := range t.book.Lists().Materials {
		attachment, ok := attachments[material.Kind]
		if !ok || !material.Made || material.ID != id {
			continue
		}
		t.text(desk.LineHeading, material.Title)
		t.reply.Attachments = []desk.Attachment{{Kind: attachment.kind, Title: material.Title, File: material.File}}
		if edition, ok := t.book.Edition(t.out.Session.Article); ok {
			t.chooseParts(edition)
		} else {
			t.offerTalk()
		}
		return
	}
	t.stale()
}
