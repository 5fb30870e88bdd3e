-- Why the rows of a version were taken back; its number, its day and its entry stay.
ALTER TABLE dataset_versions ADD COLUMN withdrawn TEXT;
