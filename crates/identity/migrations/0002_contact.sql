-- How else an office can be reached: address, telephone, opening hours.
ALTER TABLE offices ADD COLUMN contact TEXT NOT NULL DEFAULT '{}';
