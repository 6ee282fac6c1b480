-- Verifiable draws. `salt` is sealed (store/vault.h). The frozen roster is kept apart, so that lists do not carry it.
CREATE TABLE draw (
  county TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  name TEXT NOT NULL,
  strata_by TEXT NOT NULL,
  weight_by TEXT NOT NULL,
  division TEXT NOT NULL,
  town TEXT NOT NULL,
  algorithm TEXT NOT NULL,
  quotas TEXT NOT NULL,
  sources TEXT NOT NULL,
  reveal_by TEXT NOT NULL,
  state TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  committed_at BIGINT,
  drawn_at BIGINT,
  revealed_at BIGINT,
  roster_digest TEXT NOT NULL,
  salt_commitment TEXT NOT NULL,
  commitment TEXT NOT NULL,
  public_text TEXT NOT NULL,
  salt TEXT NOT NULL,
  withdrawn TEXT NOT NULL,
  PRIMARY KEY (county, id)
);
CREATE INDEX draw_by_time ON draw (county, created_at, id);
CREATE INDEX draw_by_state ON draw (county, state, created_at, id);
--distribute: draw

CREATE TABLE draw_roster (
  county TEXT NOT NULL,
  id TEXT NOT NULL,
  roster TEXT NOT NULL,
  PRIMARY KEY (county, id)
);
--distribute: draw_roster
