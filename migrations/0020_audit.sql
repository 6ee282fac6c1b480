-- The audit log of each county: who did what to which record, in order, with the digest of the new state.
CREATE TABLE audit_entry (
  county TEXT NOT NULL,
  sequence BIGINT NOT NULL,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  digest TEXT NOT NULL,
  PRIMARY KEY (county, sequence)
);
CREATE INDEX audit_entry_by_subject ON audit_entry (county, subject, sequence);
--distribute: audit_entry

-- How long the log is, and the right edge of its Merkle tree: enough to append and to tell the root.
CREATE TABLE audit_head (
  county TEXT PRIMARY KEY,
  size BIGINT NOT NULL,
  frontier TEXT NOT NULL
);
--distribute: audit_head
