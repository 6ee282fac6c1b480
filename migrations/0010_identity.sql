-- Accounts, their sessions, and where a login name belongs.
CREATE TABLE account (
  county TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  login TEXT NOT NULL,
  display_name TEXT NOT NULL,
  role TEXT NOT NULL,
  subject TEXT,
  disabled BIGINT NOT NULL,
  must_change_password BIGINT NOT NULL,
  password_hash TEXT NOT NULL,
  failed_attempts BIGINT NOT NULL,
  locked_until BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (county, id)
);
CREATE UNIQUE INDEX account_by_login ON account (county, login, id);
--distribute: account

-- A login name is unique in the whole system and leads to its county.
CREATE TABLE login (
  login TEXT PRIMARY KEY,
  county TEXT NOT NULL,
  account TEXT NOT NULL
);
--reference: login

-- Only the digest of a session's token is stored: who reads the table cannot use it.
CREATE TABLE session (
  county TEXT NOT NULL,
  token_digest TEXT NOT NULL,
  account TEXT NOT NULL,
  csrf TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (county, token_digest)
);
CREATE INDEX session_by_account ON session (county, account);
CREATE INDEX session_by_expiry ON session (county, expires_at);
--distribute: session
