-- A visit moved by hand remembers the day it was drawn for; a calendar's load and wishes are counted anew with every move.
ALTER TABLE visit_calendar ADD COLUMN replan_from TEXT;
ALTER TABLE visit_calendar ADD COLUMN busiest_week BIGINT NOT NULL DEFAULT 0;
ALTER TABLE visit_calendar ADD COLUMN full_weeks BIGINT NOT NULL DEFAULT 0;
ALTER TABLE calendar_visit ADD COLUMN announced BIGINT NOT NULL DEFAULT 0;
ALTER TABLE calendar_visit ADD COLUMN drawn_day TEXT;
ALTER TABLE calendar_visit ADD COLUMN drawn_slack BIGINT NOT NULL DEFAULT 1;
ALTER TABLE calendar_visit ADD COLUMN drawn_unannounced BIGINT NOT NULL DEFAULT 0;
