-- Step 3: the exchange of packets.

-- What another site has to know of a site, as an office signed it, see dv-member.c.
ALTER TABLE sync_site ADD COLUMN certificate BLOB;
ALTER TABLE sync_site ADD COLUMN version INTEGER NOT NULL DEFAULT 0; -- of the certificate
ALTER TABLE sync_site ADD COLUMN until BLOB;      -- of a retired site: how far its streams count
ALTER TABLE sync_site ADD COLUMN heard INTEGER;   -- when its last packet was read, microseconds
ALTER TABLE sync_site ADD COLUMN ahead INTEGER;   -- how far its clock was ahead then, milliseconds
ALTER TABLE sync_site ADD COLUMN alarm TEXT;      -- what is wrong with it: fork, clock

-- Batches are salted as a whole: the salt of a change follows from that of its batch, until one of
-- them is erased; then the others have their own in `sync_op.salt`.
ALTER TABLE sync_batch ADD COLUMN salt BLOB;
ALTER TABLE sync_batch ADD COLUMN arrival INTEGER; -- the packet that brought it

-- Packets that were read.
CREATE TABLE sync_arrival (
  arrival   INTEGER PRIMARY KEY,
  id        BLOB NOT NULL UNIQUE,         -- UUID, by which it can be withdrawn
  hash      BLOB NOT NULL UNIQUE,         -- BLAKE2b of the file
  name      TEXT,                         -- of the file
  sid       INTEGER REFERENCES sync_site, -- whose packet
  read      INTEGER NOT NULL,             -- microseconds since 1970
  changes   INTEGER NOT NULL DEFAULT 0,   -- changes that it brought
  made      INTEGER NOT NULL DEFAULT 0,   -- of these, records that were new
  known     INTEGER NOT NULL DEFAULT 0,   -- changes that were known
  waiting   INTEGER NOT NULL DEFAULT 0,   -- batches that waited for others then
  conflicts INTEGER NOT NULL DEFAULT 0    -- conflicts that came with it
) STRICT;

-- Batches that cannot be applied before others have come.
CREATE TABLE sync_waiting (
  site  BLOB NOT NULL,                    -- whose
  scope TEXT NOT NULL,                    -- name of its scope
  batch INTEGER NOT NULL,
  data  BLOB NOT NULL,                    -- as it came
  arrival INTEGER REFERENCES sync_arrival,
  PRIMARY KEY (site, scope, batch)
) STRICT, WITHOUT ROWID;

-- Links to records that this store does not hold: not yet, or never, for they are of other scopes.
CREATE TABLE sync_unresolved (
  rid   INTEGER NOT NULL REFERENCES record,
  field INTEGER NOT NULL,
  id    BLOB NOT NULL,                    -- of the record that is linked to
  PRIMARY KEY (rid, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX sync_unresolved_by_id ON sync_unresolved (id);

-- The versions of a record in the scopes that it belonged to before.
CREATE TABLE sync_moved (
  rid   INTEGER NOT NULL REFERENCES record,
  scope INTEGER NOT NULL REFERENCES sync_scope,
  v     BLOB NOT NULL,
  PRIMARY KEY (rid, scope)
) STRICT, WITHOUT ROWID;

-- A value before a conflict is read from the log.
DROP TABLE sync_base;
DROP TABLE sync_inbox;

-- What other sites know is said in batches, as packets bring whole ones.
ALTER TABLE sync_ack RENAME COLUMN seq TO batch;

-- Streams of this store's own site, or of one whose place it took, that somebody knows otherwise, and
-- of which it is not known yet from where on, see dv-fork.c.
CREATE TABLE sync_doubt (
  sid   INTEGER NOT NULL REFERENCES sync_site,
  scope INTEGER NOT NULL REFERENCES sync_scope,
  PRIMARY KEY (sid, scope)
) STRICT, WITHOUT ROWID;

-- From which change on such a stream was called otherwise here, and how.
CREATE TABLE sync_parted (
  sid    INTEGER NOT NULL REFERENCES sync_site,
  scope  INTEGER NOT NULL REFERENCES sync_scope,
  seq    INTEGER NOT NULL,
  to_sid INTEGER NOT NULL REFERENCES sync_site,
  to_seq INTEGER NOT NULL,
  PRIMARY KEY (sid, scope)
) STRICT, WITHOUT ROWID;

CREATE INDEX sync_batch_by_arrival ON sync_batch (arrival) WHERE arrival IS NOT NULL;

-- Packets that this store wrote into a folder, and what they cover.
CREATE TABLE sync_sent (
  scope        TEXT NOT NULL,             -- name
  name         TEXT NOT NULL,             -- of the file
  base         BLOB NOT NULL,             -- what a reader has to know before, see dv-outgoing.c
  upto         BLOB NOT NULL,             -- what it knows after
  readers      BLOB NOT NULL,             -- ids of the sites that it was sealed to
  certificates BLOB NOT NULL,             -- hash of those that it carried
  PRIMARY KEY (scope, name)
) STRICT, WITHOUT ROWID;
