-- Which state of a county's names (schools, inspectors) this is: a new stamp with every change of a name, so that names
-- kept in memory (store/names.h) are known to be old by any process.
CREATE TABLE name_stamp (
  county TEXT NOT NULL,
  named TEXT NOT NULL,
  stamp TEXT NOT NULL,
  PRIMARY KEY (county, named)
);
--distribute: name_stamp
