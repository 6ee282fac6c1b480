-- What the supervision office of a county sets for itself.
CREATE TABLE office (
  county TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  name TEXT NOT NULL,
  office_name TEXT NOT NULL,
  issuer_mark TEXT NOT NULL,
  complaint_phone TEXT NOT NULL,
  address TEXT NOT NULL,
  number_prefix TEXT NOT NULL,
  ninth_item TEXT NOT NULL,
  tile_server TEXT NOT NULL,
  tile_datum TEXT NOT NULL,
  demo BIGINT NOT NULL,
  PRIMARY KEY (county, id)
);
--distribute: office

CREATE TABLE department (
  county TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  duties TEXT NOT NULL,
  contact TEXT NOT NULL,
  phone TEXT NOT NULL,
  active BIGINT NOT NULL,
  PRIMARY KEY (county, id)
);
CREATE UNIQUE INDEX department_by_name ON department (county, name);
CREATE INDEX department_in_order ON department (county, name, id);
--distribute: department

-- Holidays and make-up working days, year by year.
CREATE TABLE calendar_day (
  county TEXT NOT NULL,
  id TEXT NOT NULL,
  date TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (county, id)
);
CREATE UNIQUE INDEX calendar_day_by_date ON calendar_day (county, date);
--distribute: calendar_day

-- A county's own values of rule parameters; the latest of a code that is in effect counts.
CREATE TABLE parameter_value (
  county TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  code TEXT NOT NULL,
  effective_from TEXT NOT NULL,
  value BIGINT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (county, id)
);
CREATE UNIQUE INDEX parameter_value_by_date ON parameter_value (county, code, effective_from);
--distribute: parameter_value
