-- Appointments. Days are days since 1970 in the town's calendar; cells are five minutes each,
-- counted from 1970 in UTC, so that no change of the clocks makes two of one. Services and
-- locations are those of the catalogue, by their slugs.

CREATE TABLE appointment_services (
    service TEXT PRIMARY KEY,
    minutes BIGINT NOT NULL
);

CREATE TABLE appointment_places (
    location TEXT PRIMARY KEY,
    office TEXT NOT NULL,
    -- Per cent of each counter's day that only clerks give away: for who walks in or phones.
    kept_percent BIGINT NOT NULL,
    lead_minutes BIGINT NOT NULL,
    horizon_days BIGINT NOT NULL
);

CREATE TABLE appointment_counters (
    id TEXT PRIMARY KEY,
    location TEXT NOT NULL REFERENCES appointment_places (location),
    label TEXT NOT NULL,
    UNIQUE (location, label)
);

-- Which services a counter can do.
CREATE TABLE appointment_skills (
    counter TEXT NOT NULL REFERENCES appointment_counters (id),
    service TEXT NOT NULL,
    PRIMARY KEY (counter, service)
);

-- When a counter is staffed, by the town's clocks; weekday 1 is Monday.
CREATE TABLE appointment_hours (
    counter TEXT NOT NULL REFERENCES appointment_counters (id),
    weekday BIGINT NOT NULL,
    from_minute BIGINT NOT NULL,
    until_minute BIGINT NOT NULL,
    PRIMARY KEY (counter, weekday, from_minute)
);

-- Single days on which other hours hold; empty where the counter is closed.
CREATE TABLE appointment_exceptions (
    counter TEXT NOT NULL REFERENCES appointment_counters (id),
    day BIGINT NOT NULL,
    hours TEXT NOT NULL,
    PRIMARY KEY (counter, day)
);

-- A counter's day as the search reads it: which cells are taken, how many of them online, and how
-- many could be at the last online booking. What is booked holds this row until it is written.
CREATE TABLE appointment_days (
    counter TEXT NOT NULL REFERENCES appointment_counters (id),
    day BIGINT NOT NULL,
    online BIGINT NOT NULL,
    most BIGINT NOT NULL,
    taken BYTEA NOT NULL,
    PRIMARY KEY (day, counter),
    CHECK (online <= most)
);

-- No cell of a counter belongs to two: this key is what rules out double bookings.
CREATE TABLE appointment_cells (
    counter TEXT NOT NULL,
    cell BIGINT NOT NULL,
    holder TEXT NOT NULL,
    PRIMARY KEY (counter, cell)
);
CREATE INDEX appointment_cells_of_holder ON appointment_cells (holder);

CREATE TABLE appointments (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    location TEXT NOT NULL,
    counter TEXT NOT NULL,
    services TEXT NOT NULL,
    day BIGINT NOT NULL,
    from_cell BIGINT NOT NULL,
    until_cell BIGINT NOT NULL,
    -- What is called out, instead of a name.
    number BIGINT NOT NULL,
    door TEXT NOT NULL,
    state TEXT NOT NULL,
    -- What the office did to it that the person must know: moved, or cannot be kept.
    news TEXT,
    sequence BIGINT NOT NULL,
    called_at BIGINT,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    UNIQUE (location, day, number)
);
CREATE INDEX appointments_of_day ON appointments (location, day);

-- Secrets that open an appointment or end a waiting, as hashes: those of pages and of mails.
CREATE TABLE appointment_links (
    token_hash TEXT PRIMARY KEY,
    opens TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);

-- What somebody said of themselves; it goes before the appointment does.
CREATE TABLE appointment_contacts (
    appointment TEXT PRIMARY KEY,
    name TEXT,
    email TEXT,
    lang TEXT NOT NULL,
    reminded_at BIGINT,
    ends_at BIGINT NOT NULL
);

-- Keyed hashes of a browser or an e-mail address: how many appointments one of them holds.
CREATE TABLE appointment_marks (
    mark TEXT NOT NULL,
    appointment TEXT NOT NULL,
    ends_at BIGINT NOT NULL,
    PRIMARY KEY (mark, appointment)
);

-- Slots that were given back, and when others may have them: at a random moment, so that nobody
-- can hand a slot to somebody else by cancelling it.
CREATE TABLE appointment_releases (
    id TEXT PRIMARY KEY,
    counter TEXT NOT NULL,
    day BIGINT NOT NULL,
    from_cell BIGINT NOT NULL,
    until_cell BIGINT NOT NULL,
    online BIGINT NOT NULL,
    due_at BIGINT NOT NULL
);
CREATE INDEX appointment_releases_due ON appointment_releases (due_at);

-- Who wants to be told of an earlier slot.
CREATE TABLE appointment_waiting (
    id TEXT PRIMARY KEY,
    appointment TEXT,
    services TEXT NOT NULL,
    location TEXT,
    before_day BIGINT NOT NULL,
    email TEXT NOT NULL,
    lang TEXT NOT NULL,
    mark TEXT NOT NULL,
    told_at BIGINT,
    created_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
);

-- Figures that stay when appointments are erased.
CREATE TABLE appointment_statistics (
    day BIGINT NOT NULL,
    location TEXT NOT NULL,
    service TEXT NOT NULL,
    -- Days until the first slot that was free for anyone, as it was that morning.
    wait_days BIGINT,
    offered BIGINT,
    taken BIGINT,
    PRIMARY KEY (day, location, service)
);
