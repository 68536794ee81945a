-- +goose Up

-- What answered tickets could become in the knowledge, by ticket and kind.
CREATE TABLE proposals (
    ticket   BIGINT NOT NULL,
    kind     TEXT   NOT NULL,
    state    TEXT   NOT NULL,
    question TEXT   NOT NULL,
    article  TEXT   NOT NULL,
    topic    TEXT   NOT NULL,
    answer   TEXT   NOT NULL,
    source   TEXT   NOT NULL,
    person   TEXT   NOT NULL,
    at       BIGINT NOT NULL,
    PRIMARY KEY (ticket, kind)
);
CREATE INDEX tickets_ended ON tickets (ended_at);
