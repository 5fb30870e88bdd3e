-- Titles are texts by language, as JSON; definitions are JSON, word for word as they were kept.
CREATE TABLE forms (
    slug TEXT PRIMARY KEY,
    service TEXT NOT NULL,
    office TEXT NOT NULL,
    title TEXT NOT NULL,
    -- What is worked on; the newest version where nothing is.
    draft TEXT NOT NULL,
    -- The number of the newest version; 0 where nothing is published.
    latest BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE INDEX forms_by_service ON forms (service);

-- Nothing here is ever changed: who filled in version 2 is checked by version 2.
CREATE TABLE form_versions (
    form TEXT NOT NULL REFERENCES forms (slug),
    number BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    definition TEXT NOT NULL,
    -- The SHA-256 of what the record committed to.
    statement TEXT NOT NULL,
    PRIMARY KEY (form, number)
);
