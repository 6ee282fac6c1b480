-- Spreadsheets being taken over into a roster: an import and its rows, kept so that a clerk can go on another day.
CREATE TABLE import (
  county TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  kind TEXT NOT NULL,
  file_name TEXT NOT NULL,
  digest TEXT NOT NULL,
  sheet TEXT NOT NULL,
  state TEXT NOT NULL,
  headings TEXT NOT NULL,
  counts TEXT NOT NULL,
  layout TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  applied_at BIGINT,
  PRIMARY KEY (county, id)
);
CREATE INDEX import_by_age ON import (county, created_at, id);
--distribute: import

-- `body` is sealed (store/vault.h): rosters hold phone numbers.
CREATE TABLE import_row (
  county TEXT NOT NULL,
  import TEXT NOT NULL,
  row BIGINT NOT NULL,
  state TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (county, import, row)
);
CREATE INDEX import_row_by_state ON import_row (county, import, state, row);
--distribute: import_row
