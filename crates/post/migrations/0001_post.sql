-- Post between people and offices. Everything confidential is ciphertext (docs/specs/post.md).
-- Moments are microseconds since 1970 in UTC; days are days since 1970: of letters the town keeps
-- no finer time. A party is `account:ID`, `office:SLUG` or `guest:ID`.

CREATE TABLE post_accounts (
    account TEXT PRIMARY KEY,
    person TEXT NOT NULL UNIQUE REFERENCES people (id),
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);

-- The public keysets of all parties, each with its place in the record.
CREATE TABLE post_keysets (
    party TEXT NOT NULL,
    version BIGINT NOT NULL,
    sha256 TEXT NOT NULL UNIQUE,
    jws TEXT NOT NULL,
    previous_jws TEXT,
    entry BIGINT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (party, version)
);

-- Ways back to the root of an account: sealed by passphrase, recovery code or passkey.
CREATE TABLE post_wraps (
    account TEXT NOT NULL REFERENCES post_accounts (account),
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    wrap TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (account, id)
);

-- Older roots, each sealed under the next.
CREATE TABLE post_chains (
    account TEXT NOT NULL REFERENCES post_accounts (account),
    version BIGINT NOT NULL,
    chain TEXT NOT NULL,
    PRIMARY KEY (account, version)
);

-- What only the owner of a mailbox reads: its index (`post_indexes`) and drafts.
CREATE TABLE post_indexes (
    party TEXT PRIMARY KEY,
    revision BIGINT NOT NULL,
    sealed TEXT NOT NULL
);

CREATE TABLE post_drafts (
    account TEXT NOT NULL REFERENCES post_accounts (account),
    id TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (account, id)
);

-- Where news of a letter goes, without content; only if the person asked for it.
CREATE TABLE post_notices (
    account TEXT PRIMARY KEY REFERENCES post_accounts (account),
    email TEXT NOT NULL,
    token_hash TEXT,
    confirmed_at BIGINT,
    told_day BIGINT,
    created_at BIGINT NOT NULL
);

-- An office's epochs: the older root sealed to the newer epoch.
CREATE TABLE post_epochs (
    office TEXT NOT NULL REFERENCES offices (slug),
    epoch BIGINT NOT NULL,
    history BYTEA,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (office, epoch)
);

-- The office's root, sealed to each member.
CREATE TABLE post_office_wraps (
    office TEXT NOT NULL,
    epoch BIGINT NOT NULL,
    account TEXT NOT NULL REFERENCES post_accounts (account),
    version BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (office, epoch, account)
);
CREATE INDEX post_office_wraps_of_account ON post_office_wraps (account);

-- Every step of an office's membership, by role: public, as in the record.
CREATE TABLE post_steps (
    office TEXT NOT NULL REFERENCES offices (slug),
    step BIGINT NOT NULL,
    jws TEXT NOT NULL,
    entry BIGINT,
    at BIGINT NOT NULL,
    PRIMARY KEY (office, step)
);

-- Two of three shares bring an office's root back. The holder is a role; the party is who it was
-- sealed to.
CREATE TABLE post_shares (
    office TEXT NOT NULL,
    epoch BIGINT NOT NULL,
    holder TEXT NOT NULL,
    party TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (office, epoch, holder)
);
CREATE INDEX post_shares_of_party ON post_shares (party);

CREATE TABLE post_recoveries (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL REFERENCES offices (slug),
    epoch BIGINT NOT NULL,
    account TEXT NOT NULL REFERENCES post_accounts (account),
    reason TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    ended_at BIGINT,
    outcome TEXT
);

CREATE TABLE post_recovery_shares (
    recovery TEXT NOT NULL REFERENCES post_recoveries (id),
    holder TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    given_at BIGINT NOT NULL,
    PRIMARY KEY (recovery, holder)
);

CREATE TABLE post_cases (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    office TEXT NOT NULL REFERENCES offices (slug),
    status TEXT NOT NULL,
    key_version BIGINT NOT NULL,
    last_seq BIGINT NOT NULL,
    opened_day BIGINT NOT NULL,
    last_day BIGINT NOT NULL,
    closed_day BIGINT
);
CREATE INDEX post_cases_of_office ON post_cases (office, last_day);

