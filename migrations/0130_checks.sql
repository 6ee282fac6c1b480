-- What the departments want to look at in schools: the yearly list, approved or not.
CREATE TABLE department_check (
  county TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  title TEXT NOT NULL,
  department TEXT NOT NULL,
  scope TEXT NOT NULL,
  from_month TEXT NOT NULL,
  to_month TEXT NOT NULL,
  schools BIGINT,
  approval_number TEXT NOT NULL,
  per_day BIGINT,
  state TEXT NOT NULL,
  PRIMARY KEY (county, id)
);
CREATE INDEX department_check_by_month ON department_check (county, from_month, id);
CREATE INDEX department_check_of_department ON department_check (county, department, from_month, id);
--distribute: department_check
