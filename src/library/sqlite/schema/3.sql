-- Passages that were marked or written about, in JSON; NULL for none.
ALTER TABLE state ADD COLUMN annotations TEXT;
