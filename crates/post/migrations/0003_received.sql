-- The day on which something came that was not written here: on paper, at the counter, by phone. An
-- office enters it later and says the day; `day` is when it was entered. Empty for all other letters.

ALTER TABLE post_letters ADD COLUMN received BIGINT;
