-- Tasks that follow from a draw: beside the month's task of the school. `secret` until the draw is revealed.
ALTER TABLE task ADD COLUMN draw TEXT;
ALTER TABLE task ADD COLUMN secret BIGINT NOT NULL DEFAULT 0;
DROP INDEX task_by_month;
CREATE UNIQUE INDEX task_by_month ON task (county, month, school) WHERE draw IS NULL;
CREATE UNIQUE INDEX task_by_draw ON task (county, draw, school) WHERE draw IS NOT NULL;
CREATE INDEX task_of_month ON task (county, month, school);