-- Who takes part. A party that removed its copy stays here until all have; then the case goes.
CREATE TABLE post_parties (
    case_id TEXT NOT NULL REFERENCES post_cases (id),
    party TEXT NOT NULL,
    removed_at BIGINT,
    PRIMARY KEY (case_id, party)
);
CREATE INDEX post_parties_by_party ON post_parties (party);

-- The public half of each version of a case's key.
CREATE TABLE post_case_keys (
    case_id TEXT NOT NULL REFERENCES post_cases (id),
    version BIGINT NOT NULL,
    recipient TEXT NOT NULL,
    PRIMARY KEY (case_id, version)
);

-- A case's key, sealed to one version of one party.
CREATE TABLE post_case_wraps (
    case_id TEXT NOT NULL REFERENCES post_cases (id),
    version BIGINT NOT NULL,
    party TEXT NOT NULL,
    keyset_version BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (case_id, version, party)
);

-- `silent` letters (read receipts, notes) tell nobody and answer nothing.
CREATE TABLE post_letters (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES post_cases (id),
    seq BIGINT NOT NULL,
    key_version BIGINT NOT NULL,
    sender TEXT NOT NULL,
    door TEXT NOT NULL,
    silent BIGINT NOT NULL,
    day BIGINT NOT NULL,
    size BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    UNIQUE (case_id, seq)
);
CREATE INDEX post_letters_of_sender ON post_letters (sender, size);

-- Sealed files. `letter` is empty while a letter is being written; `received` grows with each part
-- that arrived (tus 1.0). Parts are blobs.
CREATE TABLE post_attachments (
    id TEXT PRIMARY KEY,
    uploader TEXT NOT NULL,
    letter TEXT REFERENCES post_letters (id),
    size BIGINT NOT NULL,
    received BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX post_attachments_of_letter ON post_attachments (letter);
CREATE INDEX post_attachments_of_uploader ON post_attachments (uploader, size);

CREATE TABLE post_attachment_parts (
    attachment TEXT NOT NULL REFERENCES post_attachments (id),
    start BIGINT NOT NULL,
    size BIGINT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (attachment, start)
);
CREATE INDEX post_attachment_parts_by_digest ON post_attachment_parts (digest);

-- People without an account: a link and a PIN open one case.
CREATE TABLE post_guests (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES post_cases (id),
    access_hash TEXT NOT NULL,
    wrong BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX post_guests_of_case ON post_guests (case_id);

-- An office's keys for other systems. The private half is sealed to the office.
CREATE TABLE post_door_keys (
    office TEXT NOT NULL REFERENCES offices (slug),
    number BIGINT NOT NULL,
    door TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    public_key TEXT NOT NULL,
    epoch BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    entry BIGINT,
    created_at BIGINT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (office, number)
);

-- What came in by other doors, still sealed by its sender, until a clerk puts it into a case.
CREATE TABLE post_inbound (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL REFERENCES offices (slug),
    door TEXT NOT NULL,
    reference TEXT NOT NULL,
    size BIGINT NOT NULL,
    digest TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    done_at BIGINT,
    case_id TEXT,
    UNIQUE (office, door, reference)
);
CREATE INDEX post_inbound_of_office ON post_inbound (office, received_at);

-- What goes out by other doors, sealed in the clerk's browser, until it was handed over.
CREATE TABLE post_outbound (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL REFERENCES offices (slug),
    case_id TEXT NOT NULL REFERENCES post_cases (id),
    door TEXT NOT NULL,
    address TEXT NOT NULL,
    digest TEXT NOT NULL,
    state TEXT NOT NULL,
    detail TEXT NOT NULL,
    -- What the other side calls it, as JSON, once it said so.
    remote TEXT,
    created_at BIGINT NOT NULL,
    sent_at BIGINT
);
CREATE INDEX post_outbound_of_case ON post_outbound (case_id);

-- How long an office keeps closed cases, and the law that says so.
CREATE TABLE post_retention (
    office TEXT PRIMARY KEY REFERENCES offices (slug),
    days BIGINT NOT NULL,
    basis TEXT NOT NULL
);
