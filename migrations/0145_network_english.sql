-- Reasons and notes of proposals in both languages, and whether schools count by their size.
ALTER TABLE network_assignment ADD COLUMN reason_en TEXT NOT NULL DEFAULT '';
ALTER TABLE network_version ADD COLUMN quality_en TEXT NOT NULL DEFAULT '[]';
ALTER TABLE network_version ADD COLUMN weigh_by_size BIGINT NOT NULL DEFAULT 0;
