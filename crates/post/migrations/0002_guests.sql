-- Somebody without an account may come by themself: for a day, until they open their case, a guest
-- has none. `let_in` is 1 where an office opened the door.

CREATE TABLE post_guests_then (
    id TEXT PRIMARY KEY,
    case_id TEXT REFERENCES post_cases (id),
    access_hash TEXT NOT NULL,
    wrong BIGINT NOT NULL,
    let_in BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
INSERT INTO post_guests_then (id, case_id, access_hash, wrong, let_in, created_at, expires_at)
    SELECT id, case_id, access_hash, wrong, 1, created_at, expires_at FROM post_guests;
DROP TABLE post_guests;
ALTER TABLE post_guests_then RENAME TO post_guests;
CREATE INDEX post_guests_of_case ON post_guests (case_id);
CREATE INDEX post_guests_by_end ON post_guests (expires_at);
