-- Who brought which file, and to which records files belong. The bytes are blobs, named by their digest.
CREATE TABLE file (
  county TEXT NOT NULL,
  digest TEXT NOT NULL,
  uploaded_by TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size BIGINT NOT NULL,
  name TEXT NOT NULL,
  uploaded_at BIGINT NOT NULL,
  PRIMARY KEY (county, digest, uploaded_by)
);
--distribute: file

-- school, department: who besides the office may see the record; '' for nobody.
CREATE TABLE file_attachment (
  county TEXT NOT NULL,
  digest TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  school TEXT NOT NULL,
  department TEXT NOT NULL,
  PRIMARY KEY (county, digest, subject_kind, subject, school, department)
);
CREATE INDEX file_attachment_by_subject ON file_attachment (county, subject_kind, subject);
--distribute: file_attachment
