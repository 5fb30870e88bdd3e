-- Titles, descriptions, grounds and reasons are texts by language, as JSON.
CREATE TABLE datasets (
    slug TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    office TEXT NOT NULL,
    licence TEXT NOT NULL,
    -- `file`: an office published a file; `house`: a table of this program.
    origin TEXT NOT NULL,
    -- The legal ground for holding it back.
    withheld TEXT,
    -- Why it is not published yet and when it will be.
    expected TEXT,
    -- The number of the newest version; 0 where nothing is published.
    latest BIGINT NOT NULL,
    inventoried_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    -- The title in German and English and everything a search looks at, in lower case without
    -- accents.
    sort_de TEXT NOT NULL,
    sort_en TEXT NOT NULL,
    search TEXT NOT NULL
);
CREATE INDEX datasets_by_office ON datasets (office);
CREATE INDEX datasets_by_change ON datasets (changed_at);

CREATE TABLE dataset_versions (
    dataset TEXT NOT NULL REFERENCES datasets (slug),
    number BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    file_name TEXT NOT NULL,
    encoding TEXT NOT NULL,
    dialect TEXT NOT NULL,
    columns_found TEXT NOT NULL,
    row_count BIGINT NOT NULL,
    original_sha256 TEXT NOT NULL,
    original_bytes BIGINT NOT NULL,
    table_sha256 TEXT NOT NULL,
    table_bytes BIGINT NOT NULL,
    csv_sha256 TEXT NOT NULL,
    csv_bytes BIGINT NOT NULL,
    json_sha256 TEXT NOT NULL,
    json_bytes BIGINT NOT NULL,
    parquet_sha256 TEXT NOT NULL,
    parquet_bytes BIGINT NOT NULL,
    -- What the record committed to.
    statement TEXT NOT NULL,
    PRIMARY KEY (dataset, number)
);
CREATE INDEX dataset_versions_by_original ON dataset_versions (original_sha256);

-- The exact bytes that entries of the record about datasets commit to, by their SHA-256.
CREATE TABLE dataset_statements (
    sha256 TEXT PRIMARY KEY,
    dataset TEXT NOT NULL,
    kind TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    content TEXT NOT NULL
);
CREATE INDEX dataset_statements_by_dataset ON dataset_statements (dataset, created_at);

-- Files that were sent and not yet published.
CREATE TABLE dataset_drafts (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    touched_at BIGINT NOT NULL,
    file_name TEXT NOT NULL,
    file_sha256 TEXT NOT NULL,
    file_bytes BIGINT NOT NULL,
    -- `inspecting`, `ready`, `refused`, `publishing`, `published`
    state TEXT NOT NULL,
    rows_done BIGINT NOT NULL,
    wishes TEXT NOT NULL,
    inspection TEXT,
    problem TEXT,
    -- The version it became.
    version BIGINT
);
CREATE INDEX dataset_drafts_by_person ON dataset_drafts (person, created_at);
