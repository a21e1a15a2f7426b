-- Where the actor is mentioned in the article, as `spot.rs` packs it; NULL where mentions
-- were looked for before this column was there.
ALTER TABLE tally ADD COLUMN spots BLOB;

-- So they are looked for once more; the counts hold until then.
UPDATE entry SET recognizer = 0;
