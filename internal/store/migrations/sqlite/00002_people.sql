-- +goose Up

-- Tickets that people work on. waiting and urgent say what the state and the
-- reason say, for the order of the queue.
ALTER TABLE tickets ADD COLUMN key          TEXT    NOT NULL DEFAULT '';
ALTER TABLE tickets ADD COLUMN commune      TEXT    NOT NULL DEFAULT '';
ALTER TABLE tickets ADD COLUMN hamlet       TEXT    NOT NULL DEFAULT '';
ALTER TABLE tickets ADD COLUMN topic        TEXT    NOT NULL DEFAULT '';
ALTER TABLE tickets ADD COLUMN assignee     TEXT    NOT NULL DEFAULT '';
ALTER TABLE tickets ADD COLUMN claimed_at   BIGINT  NOT NULL DEFAULT 0;
ALTER TABLE tickets ADD COLUMN claim_ends   BIGINT  NOT NULL DEFAULT 0;
ALTER TABLE tickets ADD COLUMN escalated_at BIGINT  NOT NULL DEFAULT 0;
ALTER TABLE tickets ADD COLUMN ended_at     BIGINT  NOT NULL DEFAULT 0;
ALTER TABLE tickets ADD COLUMN waiting      BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE tickets ADD COLUMN urgent       BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE tickets SET waiting = (state = 'open'), urgent = (reason = 'urgent');
DROP INDEX tickets_chat;
DROP INDEX tickets_state;
-- The two orders of the queue hold all that a page is filtered by, so that only
-- the rows shown are looked up.
CREATE INDEX tickets_queue ON tickets (waiting, urgent DESC, opened_at, id, state, commune, topic, reason, assignee);
CREATE INDEX tickets_order ON tickets (urgent DESC, opened_at, id, state, commune, topic, reason, assignee);
CREATE INDEX tickets_newest ON tickets (waiting, opened_at DESC, id DESC, state, commune, topic, reason, assignee);
CREATE INDEX tickets_assignee ON tickets (assignee, waiting, urgent DESC, opened_at, id);
CREATE INDEX tickets_chat ON tickets (chat);
CREATE INDEX tickets_key ON tickets (key, commune) WHERE waiting;
CREATE INDEX tickets_opened ON tickets (opened_at);
CREATE INDEX tickets_claims ON tickets (claim_ends) WHERE waiting AND claim_ends > 0;
CREATE INDEX tickets_unheard ON tickets (opened_at) WHERE waiting AND escalated_at = 0;

-- Numbers given out for tickets. A row says no more than that its number is taken.
CREATE TABLE ticket_numbers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at BIGINT  NOT NULL
);
INSERT INTO ticket_numbers (id, at) SELECT MAX(id), 0 FROM tickets HAVING MAX(id) > 0;

-- Chats that hear the answer of a ticket; told_at is 0 while they wait.
CREATE TABLE waiters (
    ticket  BIGINT NOT NULL,
    chat    TEXT   NOT NULL,
    since   BIGINT NOT NULL,
    told_at BIGINT NOT NULL,
    PRIMARY KEY (ticket, chat)
);
CREATE INDEX waiters_chat ON waiters (chat, ticket);
INSERT INTO waiters (ticket, chat, since, told_at) SELECT id, chat, opened_at, 0 FROM tickets WHERE state = 'open' AND chat <> '';

-- The conversation of a ticket.
CREATE TABLE remarks (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    ticket BIGINT NOT NULL,
    kind   TEXT   NOT NULL,
    person TEXT   NOT NULL,
    text   TEXT   NOT NULL,
    media  TEXT   NOT NULL,
    at     BIGINT NOT NULL
);
CREATE INDEX remarks_ticket ON remarks (ticket, id);
CREATE INDEX remarks_person ON remarks (person);
CREATE INDEX remarks_at ON remarks (at);

-- What hamlet heads ask for their neighbours; the numbers are those of tickets.
CREATE TABLE relays (
    id          BIGINT NOT NULL PRIMARY KEY,
    head        TEXT   NOT NULL,
    label       TEXT   NOT NULL,
    question    TEXT   NOT NULL,
    article     TEXT   NOT NULL,
    ticket      BIGINT NOT NULL,
    asked_at    BIGINT NOT NULL,
    answered_at BIGINT NOT NULL,
    told_at     BIGINT NOT NULL
);
CREATE INDEX relays_head ON relays (head, id);
CREATE INDEX relays_ticket ON relays (ticket);
CREATE INDEX relays_asked ON relays (asked_at);

-- Who was admitted, by address at a door. Lists are JSON.
CREATE TABLE people (
    chat       TEXT   NOT NULL PRIMARY KEY,
    role       TEXT   NOT NULL,
    name       TEXT   NOT NULL,
    communes   TEXT   NOT NULL,
    hamlets    TEXT   NOT NULL,
    topics     TEXT   NOT NULL,
    admitter   TEXT   NOT NULL,
    since      BIGINT NOT NULL,
    revoked_at BIGINT NOT NULL,
    version    BIGINT NOT NULL
);

CREATE TABLE invitations (
    digest   TEXT   NOT NULL PRIMARY KEY,
    role     TEXT   NOT NULL,
    name     TEXT   NOT NULL,
    communes TEXT   NOT NULL,
    hamlets  TEXT   NOT NULL,
    topics   TEXT   NOT NULL,
    inviter  TEXT   NOT NULL,
    at       BIGINT NOT NULL,
    expires  BIGINT NOT NULL,
    used_by  TEXT   NOT NULL,
    used_at  BIGINT NOT NULL
);

-- Groups that take tickets.
CREATE TABLE inboxes (
    chat      TEXT   NOT NULL PRIMARY KEY,
    communes  TEXT   NOT NULL,
    topics    TEXT   NOT NULL,
    opener    TEXT   NOT NULL,
    since     BIGINT NOT NULL,
    closed_at BIGINT NOT NULL
);

-- Keys to the desk in the browser, by digest.
CREATE TABLE keys (
    digest  TEXT   NOT NULL PRIMARY KEY,
    kind    TEXT   NOT NULL,
    person  TEXT   NOT NULL,
    expires BIGINT NOT NULL
);
CREATE INDEX keys_expires ON keys (expires);
CREATE INDEX keys_person ON keys (person);

-- Who did what when. No words of people.
CREATE TABLE acts (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    kind   TEXT   NOT NULL,
    person TEXT   NOT NULL,
    ticket BIGINT NOT NULL,
    detail TEXT   NOT NULL,
    at     BIGINT NOT NULL
);
CREATE INDEX acts_ticket ON acts (ticket, id);
CREATE INDEX acts_at ON acts (at);

-- How many questions of a kind there were on a day.
CREATE TABLE tallies (
    day     TEXT   NOT NULL,
    outcome TEXT   NOT NULL,
    topic   TEXT   NOT NULL,
    commune TEXT   NOT NULL,
    article TEXT   NOT NULL,
    count   BIGINT NOT NULL,
    PRIMARY KEY (day, outcome, topic, commune, article)
);

-- Chats whose door shows earlier lines again: what others cause to be said to
-- them must be among the lines.
ALTER TABLE sessions ADD COLUMN recall BOOLEAN NOT NULL DEFAULT FALSE;

-- What a person may have sent to a person of the staff, as long as the desk
-- waits for their leave: an hour at most.
ALTER TABLE sessions ADD COLUMN pending TEXT NOT NULL DEFAULT '';
UPDATE sessions SET recall = TRUE WHERE chat IN (SELECT chat FROM entries);
