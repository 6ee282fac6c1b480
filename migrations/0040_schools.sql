-- The roster of schools and kindergartens. `mobile` is sealed (store/vault.h).
CREATE TABLE school (
  county TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  name TEXT NOT NULL,
  code TEXT NOT NULL,
  type TEXT NOT NULL,
  type_code TEXT NOT NULL,
  division TEXT NOT NULL,
  division_name TEXT NOT NULL,
  town TEXT NOT NULL,
  urban_rural TEXT NOT NULL,
  sponsor TEXT NOT NULL,
  address TEXT NOT NULL,
  longitude DOUBLE PRECISION,
  latitude DOUBLE PRECISION,
  classes BIGINT NOT NULL,
  pupils BIGINT NOT NULL,
  boarders BIGINT NOT NULL,
  staff BIGINT NOT NULL,
  canteen BIGINT NOT NULL,
  school_bus BIGINT NOT NULL,
  principal TEXT NOT NULL,
  office_phone TEXT NOT NULL,
  mobile TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (county, id)
);
CREATE UNIQUE INDEX school_by_code ON school (county, code);
CREATE INDEX school_in_order_of_code ON school (county, code, id);
CREATE INDEX school_in_order_of_name ON school (county, name, id);
CREATE INDEX school_in_order_of_pupils ON school (county, pupils, id);
CREATE INDEX school_by_town ON school (county, division, town, name, id);
--distribute: school
