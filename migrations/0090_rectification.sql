-- Findings and what becomes of them: notices with their rounds, objections, letters to departments.
CREATE TABLE finding (
  county TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  school TEXT NOT NULL,
  inspector TEXT NOT NULL,
  visit TEXT,
  item TEXT,
  found_on TEXT NOT NULL,
  description TEXT NOT NULL,
  suggestion TEXT NOT NULL,
  basis TEXT NOT NULL,
  severity TEXT,
  danger_to_life BIGINT NOT NULL,
  files TEXT NOT NULL,
  state TEXT NOT NULL,
  notice TEXT,
  office_remark TEXT NOT NULL,
  closed_on TEXT,
  PRIMARY KEY (county, id)
);
CREATE INDEX finding_by_day ON finding (county, found_on, id);
CREATE INDEX finding_by_state ON finding (county, state, found_on, id);
CREATE INDEX finding_by_severity ON finding (county, severity, found_on, id);
CREATE INDEX finding_by_school ON finding (county, school, found_on, id);
CREATE INDEX finding_by_inspector ON finding (county, inspector, found_on, id);
CREATE INDEX finding_by_visit ON finding (county, visit, id);
CREATE INDEX finding_by_notice ON finding (county, notice);
--distribute: finding

CREATE TABLE notice (
  county TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  year BIGINT NOT NULL,
  number BIGINT NOT NULL,
  document_number TEXT NOT NULL,
  school TEXT NOT NULL,
  inspector TEXT NOT NULL,
  visit TEXT,
  findings TEXT NOT NULL,
  title TEXT NOT NULL,
  problems TEXT NOT NULL,
  suggestions TEXT NOT NULL,
  basis TEXT NOT NULL,
  issued_on TEXT NOT NULL,
  working_days BIGINT NOT NULL,
  deadline TEXT NOT NULL,
  cc_departments TEXT NOT NULL,
  state TEXT NOT NULL,
  round BIGINT NOT NULL,
  objected BIGINT NOT NULL,
  closed_on TEXT,
  public_token TEXT NOT NULL,
  PRIMARY KEY (county, id),
  UNIQUE (county, year, number)
);
CREATE INDEX notice_by_day ON notice (county, issued_on, id);
CREATE INDEX notice_by_deadline ON notice (county, deadline, id);
CREATE INDEX notice_by_state ON notice (county, state, deadline, id);
CREATE INDEX notice_by_school ON notice (county, school, issued_on, id);
CREATE INDEX notice_by_inspector ON notice (county, inspector, issued_on, id);
CREATE INDEX notice_by_token ON notice (county, public_token);
--distribute: notice

-- The departments a notice is copied to: what such a department sees.
CREATE TABLE notice_copy (
  county TEXT NOT NULL,
  department TEXT NOT NULL,
  notice TEXT NOT NULL,
  PRIMARY KEY (county, department, notice)
);
CREATE INDEX notice_copy_by_notice ON notice_copy (county, notice, department);
--distribute: notice_copy

CREATE TABLE rectification_round (
  county TEXT NOT NULL,
  id TEXT NOT NULL,
  notice TEXT NOT NULL,
  round BIGINT NOT NULL,
  deadline TEXT NOT NULL,
  answer TEXT NOT NULL,
  answer_files TEXT NOT NULL,
  answered_by TEXT NOT NULL,
  answered_at BIGINT,
  verdict TEXT,
  remark TEXT NOT NULL,
  remark_files TEXT NOT NULL,
  checked_by TEXT NOT NULL,
  checked_at BIGINT,
  PRIMARY KEY (county, id),
  UNIQUE (county, notice, round)
);
--distribute: rectification_round

CREATE TABLE objection (
  county TEXT NOT NULL,
  id TEXT NOT NULL,
  notice TEXT NOT NULL,
  school TEXT NOT NULL,
  text TEXT NOT NULL,
  files TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  state TEXT NOT NULL,
  reply TEXT NOT NULL,
  replied_by TEXT NOT NULL,
  replied_at BIGINT,
  PRIMARY KEY (county, id)
);
CREATE INDEX objection_by_time ON objection (county, made_at, id);
CREATE INDEX objection_by_notice ON objection (county, notice, made_at, id);
CREATE INDEX objection_by_school ON objection (county, school, made_at, id);
CREATE INDEX objection_by_state ON objection (county, state, made_at, id);
--distribute: objection

CREATE TABLE letter (
  county TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  year BIGINT NOT NULL,
  number BIGINT NOT NULL,
  document_number TEXT NOT NULL,
  finding TEXT NOT NULL,
  school TEXT NOT NULL,
  department TEXT NOT NULL,
  text TEXT NOT NULL,
  sent_on TEXT NOT NULL,
  deadline TEXT NOT NULL,
  state TEXT NOT NULL,
  answer TEXT NOT NULL,
  answered_by TEXT NOT NULL,
  answered_at BIGINT,
  PRIMARY KEY (county, id),
  UNIQUE (county, year, number)
);
CREATE INDEX letter_by_day ON letter (county, sent_on, id);
CREATE INDEX letter_by_department ON letter (county, department, sent_on, id);
CREATE INDEX letter_by_school ON letter (county, school, sent_on, id);
CREATE INDEX letter_by_finding ON letter (county, finding);
CREATE INDEX letter_by_state ON letter (county, state, sent_on, id);
--distribute: letter
