CREATE TABLE jobs (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    -- When a waiting job may start, when the lease of a running one ends.
    due_at BIGINT NOT NULL,
    owner TEXT,
    error TEXT,
    enqueued_at BIGINT NOT NULL,
    finished_at BIGINT
);
CREATE INDEX jobs_due ON jobs (state, due_at);
CREATE INDEX jobs_kind ON jobs (kind, state);

CREATE TABLE job_schedules (
    kind TEXT PRIMARY KEY,
    due_at BIGINT NOT NULL
);
