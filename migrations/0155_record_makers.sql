-- Who had a hand in a record about a school: who issued or re-checked a notice, who sent a letter. He keeps sight of it when
-- the school is no longer his. Visits and findings name their one inspector themselves.
CREATE TABLE record_maker (
  county TEXT NOT NULL,
  kind TEXT NOT NULL,
  record TEXT NOT NULL,
  holder TEXT NOT NULL,
  PRIMARY KEY (county, kind, record, holder)
);
--distribute: record_maker

-- Until now it was not kept who did it: the inspector whose findings they are about.
INSERT INTO record_maker (county, kind, record, holder) SELECT county, 'notice', id, inspector FROM notice;
INSERT INTO record_maker (county, kind, record, holder) SELECT l.county, 'letter', l.id, f.inspector FROM letter l JOIN finding f ON f.county = l.county AND f.id = l.finding;
