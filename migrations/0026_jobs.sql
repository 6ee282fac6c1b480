-- Long work, with its outcome as typed documents. Not distributed: a process asks for its own jobs of every county.
DROP TABLE job;
CREATE TABLE job (
  county TEXT NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  account TEXT NOT NULL,
  state TEXT NOT NULL,
  progress DOUBLE PRECISION NOT NULL,
  message_zh TEXT NOT NULL,
  message_en TEXT NOT NULL,
  input TEXT NOT NULL,
  result TEXT,
  problem TEXT,
  cancel_asked BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (county, id)
);
CREATE INDEX job_by_state ON job (state, changed_at);
CREATE INDEX job_by_account ON job (county, account, created_at, id);
