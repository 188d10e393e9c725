-- Step 1: what every store has, whatever kinds of record the program knows.
--
-- The tables of the kinds (`unit`, `task`, …) are made from their descriptions, see dv-tables.c.
-- Tables whose names begin with `sync_` are the operation log and what the exchange of packets
-- needs. `search` is derived: it can be dropped and made again.

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,           -- what is remembered
  value ANY                         -- its value
) STRICT, WITHOUT ROWID;

-- Sites that take part. This store is the one in meta `site`.
CREATE TABLE sync_site (
  sid            INTEGER PRIMARY KEY,     -- local number
  id             BLOB NOT NULL UNIQUE,    -- first 16 bytes of BLAKE2b(sign_key)
  name           TEXT,                    -- what people call it
  sign_key       BLOB NOT NULL,           -- Ed25519
  box_key        BLOB NOT NULL,           -- X25519
  sign_secret    BLOB,                    -- only of this store's own site
  box_secret     BLOB,                    -- only of this store's own site
  role           TEXT NOT NULL,           -- office, leaf
  scopes         BLOB,                    -- the scopes that it may write; NULL: all
  state          TEXT NOT NULL,           -- active, retired, replaced
  incarnation_of INTEGER REFERENCES sync_site,  -- the site that this one was before a restore
  made           INTEGER NOT NULL         -- microseconds since 1970
) STRICT;

-- Parts of the data that are replicated as a whole. Every record belongs to one.
CREATE TABLE sync_scope (
  scope     INTEGER PRIMARY KEY,          -- local number; 1 is the ward, 2 the office
  name      TEXT NOT NULL UNIQUE,         -- W, O, or the UUID of a residential group
  key_epoch INTEGER NOT NULL DEFAULT 0    -- how often its key was changed
) STRICT;

INSERT INTO sync_scope (scope, name) VALUES (1, 'W'), (2, 'O');

-- Every record of every kind.
CREATE TABLE record (
  rid   INTEGER PRIMARY KEY,              -- local number, the row in the table of its kind
  id    BLOB NOT NULL UNIQUE,             -- UUID
  kind  INTEGER NOT NULL,                 -- number of its kind
  scope INTEGER NOT NULL REFERENCES sync_scope,
  v     BLOB NOT NULL                     -- which changes its values come from, see dv-version.c
) STRICT;

-- How far this store knows each stream. A stream is what one site wrote in one scope.
CREATE TABLE sync_stream (
  sid       INTEGER NOT NULL REFERENCES sync_site,
  scope     INTEGER NOT NULL REFERENCES sync_scope,
  seq       INTEGER NOT NULL,             -- last change
  batch     INTEGER NOT NULL,             -- last batch
  head_hash BLOB,                         -- hash of the last batch, once it was signed
  PRIMARY KEY (sid, scope)
) STRICT, WITHOUT ROWID;

