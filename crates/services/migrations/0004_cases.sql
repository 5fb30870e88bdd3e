-- Service cases: what the town may know of what somebody applied for. Answers, attachments, reasons
-- in words and notes are in the sealed letters of the post case with the same identifier.
-- Days are days since 1970 in the town's calendar, moments microseconds since 1970 in UTC.
CREATE TABLE service_cases (
    case_id TEXT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    service TEXT NOT NULL,
    form TEXT,
    form_version BIGINT,
    -- Whose turn it is; another one than at first where it was handed over.
    office TEXT NOT NULL,
    -- `online`, `paper`, `counter`, `phone`, `mail`.
    door TEXT NOT NULL,
    -- `received`, `in-progress`, `asked`, `second-eyes`, `decided`, `withdrawn`, `handed-over`.
    status TEXT NOT NULL,
    received_day BIGINT NOT NULL,
    -- From here the promised time counts: the day it was received, or opened again.
    begun_day BIGINT NOT NULL,
    -- What the service promised on that day; empty: nothing, so the statutory three months.
    promised_days BIGINT,
    -- Days on which the office waited for the resident, up to the last answer.
    paused_days BIGINT NOT NULL,
    -- Without the wait that still goes on.
    due_day BIGINT NOT NULL,
    soon_day BIGINT NOT NULL,
    asked_day BIGINT,
    -- The number of the newest letter when the office asked.
    asked_seq BIGINT,
    answered_day BIGINT,
    decided_day BIGINT,
    outcome TEXT,
    -- Codes of reasons, separated by spaces.
    reasons TEXT NOT NULL,
    four_eyes BIGINT NOT NULL,
    assignee TEXT,
    proposed_by TEXT,
    confirmed_by TEXT,
    -- What the office was told: `calm`, `soon`, `overdue`.
    escalation TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX service_cases_of_office ON service_cases (office, status, due_day);
CREATE INDEX service_cases_of_service ON service_cases (service, decided_day);

-- What happened, in order; numbers are those of the case's versions.
CREATE TABLE service_case_events (
    case_id TEXT NOT NULL REFERENCES service_cases (case_id),
    number BIGINT NOT NULL,
    day BIGINT NOT NULL,
    what TEXT NOT NULL,
    office TEXT NOT NULL,
    -- Who of the office did it; empty for residents and for what happens by itself.
    done_by TEXT,
    PRIMARY KEY (case_id, number)
);

-- What an office demands for a service of its own.
CREATE TABLE service_case_rules (
    service TEXT PRIMARY KEY,
    four_eyes BIGINT NOT NULL
);

CREATE TABLE service_fees (
    case_id TEXT PRIMARY KEY REFERENCES service_cases (case_id),
    -- ISO 11649, without spaces; drawn at random.
    reference TEXT NOT NULL UNIQUE,
    cents BIGINT NOT NULL,
    -- `open`, `paid-counter`, `paid-transfer`, `paid-online`, `waived`, `refunded`.
    state TEXT NOT NULL,
    changed_day BIGINT NOT NULL
);

-- Every payment and refund of a fee; never changed.
CREATE TABLE service_receipts (
    case_id TEXT NOT NULL REFERENCES service_fees (case_id),
    number BIGINT NOT NULL,
    -- `paid-counter`, `paid-transfer`, `paid-online`, `refunded`.
    what TEXT NOT NULL,
    cents BIGINT NOT NULL,
    day BIGINT NOT NULL,
    PRIMARY KEY (case_id, number)
);

-- Attempts to pay online. `surplus` is money that came when nothing was owed any more.
CREATE TABLE service_payments (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES service_fees (case_id),
    provider TEXT NOT NULL,
    cents BIGINT NOT NULL,
    -- `begun`, `paid`, `cancelled`, `surplus`.
    state TEXT NOT NULL,
    begun_at BIGINT NOT NULL
);
CREATE INDEX service_payments_of_case ON service_payments (case_id);

-- Messages of payment providers that were taken: none is taken twice.
CREATE TABLE service_payment_messages (
    provider TEXT NOT NULL,
    message TEXT NOT NULL,
    taken_at BIGINT NOT NULL,
    PRIMARY KEY (provider, message)
);
