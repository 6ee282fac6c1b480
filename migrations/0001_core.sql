-- What every module stands on. Times are UTC milliseconds, dates ISO text, booleans 0/1, documents JSON text.

-- Which schools a holder (inspector, area) may see, by date; valid_to is the first day no longer valid.
CREATE TABLE school_access (
  county TEXT NOT NULL,
  holder TEXT NOT NULL,
  school TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT NOT NULL,
  PRIMARY KEY (county, holder, school, valid_from)
);
CREATE INDEX school_access_by_school ON school_access (county, school, valid_from);
--distribute: school_access

-- First answers to creations, so that a replay gets the same one (Idempotency-Key).
CREATE TABLE replay (
  county TEXT NOT NULL,
  account TEXT NOT NULL,
  key TEXT NOT NULL,
  request_digest TEXT NOT NULL,
  status BIGINT NOT NULL,
  answer TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (county, account, key)
);
CREATE INDEX replay_by_age ON replay (county, created_at);
--distribute: replay

-- Gap-free numbers: the last one given, per series and year.
CREATE TABLE number_series (
  county TEXT NOT NULL,
  series TEXT NOT NULL,
  year BIGINT NOT NULL,
  last BIGINT NOT NULL,
  PRIMARY KEY (county, series, year)
);
--distribute: number_series

-- Long work. Not distributed: workers take jobs of every county from it.
CREATE TABLE job (
  id TEXT PRIMARY KEY,
  county TEXT NOT NULL,
  kind TEXT NOT NULL,
  account TEXT NOT NULL,
  input TEXT NOT NULL,
  state TEXT NOT NULL,
  progress DOUBLE PRECISION NOT NULL,
  message_zh TEXT NOT NULL,
  message_en TEXT NOT NULL,
  result TEXT NOT NULL,
  cancel_asked BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL
);
CREATE INDEX job_by_state ON job (state, created_at);
CREATE INDEX job_by_county ON job (county, created_at);

-- Text under which records are found; terms are cut by search_terms().
--sqlite:CREATE VIRTUAL TABLE search_text USING fts5(county UNINDEXED, kind UNINDEXED, id UNINDEXED, terms, tokenize = 'unicode61 remove_diacritics 0');
--postgres:CREATE TABLE search_text (county TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, terms TEXT NOT NULL, vector TSVECTOR GENERATED ALWAYS AS (to_tsvector('simple', terms)) STORED, PRIMARY KEY (county, kind, id));
--postgres:CREATE INDEX search_text_vector ON search_text USING gin (vector);
