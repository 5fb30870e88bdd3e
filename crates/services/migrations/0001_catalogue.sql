-- Content, channels and statements are JSON; texts in them go by language.
CREATE TABLE services (
    slug TEXT PRIMARY KEY,
    office TEXT NOT NULL,
    -- `draft`, `listed`, `published`, `withdrawn`.
    state TEXT NOT NULL,
    version BIGINT NOT NULL,
    -- The other system it came from and its identifier there.
    source_system TEXT,
    source_id TEXT,
    content TEXT NOT NULL,
    channels TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE INDEX services_by_office ON services (office);
CREATE INDEX services_by_state ON services (state);
CREATE UNIQUE INDEX services_by_source ON services (source_system, source_id);

-- Which services are to be had where; made from their channels whenever those change.
CREATE TABLE service_places (
    service TEXT NOT NULL REFERENCES services (slug),
    location TEXT NOT NULL,
    PRIMARY KEY (service, location)
);
CREATE INDEX service_places_by_location ON service_places (location);

CREATE TABLE service_locations (
    slug TEXT PRIMARY KEY,
    office TEXT,
    version BIGINT NOT NULL,
    source_system TEXT,
    source_id TEXT,
    content TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX service_locations_by_source ON service_locations (source_system, source_id);

-- The exact bytes that entries of the record commit to: how everything looked at each change.
CREATE TABLE service_statements (
    -- `service` or `service-location`.
    subject TEXT NOT NULL,
    slug TEXT NOT NULL,
    version BIGINT NOT NULL,
    kind TEXT NOT NULL,
    content TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (subject, slug, version)
);

-- Doors that closed or soon will, until they are mended: what an office must look after.
CREATE TABLE service_alarms (
    service TEXT NOT NULL REFERENCES services (slug),
    -- `on-site`, `paper`, `phone`.
    door TEXT NOT NULL,
    office TEXT NOT NULL,
    -- The first day without this door.
    missing_from TEXT NOT NULL,
    raised_at BIGINT NOT NULL,
    PRIMARY KEY (service, door)
);
CREATE INDEX service_alarms_by_office ON service_alarms (office);

-- What was imported from where, so that a second import changes only what changed there, and
-- never what an office changed here since.
CREATE TABLE service_imports (
    -- `service` or `service-location`.
    subject TEXT NOT NULL,
    system TEXT NOT NULL,
    id TEXT NOT NULL,
    slug TEXT NOT NULL,
    -- SHA-256 of what the source said.
    digest TEXT NOT NULL,
    -- The version that the import wrote.
    version BIGINT NOT NULL,
    imported_at BIGINT NOT NULL,
    PRIMARY KEY (subject, system, id)
);
