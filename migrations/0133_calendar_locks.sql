-- Visits that stay when the rest is proposed anew, visits to be made by several inspectors, and what yielded to them.
ALTER TABLE visit_calendar ADD COLUMN based_on TEXT;
ALTER TABLE visit_calendar ADD COLUMN locked BIGINT NOT NULL DEFAULT 0;
ALTER TABLE visit_calendar ADD COLUMN teams BIGINT NOT NULL DEFAULT 0;
ALTER TABLE visit_calendar ADD COLUMN remarks TEXT NOT NULL DEFAULT '[]';
ALTER TABLE calendar_visit ADD COLUMN locked BIGINT NOT NULL DEFAULT 0;
ALTER TABLE calendar_visit ADD COLUMN team BIGINT NOT NULL DEFAULT 1;
ALTER TABLE department_check ADD COLUMN inspectors BIGINT;
ALTER TABLE supervision_item ADD COLUMN inspectors BIGINT;
