-- Versions of the network, their areas, the inspectors' areas, and which inspector each school has.
CREATE TABLE network_version (
  county TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  number BIGINT NOT NULL,
  state TEXT NOT NULL,
  effective_from TEXT,
  effective_to TEXT,
  note TEXT NOT NULL,
  schools BIGINT NOT NULL,
  assigned BIGINT NOT NULL,
  inspectors BIGINT NOT NULL,
  areas BIGINT NOT NULL,
  sub_areas BIGINT NOT NULL,
  travel_km DOUBLE PRECISION NOT NULL,
  lower_bound_km DOUBLE PRECISION,
  quality TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (county, id)
);
-- Two versions never begin on the same day; the one before ends where the next begins.
CREATE UNIQUE INDEX network_version_in_force ON network_version (county, effective_from);
CREATE UNIQUE INDEX network_version_number ON network_version (county, number) WHERE number > 0;
CREATE INDEX network_version_by_age ON network_version (county, created_at, id);
--distribute: network_version

CREATE TABLE area (
  county TEXT NOT NULL,
  id TEXT NOT NULL,
  network TEXT NOT NULL,
  parent TEXT,
  name TEXT NOT NULL,
  position BIGINT NOT NULL,
  leader TEXT,
  liaison TEXT,
  boundary TEXT NOT NULL,
  PRIMARY KEY (county, network, id)
);
CREATE INDEX area_by_position ON area (county, network, position);
--distribute: area

-- To which area an inspector belongs, whether or not all his schools lie there.
CREATE TABLE network_post (
  county TEXT NOT NULL,
  network TEXT NOT NULL,
  inspector TEXT NOT NULL,
  area TEXT NOT NULL,
  PRIMARY KEY (county, network, inspector)
);
--distribute: network_post

CREATE TABLE network_assignment (
  county TEXT NOT NULL,
  id TEXT NOT NULL,
  network TEXT NOT NULL,
  school TEXT NOT NULL,
  area TEXT,
  sub_area TEXT,
  inspector TEXT,
  distance_km DOUBLE PRECISION NOT NULL,
  locked BIGINT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (county, network, school)
);
CREATE INDEX network_assignment_in_order ON network_assignment (county, network, id);
CREATE INDEX network_assignment_by_inspector ON network_assignment (county, network, inspector, id);
CREATE INDEX network_assignment_by_area ON network_assignment (county, network, area, id);
CREATE INDEX network_assignment_by_school ON network_assignment (county, school);
--distribute: network_assignment

-- Plates at the gates. retired_on is the first day on which the plate is no longer valid.
CREATE TABLE nameplate (
  county TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  token TEXT NOT NULL,
  school TEXT NOT NULL,
  inspector TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  state TEXT NOT NULL,
  posted_on TEXT,
  posted_photo TEXT NOT NULL,
  retired_on TEXT,
  PRIMARY KEY (county, id)
);
CREATE UNIQUE INDEX nameplate_by_token ON nameplate (county, token);
CREATE INDEX nameplate_by_school ON nameplate (county, school, valid_from);
--distribute: nameplate
