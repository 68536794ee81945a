package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"hoidap/internal/config"
	"hoidap/internal/desk"
	"hoidap/internal/library"
	"hoidap/internal/staff"
)

// invite makes a code that admits one person.
func (p *program) invite(ctx context.Context, c config.Config) error {
	invitation, err := invitationOf(c.Invite)
	if err != nil {
		return err
	}
	var code string
	err = byHand(ctx, openStore, c.Invite.Data, func(_ context.Context, v *staff.Visit) error {
		code, invitation = v.Invite(invitation)
		return nil
	})
	if err != nil {
		return err
	}
	_, _ = fmt.Fprintf(p.stdout, `%s

Admits one %s, once, until %s in Vietnam.
The person writes to the bot in a private chat: /vao %s
`, code, whoIs(invitation), until(invitation.Expires), code)
	return nil
}

// invitationOf reads an invitation from the options, and holds its communes and
// topics against the knowledge.
func invitationOf(c config.Invite) (desk.Invitation, error) {
	folder, err := knowledgeFolder(c.Knowledge)
	if err != nil {
		return desk.Invitation{}, err
	}
	knowledge, _ := library.Read(folder)
	made := desk.Invitation{
		Role: desk.Role(c.Role), Name: strings.TrimSpace(c.Name), Communes: c.Communes, Hamlets: c.Hamlets, Topics: c.Topics,
	}
	places, topics := placeIDs(knowledge), topicIDs(knowledge)
	for _, id := range made.Topics {
		if !slices.Contains(topics, id) {
			return made, fmt.Errorf("invite: there is no topic %q: it is one of %s", id, strings.Join(topics, ", "))
		}
	}
	if slices.Contains(made.Communes, config.Everywhere) && made.Role == desk.RoleStaff {
		made.Communes = nil
		return made, nil
	}
	if len(made.Communes) == 0 && made.Role != desk.RoleSupervisor {
		return made, fmt.Errorf("invite: --commune is missing: it is one of %s", strings.Join(places, ", "))
	}
	for _, id := range made.Communes {
		if !slices.Contains(places, id) {
			return made, fmt.Errorf("invite: there is no commune %q: it is one of %s", id, strings.Join(places, ", "))
		}
	}
	return made, nil
}

func placeIDs(knowledge desk.Knowledge) (ids []string) {
	for _, place := range knowledge.Places {
		ids = append(ids, place.ID)
	}
	return ids
}

func topicIDs(knowledge desk.Knowledge) (ids []string) {
	for _, topic := range knowledge.Topics {
		ids = append(ids, topic.ID)
	}
	return ids
}

// whoIs says what an invitation makes of somebody: "hamlet-head of ấp 3, tan-hung".
func whoIs(i desk.Invitation) string {
	return strings.TrimSpace(string(i.Role) + " " + scope(i.Communes, i.Hamlets, i.Topics))
}

// scope says what somebody is there for, "" for everything.
func scope(communes, hamlets, topics []string) string {
	var words string
	if where := slices.Concat(hamlets, communes); len(where) > 0 {
		words = "of " + strings.Join(where, ", ")
	}
	if len(topics) > 0 {
		words += " for " + strings.Join(topics, ", ")
	}
	return strings.TrimSpace(words)
}