-- What was committed together: one save, one import, one packet. A transaction that touches two
-- scopes makes a batch in each, with the same `id`.
CREATE TABLE sync_batch (
  sid       INTEGER NOT NULL REFERENCES sync_site,
  scope     INTEGER NOT NULL REFERENCES sync_scope,
  batch     INTEGER NOT NULL,             -- number in its stream, without gaps
  id        BLOB NOT NULL,                -- UUID of the transaction
  seq_lo    INTEGER NOT NULL,             -- first change
  seq_hi    INTEGER NOT NULL,             -- last change
  hlc       INTEGER NOT NULL,             -- hybrid logical clock: milliseconds << 16 | counter
  schema    INTEGER NOT NULL,             -- version of the tables that it was written by
  actor     TEXT,                         -- who
  label     TEXT,                         -- what, in words
  purpose   TEXT NOT NULL,                -- edit, import, undo, redo, setup, packet, merge
  undoes    BLOB,                         -- id of the transaction that this one takes back
  sites     BLOB,                         -- ids of other sites that it names, 16 bytes each
  deps      BLOB,                         -- which other streams were known how far, see dv-stream.c
  prev_hash BLOB,                         -- hash of the batch before
  ops_hash  BLOB,                         -- hash over the hashes of its changes
  sig       BLOB,                         -- Ed25519 of its site; made when it is first sent
  PRIMARY KEY (sid, scope, batch)
) STRICT, WITHOUT ROWID;
CREATE INDEX sync_batch_by_id ON sync_batch (id);
CREATE INDEX sync_batch_by_undone ON sync_batch (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX sync_batch_by_time ON sync_batch (hlc);

-- The operation log: the history of every record, and what undo reads.
CREATE TABLE sync_op (
  op    INTEGER PRIMARY KEY,              -- order in which this store came to know them
  sid   INTEGER NOT NULL,
  scope INTEGER NOT NULL,
  seq   INTEGER NOT NULL,                 -- number in its stream, without gaps
  batch INTEGER NOT NULL,                 -- number of its batch in the stream
  rid   INTEGER NOT NULL REFERENCES record,
  salt  BLOB,                             -- makes the hash of an erased change say nothing
  hash  BLOB,                             -- BLAKE2b(salt, body), once it was sent
  body  BLOB,                             -- see dv-op.c; NULL once erased or packed away
  UNIQUE (sid, scope, seq)
) STRICT;
CREATE INDEX sync_op_by_record ON sync_op (rid, op);

-- Old changes, packed.
CREATE TABLE sync_segment (
  sid    INTEGER NOT NULL,
  scope  INTEGER NOT NULL,
  seq_lo INTEGER NOT NULL,
  seq_hi INTEGER NOT NULL,
  data   BLOB NOT NULL,                   -- zstd
  PRIMARY KEY (sid, scope, seq_lo)
) STRICT, WITHOUT ROWID;

-- Values beside the one that a record shows, where two sites changed the same field.
CREATE TABLE sync_sibling (
  rid   INTEGER NOT NULL REFERENCES record,
  field INTEGER NOT NULL,
  sid   INTEGER NOT NULL,
  seq   INTEGER NOT NULL,
  hlc   INTEGER NOT NULL,
  actor TEXT,
  value TEXT,
  PRIMARY KEY (rid, field, sid, seq)
) STRICT, WITHOUT ROWID;

-- The value before a conflict, to show beside it.
CREATE TABLE sync_base (
  rid   INTEGER NOT NULL REFERENCES record,
  field INTEGER NOT NULL,
  sid   INTEGER NOT NULL,
  seq   INTEGER NOT NULL,
  value TEXT,
  PRIMARY KEY (rid, field, sid, seq)
) STRICT, WITHOUT ROWID;

-- What a person has to decide. Derived from `record.v`, siblings and rules.
CREATE TABLE sync_conflict (
  conflict INTEGER PRIMARY KEY,
  type     TEXT NOT NULL,                 -- field, life, number, person, dangling, rule, unknown
  rid      INTEGER NOT NULL REFERENCES record,
  field    INTEGER,
  opened   INTEGER NOT NULL,              -- hlc
  UNIQUE (type, rid, field)
) STRICT;

-- Values of fields and kinds that this version of the program does not know.
CREATE TABLE sync_unknown (
  id    BLOB NOT NULL,                    -- of the record
  field INTEGER NOT NULL,
  sid   INTEGER NOT NULL,
  seq   INTEGER NOT NULL,
  value BLOB,
  PRIMARY KEY (id, field, sid, seq)
) STRICT, WITHOUT ROWID;

-- Records whose values were destroyed on request (Luật 91/2025/QH15, art. 14).
CREATE TABLE sync_erased (
  rid   INTEGER PRIMARY KEY REFERENCES record,
  actor TEXT,
  hlc   INTEGER NOT NULL
) STRICT;

-- How far other sites say that they know each stream.
CREATE TABLE sync_ack (
  peer  INTEGER NOT NULL REFERENCES sync_site,
  sid   INTEGER NOT NULL,
  scope INTEGER NOT NULL,
  seq   INTEGER NOT NULL,
  PRIMARY KEY (peer, sid, scope)
) STRICT, WITHOUT ROWID;

-- Packet files that were read.
CREATE TABLE sync_inbox (
  hash  BLOB PRIMARY KEY,
  name  TEXT,
  state TEXT NOT NULL,
  read  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Official numbers and who may give them.
CREATE TABLE sync_number (
  book   TEXT NOT NULL,
  year   INTEGER NOT NULL,
  epoch  INTEGER NOT NULL,
  number INTEGER NOT NULL,
  rid    INTEGER REFERENCES record,
  PRIMARY KEY (book, year, epoch, number)
) STRICT, WITHOUT ROWID;

-- Derived: the words of every record. Contentless, so nothing of a record is kept twice.
CREATE VIRTUAL TABLE search USING fts5 (
  words, content = '', detail = none, columnsize = 0, prefix = '1 2 3 4 5 6 7',
  tokenize = "ascii tokenchars '_.'"
);
