-- The bundles that browsers were sent, each an entry of the public record.
CREATE TABLE client_releases (
    number BIGINT PRIMARY KEY,
    sha256 TEXT NOT NULL,
    released_at BIGINT NOT NULL
);
