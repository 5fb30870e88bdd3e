-- One row: whose record it is and how far it has grown. Who appends locks it.
CREATE TABLE record_state (
    one BIGINT PRIMARY KEY CHECK (one = 1),
    origin TEXT NOT NULL,
    vkey TEXT NOT NULL,
    size BIGINT NOT NULL,
    root BYTEA NOT NULL,
    last_at BIGINT NOT NULL
);

-- The leaves of the log; the other columns repeat what the leaf says, to find it.
CREATE TABLE record_entries (
    entry BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_slug TEXT NOT NULL,
    subject_version BIGINT,
    at BIGINT NOT NULL,
    leaf BYTEA NOT NULL
);
CREATE INDEX record_entries_by_subject ON record_entries (subject_kind, subject_slug, entry);
CREATE INDEX record_entries_by_kind ON record_entries (kind, entry);

-- What opens a commitment, apart from the log: deleting a row leaves every proof intact.
CREATE TABLE record_openings (
    entry BIGINT PRIMARY KEY REFERENCES record_entries (entry),
    salt BYTEA NOT NULL,
    digest BYTEA NOT NULL,
    public BIGINT NOT NULL
);

-- The Merkle tree: up to 256 hashes of a level in a row. A partial tile is the beginning of the
-- full one.
CREATE TABLE record_tiles (
    level BIGINT NOT NULL,
    tile BIGINT NOT NULL,
    hashes BYTEA NOT NULL,
    PRIMARY KEY (level, tile)
);

-- Every checkpoint that was signed.
CREATE TABLE record_checkpoints (
    size BIGINT PRIMARY KEY,
    note TEXT NOT NULL,
    at BIGINT NOT NULL
);

-- What witnesses said about a checkpoint: the newest line of each key for each size.
CREATE TABLE record_cosignatures (
    size BIGINT NOT NULL REFERENCES record_checkpoints (size),
    vkey TEXT NOT NULL,
    line TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (size, vkey)
);
