-- The rows of an applied import are dropped after the days of the parameter "imports.rows_days"; null: they are kept.
ALTER TABLE import ADD COLUMN rows_dropped_at BIGINT;
CREATE INDEX import_with_rows ON import (county, state, rows_dropped_at, applied_at);
