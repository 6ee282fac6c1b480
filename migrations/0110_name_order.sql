-- Names in the order of a Chinese dictionary, by pinyin: base/text.h makes the key, the same on both engines.
ALTER TABLE school ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
DROP INDEX school_in_order_of_name;
CREATE INDEX school_in_order_of_name ON school (county, name_key, id);
ALTER TABLE inspector ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
DROP INDEX inspector_in_order_of_name;
CREATE INDEX inspector_in_order_of_name ON inspector (county, name_key, id);
