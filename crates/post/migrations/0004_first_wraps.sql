-- To which version of a party's keys a version of a case's key was sealed first: who left an office
-- may know what was sealed to the keys of their time, also after it was sealed anew.

ALTER TABLE post_case_wraps ADD COLUMN first_keyset_version BIGINT NOT NULL DEFAULT 0;
UPDATE post_case_wraps SET first_keyset_version = keyset_version;
