-- Under which address the public reaches the system: it goes into QR codes. Empty: as the one who prints reaches it.
ALTER TABLE office ADD COLUMN public_address TEXT NOT NULL DEFAULT '';
