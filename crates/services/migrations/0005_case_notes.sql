-- What an office notes for itself about a case: signed and sealed in the browser, to the office's
-- own key and to no other (docs/specs/post.md, §13). Whoever applied holds no key to it.
CREATE TABLE service_case_notes (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES service_cases (case_id),
    -- Whose note it is: it stays there when the case goes to another office.
    office TEXT NOT NULL,
    -- The version of the office's keys to which it is sealed.
    epoch BIGINT NOT NULL,
    -- Days since 1970 in the town's calendar.
    day BIGINT NOT NULL,
    sealed BYTEA NOT NULL
);
CREATE INDEX service_case_notes_of_case ON service_case_notes (case_id, office);
