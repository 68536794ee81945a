-- +goose Up

-- One row for each message the desk has handled: its ID is what makes a message
-- that arrives twice the same message. No words are kept here. Times are in
-- milliseconds since 1970 everywhere.
CREATE TABLE messages (
    id     TEXT    NOT NULL PRIMARY KEY,
    chat   TEXT    NOT NULL,
    parked BOOLEAN NOT NULL,
    at     BIGINT  NOT NULL
);
CREATE INDEX messages_chat ON messages (chat);
CREATE INDEX messages_at ON messages (at);
CREATE INDEX messages_parked ON messages (at) WHERE parked;

-- How often a message was begun without its turn being committed.
CREATE TABLE attempts (
    message TEXT    NOT NULL PRIMARY KEY,
    tries   INTEGER NOT NULL,
    at      BIGINT  NOT NULL
);

-- Where each conversation stands. dead: the chat could not be reached when last
-- spoken to.
CREATE TABLE sessions (
    chat    TEXT    NOT NULL PRIMARY KEY,
    version BIGINT  NOT NULL,
    state   TEXT    NOT NULL,
    dead    BOOLEAN NOT NULL,
    at      BIGINT  NOT NULL
);
CREATE INDEX sessions_at ON sessions (at);
CREATE INDEX sessions_dead ON sessions (chat) WHERE dead;

-- Replies that wait to be said (state open), and the shells of those that were
-- given up (state refused). A reply that was said is gone. The IDs are never
-- used twice, so that a late delivery job cannot meet another reply.
CREATE TABLE replies (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    chat  TEXT    NOT NULL,
    body  TEXT    NOT NULL,
    state TEXT    NOT NULL,
    at    BIGINT  NOT NULL
);
CREATE INDEX replies_chat ON replies (chat, id);
CREATE INDEX replies_state ON replies (state, at);

-- Lines of conversations that a door shows again, for a day.
CREATE TABLE entries (
    chat  TEXT   NOT NULL,
    id    BIGINT NOT NULL,
    said  TEXT   NOT NULL,
    reply TEXT   NOT NULL,
    at    BIGINT NOT NULL,
    PRIMARY KEY (chat, id)
);
CREATE INDEX entries_at ON entries (at);

-- Questions that wait for a person.
CREATE TABLE tickets (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    chat      TEXT    NOT NULL,
    question  TEXT    NOT NULL,
    reason    TEXT    NOT NULL,
    articles  TEXT    NOT NULL,
    state     TEXT    NOT NULL,
    opened_at BIGINT  NOT NULL,
    version   BIGINT  NOT NULL
);
CREATE INDEX tickets_chat ON tickets (chat, state);
CREATE INDEX tickets_state ON tickets (state, opened_at);
