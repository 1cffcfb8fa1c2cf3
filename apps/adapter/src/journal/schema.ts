/**
 * The journal's tables, one step for each version; `PRAGMA user_version` tells how many steps a database has taken.
 * A step that was ever released is never edited: a change is a new step.
 */
export const SCHEMA_STEPS: readonly string[] = [
  `
  CREATE TABLE files (
    digest TEXT NOT NULL,
    mapping TEXT NOT NULL,
    name TEXT NOT NULL,
    place INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('importing', 'done', 'unreadable')),
    records INTEGER NOT NULL DEFAULT 0,
    started_at TEXT NOT NULL,
    done_at TEXT,
    PRIMARY KEY (digest, mapping)
  ) STRICT;
  CREATE TABLE deliveries (
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    modified REAL NOT NULL,
    digest TEXT NOT NULL,
    again INTEGER NOT NULL,
    seen_at TEXT NOT NULL,
    PRIMARY KEY (name, size, modified)
  ) STRICT;
  CREATE TABLE problems (
    subject TEXT NOT NULL,
    code TEXT NOT NULL,
    part TEXT NOT NULL,
    first INTEGER NOT NULL,
    digest TEXT NOT NULL,
    file TEXT NOT NULL,
    line INTEGER NOT NULL,
    reason TEXT NOT NULL,
    fix TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    PRIMARY KEY (subject, code, part)
  ) STRICT;
  CREATE INDEX problems_by_file ON problems (file, line);
  CREATE TABLE "references" (
    reference TEXT PRIMARY KEY,
    handle TEXT NOT NULL UNIQUE,
    link TEXT NOT NULL CHECK (link IN ('none', 'opening', 'linked')),
    known_at TEXT NOT NULL,
    linked_at TEXT,
    last_event_at TEXT
  ) STRICT;
  CREATE TABLE numbers (
    kind TEXT NOT NULL,
    number TEXT NOT NULL,
    reference TEXT NOT NULL REFERENCES "references" (reference),
    PRIMARY KEY (kind, number, reference)
  ) STRICT;
  CREATE INDEX numbers_by_reference ON numbers (reference);
  CREATE TABLE events (
    origin_id TEXT PRIMARY KEY,
    current_id TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    correction INTEGER NOT NULL,
    place INTEGER,
    line INTEGER
  ) STRICT;
  CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('event', 'command')),
    type TEXT NOT NULL,
    handle TEXT,
    reference TEXT,
    happened_at TEXT,
    state TEXT NOT NULL CHECK (state IN ('held', 'ready', 'sent', 'recorded', 'refused')),
    code TEXT,
    corrects TEXT,
    file TEXT,
    line INTEGER,
    hash TEXT NOT NULL,
    signed TEXT,
    offered_at TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    sent_at TEXT,
    again_at TEXT,
    settled_at TEXT,
    position INTEGER
  ) STRICT;
  CREATE INDEX outbox_open ON outbox (state, kind, seq);
  CREATE INDEX outbox_by_handle ON outbox (handle, state);
  CREATE INDEX outbox_settled ON outbox (settled_at) WHERE signed IS NOT NULL;
  `,
];
