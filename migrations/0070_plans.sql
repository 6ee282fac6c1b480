-- What is to be looked at, the month's key points, and the tasks that follow from them.
CREATE TABLE supervision_item (
  county TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  points TEXT NOT NULL,
  kind TEXT NOT NULL,
  audience TEXT NOT NULL,
  valid_from TEXT,
  valid_to TEXT,
  basis TEXT NOT NULL,
  active BIGINT NOT NULL,
  position BIGINT NOT NULL,
  PRIMARY KEY (county, id)
);
CREATE UNIQUE INDEX supervision_item_by_code ON supervision_item (county, code);
CREATE INDEX supervision_item_by_position ON supervision_item (county, position, id);
--distribute: supervision_item

CREATE TABLE key_points (
  county TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  month TEXT NOT NULL,
  title TEXT NOT NULL,
  content TEXT NOT NULL,
  items TEXT NOT NULL,
  state TEXT NOT NULL,
  published_at BIGINT,
  tasks BIGINT NOT NULL,
  seed TEXT NOT NULL,
  PRIMARY KEY (county, id)
);
CREATE UNIQUE INDEX key_points_by_month ON key_points (county, month);
CREATE INDEX key_points_listed ON key_points (county, month, id);
--distribute: key_points

-- One task a school and month. due_on is the last day of the month, so that a month is a range of due_on.
CREATE TABLE task (
  county TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  month TEXT NOT NULL,
  school TEXT NOT NULL,
  inspector TEXT NOT NULL,
  area TEXT,
  key_points TEXT,
  items TEXT NOT NULL,
  planned_on TEXT NOT NULL,
  due_on TEXT NOT NULL,
  state TEXT NOT NULL,
  visit TEXT,
  note TEXT NOT NULL,
  PRIMARY KEY (county, id)
);
CREATE UNIQUE INDEX task_by_month ON task (county, month, school);
CREATE INDEX task_due ON task (county, due_on, id);
CREATE INDEX task_planned ON task (county, planned_on, id);
CREATE INDEX task_of_inspector_due ON task (county, inspector, due_on, id);
CREATE INDEX task_of_inspector_planned ON task (county, inspector, planned_on, id);
CREATE INDEX task_of_area_due ON task (county, area, due_on, id);
CREATE INDEX task_of_area_planned ON task (county, area, planned_on, id);
CREATE INDEX task_of_school_due ON task (county, school, due_on, id);
CREATE INDEX task_of_school_planned ON task (county, school, planned_on, id);
CREATE INDEX task_open ON task (county, due_on, id) WHERE state = 'open';
--distribute: task

-- Tasks given and done, changed in the transaction that gives or completes one. Without an area: ''.
CREATE TABLE task_rollup (
  county TEXT NOT NULL,
  month TEXT NOT NULL,
  area TEXT NOT NULL,
  inspector TEXT NOT NULL,
  tasks BIGINT NOT NULL,
  done BIGINT NOT NULL,
  PRIMARY KEY (county, month, area, inspector)
);
--distribute: task_rollup
