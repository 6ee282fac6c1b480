-- School visits as signed, their amendments, and the roll-ups that dashboards read instead of them.
CREATE TABLE visit (
  county TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  school TEXT NOT NULL,
  inspector TEXT NOT NULL,
  area TEXT,
  task TEXT,
  mode TEXT NOT NULL,
  companions TEXT NOT NULL,
  visited_on TEXT NOT NULL,
  month TEXT NOT NULL,
  checked_in_at BIGINT NOT NULL,
  finished_at BIGINT NOT NULL,
  longitude DOUBLE PRECISION,
  latitude DOUBLE PRECISION,
  certificate_shown BIGINT NOT NULL,
  methods TEXT NOT NULL,
  items TEXT NOT NULL,
  lessons TEXT NOT NULL,
  process TEXT NOT NULL,
  highlights TEXT NOT NULL,
  finding_count BIGINT NOT NULL,
  no_findings BIGINT NOT NULL,
  feedback TEXT NOT NULL,
  feedback_to TEXT NOT NULL,
  files TEXT NOT NULL,
  inspector_signature TEXT NOT NULL,
  school_signature TEXT NOT NULL,
  school_signer TEXT NOT NULL,
  unsigned_reason TEXT NOT NULL,
  content_digest TEXT NOT NULL,
  canonical_digest TEXT NOT NULL,
  held_files TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  PRIMARY KEY (county, id)
);
-- One index for each filter with each order that lists offer. The narrow ones first: of two that seem equally good SQLite
-- takes the older.
CREATE INDEX visit_of_school_by_day ON visit (county, school, visited_on, id);
CREATE INDEX visit_of_school_by_receipt ON visit (county, school, received_at, id);
CREATE INDEX visit_of_inspector_by_day ON visit (county, inspector, visited_on, id);
CREATE INDEX visit_of_inspector_by_receipt ON visit (county, inspector, received_at, id);
CREATE INDEX visit_of_area_by_day ON visit (county, area, visited_on, id);
CREATE INDEX visit_of_area_by_receipt ON visit (county, area, received_at, id);
CREATE INDEX visit_of_mode_by_day ON visit (county, mode, visited_on, id);
CREATE INDEX visit_of_mode_by_receipt ON visit (county, mode, received_at, id);
CREATE INDEX visit_by_day ON visit (county, visited_on, id);
CREATE INDEX visit_by_receipt ON visit (county, received_at, id);
--distribute: visit

-- Corrections of a signed visit: the text before and after, why and by whom. Rows are only ever added.
CREATE TABLE visit_amendment (
  county TEXT NOT NULL,
  id TEXT NOT NULL,
  visit TEXT NOT NULL,
  from_version BIGINT NOT NULL,
  reason TEXT NOT NULL,
  field TEXT NOT NULL,
  before_text TEXT NOT NULL,
  after_text TEXT NOT NULL,
  author TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (county, id)
);
CREATE UNIQUE INDEX visit_amendment_in_order ON visit_amendment (county, visit, from_version);
--distribute: visit_amendment

-- Counts per month, area, inspector and item, changed in the transaction of the visit. area '': none; item '': the
-- visits as such, with all their findings. Severity is the inspector's on the spot.
CREATE TABLE visit_rollup (
  county TEXT NOT NULL,
  month TEXT NOT NULL,
  area TEXT NOT NULL,
  inspector TEXT NOT NULL,
  item TEXT NOT NULL,
  visits BIGINT NOT NULL,
  good BIGINT NOT NULL,
  fair BIGINT NOT NULL,
  problem BIGINT NOT NULL,
  minor BIGINT NOT NULL,
  general BIGINT NOT NULL,
  serious BIGINT NOT NULL,
  complex BIGINT NOT NULL,
  unrated BIGINT NOT NULL,
  danger BIGINT NOT NULL,
  PRIMARY KEY (county, month, area, inspector, item)
);
--distribute: visit_rollup
