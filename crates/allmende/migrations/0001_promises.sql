-- What was true of each promise, one value a day: the last of the day stays.
CREATE TABLE promise_values (
    promise TEXT NOT NULL,
    day TEXT NOT NULL,
    measured_at BIGINT NOT NULL,
    numerator DOUBLE PRECISION NOT NULL,
    denominator DOUBLE PRECISION NOT NULL,
    missing TEXT NOT NULL,
    PRIMARY KEY (promise, day)
);
