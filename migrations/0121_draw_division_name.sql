-- The name of the division that a draw's roster is confined to, as it was when the draft was written.
ALTER TABLE draw ADD COLUMN division_name TEXT NOT NULL DEFAULT '';
