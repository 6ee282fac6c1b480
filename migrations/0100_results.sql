-- The county's indicators of a year, and the yearly results computed from them.
CREATE TABLE indicator (
  county TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  year BIGINT NOT NULL,
  parent TEXT,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  weight DOUBLE PRECISION NOT NULL,
  formula TEXT NOT NULL,
  step DOUBLE PRECISION NOT NULL,
  items TEXT NOT NULL,
  position BIGINT NOT NULL,
  PRIMARY KEY (county, id)
);
CREATE INDEX indicator_by_year ON indicator (county, year, position, id);
--distribute: indicator

CREATE TABLE school_result (
  county TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  school TEXT NOT NULL,
  year BIGINT NOT NULL,
  score DOUBLE PRECISION NOT NULL,
  grade TEXT NOT NULL,
  assessed BIGINT NOT NULL,
  visits BIGINT NOT NULL,
  findings BIGINT NOT NULL,
  notices BIGINT NOT NULL,
  put_right BIGINT NOT NULL,
  lines TEXT NOT NULL,
  computed_at BIGINT NOT NULL,
  PRIMARY KEY (county, id),
  UNIQUE (county, year, school)
);
CREATE INDEX school_result_by_score ON school_result (county, year, score, id);
CREATE INDEX school_result_by_grade ON school_result (county, year, grade, score, id);
CREATE INDEX school_result_by_school ON school_result (county, school, year);
--distribute: school_result
