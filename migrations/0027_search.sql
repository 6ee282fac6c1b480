-- Text under which records are found: tokens made by store/search.cpp, the same on both engines.
DROP TABLE search_text;
--sqlite:CREATE TABLE search_document (number INTEGER PRIMARY KEY, county TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, UNIQUE (county, kind, id)) STRICT;
--sqlite:CREATE VIRTUAL TABLE search_text USING fts5(place, terms, tokenize = 'ascii');
--postgres:CREATE TABLE search_text (county TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, vector TSVECTOR NOT NULL, PRIMARY KEY (county, kind, id));
--postgres:CREATE INDEX search_text_vector ON search_text USING gin (vector);
--distribute: search_text
