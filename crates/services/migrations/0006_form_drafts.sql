-- Counts what was kept: who changes a form says which one was read.
ALTER TABLE forms ADD COLUMN revision BIGINT NOT NULL DEFAULT 1;

-- What was worked on before: so that what was removed can be taken back.
CREATE TABLE form_drafts (
    form TEXT NOT NULL REFERENCES forms (slug),
    revision BIGINT NOT NULL,
    kept_at BIGINT NOT NULL,
    definition TEXT NOT NULL,
    PRIMARY KEY (form, revision)
);
