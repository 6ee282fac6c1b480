-- Rows of one natural key, so that a mended row is judged with its duplicates alone. The context is sealed (store/vault.h): it
-- holds the salt of the digests. Imports from before have none and are judged as a whole once more.
ALTER TABLE import ADD COLUMN context TEXT NOT NULL DEFAULT '';
ALTER TABLE import_row ADD COLUMN key TEXT NOT NULL DEFAULT '';
CREATE INDEX import_row_by_key ON import_row (county, import, key);
