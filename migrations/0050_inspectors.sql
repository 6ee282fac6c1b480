-- The register of inspectors. `mobile` is sealed (store/vault.h); stages and recusals are JSON documents.
CREATE TABLE inspector (
  county TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  name TEXT NOT NULL,
  gender TEXT NOT NULL,
  birth_month TEXT NOT NULL,
  degree TEXT NOT NULL,
  years BIGINT NOT NULL,
  employment TEXT NOT NULL,
  category TEXT NOT NULL,
  retired BIGINT NOT NULL,
  stages TEXT NOT NULL,
  subject TEXT NOT NULL,
  employer TEXT NOT NULL,
  division_name TEXT NOT NULL,
  division TEXT NOT NULL,
  home_longitude DOUBLE PRECISION,
  home_latitude DOUBLE PRECISION,
  mobile TEXT NOT NULL,
  term_start TEXT NOT NULL,
  consecutive_terms BIGINT NOT NULL,
  recusals TEXT NOT NULL,
  certificate_number TEXT NOT NULL,
  photo TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (county, id)
);
CREATE INDEX inspector_in_order_of_name ON inspector (county, name, id);
--distribute: inspector
