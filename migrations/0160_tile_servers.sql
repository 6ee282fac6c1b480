-- The policy of the console's pages names every origin of map tiles.
CREATE INDEX office_tiles ON office (tile_server) WHERE tile_server <> '';
