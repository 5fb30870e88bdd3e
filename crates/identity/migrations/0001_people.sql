-- Offices and the people of the town. Moments are microseconds since 1970 in UTC.

CREATE TABLE offices (
    slug TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE people (
    id TEXT PRIMARY KEY,
    user_name TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    signed_in_at BIGINT,
    disabled_at BIGINT
);

CREATE TABLE memberships (
    person TEXT NOT NULL REFERENCES people (id),
    office TEXT NOT NULL REFERENCES offices (slug),
    role TEXT NOT NULL,
    granted_at BIGINT NOT NULL,
    PRIMARY KEY (person, office, role)
);
CREATE INDEX memberships_of_office ON memberships (office);

CREATE TABLE passphrases (
    person TEXT PRIMARY KEY REFERENCES people (id),
    hash TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);

CREATE TABLE passkeys (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    label TEXT NOT NULL,
    credential_id TEXT NOT NULL UNIQUE,
    credential TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX passkeys_of_person ON passkeys (person);

-- One authenticator app for each person. The secret is sealed with the town's key. `last_step`
-- is the newest time step whose code was used: a code works once (RFC 6238, 5.2).
CREATE TABLE authenticators (
    person TEXT PRIMARY KEY REFERENCES people (id),
    secret BYTEA NOT NULL,
    last_step BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE recovery_codes (
    code_hash TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    created_at BIGINT NOT NULL
);
CREATE INDEX recovery_codes_of_person ON recovery_codes (person);

CREATE TABLE provider_links (
    provider TEXT NOT NULL,
    subject TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES people (id),
    linked_at BIGINT NOT NULL,
    PRIMARY KEY (provider, subject)
);
CREATE INDEX provider_links_of_person ON provider_links (person);

-- `second_factor_at` stays empty until the second factor was shown; `confirmed_at` is when the
-- person last proved who they are.
CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES people (id),
    browser TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    confirmed_at BIGINT NOT NULL,
    second_factor_at BIGINT,
    failed_before BIGINT NOT NULL
);
CREATE INDEX sessions_of_person ON sessions (person);

-- Browsers in which a person has signed in before: a stranger's wrong guesses don't slow them.
CREATE TABLE known_devices (
    token_hash TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL
);
CREATE INDEX known_devices_of_person ON known_devices (person);

-- What must be remembered between two steps of a sign-in; sealed, used once.
CREATE TABLE ceremonies (
    id_hash TEXT PRIMARY KEY,
    state BYTEA NOT NULL,
    expires_at BIGINT NOT NULL
);

-- Wrong attempts, by a keyed hash of what they were made on (account, network).
CREATE TABLE attempts (
    key_hash TEXT PRIMARY KEY,
    failures BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);

-- `person` is set where the link lets an existing person in again, and after acceptance.
CREATE TABLE invitations (
    id TEXT PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    purpose TEXT NOT NULL,
    name TEXT NOT NULL,
    office TEXT REFERENCES offices (slug),
    role TEXT,
    person TEXT,
    invited_by TEXT,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    accepted_at BIGINT
);

-- What staff did. Each entry's hash covers the one before it.
CREATE TABLE audit_log (
    number BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    actor TEXT,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    details TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
);

-- The end of the log: its row is the lock that puts entries in order.
CREATE TABLE audit_head (
    id BIGINT PRIMARY KEY,
    number BIGINT NOT NULL,
    hash TEXT NOT NULL
);
INSERT INTO audit_head (id, number, hash) VALUES (1, 0, '');

-- Nothing is changed in the log; only what is older than three years may be deleted.
CREATE FUNCTION refuse_audit_change() RETURNS TRIGGER AS $$ -- postgres
BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$ LANGUAGE plpgsql; -- postgres
CREATE TRIGGER audit_log_is_never_updated BEFORE UPDATE ON audit_log -- postgres
FOR EACH ROW EXECUTE FUNCTION refuse_audit_change(); -- postgres
CREATE TRIGGER audit_log_is_kept BEFORE DELETE ON audit_log FOR EACH ROW -- postgres
WHEN (OLD.at > (EXTRACT(EPOCH FROM now()) - 94608000) * 1000000) -- postgres
EXECUTE FUNCTION refuse_audit_change(); -- postgres
CREATE TRIGGER audit_log_is_never_updated BEFORE UPDATE ON audit_log -- sqlite
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END; -- sqlite
CREATE TRIGGER audit_log_is_kept BEFORE DELETE ON audit_log -- sqlite
WHEN OLD.at > (CAST(strftime('%s', 'now') AS INTEGER) - 94608000) * 1000000 -- sqlite
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END; -- sqlite
