-- Who was erased, by their random ids and nothing else: so that a restored backup forgets them
-- again. Moments are microseconds since 1970 in UTC.
CREATE TABLE erasures (
    person TEXT PRIMARY KEY,
    erased_at BIGINT NOT NULL
);

-- When each table's retention was last applied, and how many rows were deleted then.
CREATE TABLE retention_runs (
    applied_to TEXT PRIMARY KEY,
    applied_at BIGINT NOT NULL,
    deleted BIGINT NOT NULL
);
