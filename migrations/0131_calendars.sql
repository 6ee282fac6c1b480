-- Calendars of visits as the planner proposes them. `seed` is sealed (store/vault.h): who knows it could guess the days.
CREATE TABLE visit_calendar (
  county TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  from_month TEXT NOT NULL,
  to_month TEXT NOT NULL,
  note TEXT NOT NULL,
  state TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  accepted_at BIGINT,
  per_day BIGINT NOT NULL,
  training_days TEXT NOT NULL,
  schools BIGINT NOT NULL,
  inspectors BIGINT NOT NULL,
  checks BIGINT NOT NULL,
  visits_asked BIGINT NOT NULL,
  entries BIGINT NOT NULL,
  saved BIGINT NOT NULL,
  entries_bound BIGINT NOT NULL,
  missed_visits BIGINT NOT NULL,
  missed_checks BIGINT NOT NULL,
  waiting BIGINT NOT NULL,
  moved BIGINT NOT NULL,
  close_pairs BIGINT NOT NULL,
  unannounced BIGINT NOT NULL,
  travel_km DOUBLE PRECISION NOT NULL,
  travel_bound_km DOUBLE PRECISION NOT NULL,
  secrecy DOUBLE PRECISION NOT NULL,
  hand_moves BIGINT NOT NULL,
  departments TEXT NOT NULL,
  shortages TEXT NOT NULL,
  notes TEXT NOT NULL,
  seed TEXT NOT NULL,
  PRIMARY KEY (county, id)
);
CREATE INDEX visit_calendar_by_time ON visit_calendar (county, created_at, id);
--distribute: visit_calendar

CREATE TABLE calendar_visit (
  county TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  calendar TEXT NOT NULL,
  school TEXT NOT NULL,
  day TEXT NOT NULL,
  duty BIGINT NOT NULL,
  inspectors TEXT NOT NULL,
  area TEXT,
  checks TEXT NOT NULL,
  items TEXT NOT NULL,
  unannounced BIGINT NOT NULL,
  slack BIGINT NOT NULL,
  PRIMARY KEY (county, id)
);
CREATE INDEX calendar_visit_by_day ON calendar_visit (county, calendar, day, id);
CREATE INDEX calendar_visit_of_school ON calendar_visit (county, calendar, school, day, id);
--distribute: calendar_visit

CREATE TABLE school_saving (
  county TEXT NOT NULL,
  id TEXT NOT NULL,
  calendar TEXT NOT NULL,
  school TEXT NOT NULL,
  asked BIGINT NOT NULL,
  made BIGINT NOT NULL,
  saved BIGINT NOT NULL,
  left_out BIGINT NOT NULL,
  PRIMARY KEY (county, id)
);
CREATE INDEX school_saving_by_saved ON school_saving (county, calendar, saved, id);
--distribute: school_saving

CREATE TABLE unmerged_check (
  county TEXT NOT NULL,
  id TEXT NOT NULL,
  calendar TEXT NOT NULL,
  school TEXT NOT NULL,
  check_id TEXT NOT NULL,
  made BIGINT NOT NULL,
  zh TEXT NOT NULL,
  en TEXT NOT NULL,
  PRIMARY KEY (county, id)
);
CREATE INDEX unmerged_check_listed ON unmerged_check (county, calendar, id);
--distribute: unmerged_check
