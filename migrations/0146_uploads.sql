-- Files that come in pieces (tus 1.0) and are not whole yet; the pieces lie in the data folder. Each belongs to who brings it.
CREATE TABLE file_upload (
  county TEXT NOT NULL,
  digest TEXT NOT NULL,
  uploaded_by TEXT NOT NULL,
  size BIGINT NOT NULL,
  received BIGINT NOT NULL,
  name TEXT NOT NULL,
  part TEXT NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (county, digest, uploaded_by)
);
CREATE INDEX file_upload_by_account ON file_upload (county, uploaded_by, expires_at);
CREATE INDEX file_upload_by_end ON file_upload (expires_at);
--distribute: file_upload
