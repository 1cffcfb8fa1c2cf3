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
  `
  ALTER TABLE outbox ADD COLUMN noted_at TEXT;
  ALTER TABLE outbox ADD COLUMN proven_at TEXT;
  UPDATE outbox SET noted_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE state = 'recorded';
  CREATE INDEX outbox_unproven ON outbox (seq) WHERE state = 'recorded' AND proven_at IS NULL;
  CREATE TABLE ledger_heads (
    origin TEXT NOT NULL,
    size INTEGER NOT NULL,
    note TEXT NOT NULL,
    cosignature TEXT,
    seen_at TEXT NOT NULL,
    PRIMARY KEY (origin, size)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX ledger_heads_seen ON ledger_heads (seen_at);
  CREATE TABLE ledger_proofs (
    origin TEXT NOT NULL,
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    envelope TEXT NOT NULL,
    place TEXT NOT NULL,
    leaf_index INTEGER NOT NULL,
    path TEXT NOT NULL,
    size INTEGER NOT NULL,
    PRIMARY KEY (origin, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX ledger_proofs_by_head ON ledger_proofs (origin, size);
  CREATE TABLE ledger_alarms (
    alarm INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL,
    held_note TEXT,
    shown_note TEXT,
    event TEXT,
    count INTEGER NOT NULL DEFAULT 1,
    raised_at TEXT NOT NULL,
    over_at TEXT,
    closed_by TEXT
  ) STRICT;
  CREATE UNIQUE INDEX ledger_alarms_open ON ledger_alarms (code) WHERE over_at IS NULL;
  CREATE TABLE ledger_restarts (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    origin TEXT NOT NULL UNIQUE,
    before TEXT NOT NULL,
    kept INTEGER NOT NULL,
    since INTEGER NOT NULL,
    at TEXT NOT NULL,
    told_at TEXT NOT NULL,
    held_note TEXT,
    prefix TEXT NOT NULL CHECK (prefix IN ('unchecked', 'holds', 'nothing-to-compare'))
  ) STRICT;
  CREATE TABLE ledger_refill (
    id TEXT PRIMARY KEY,
    rank INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('due', 'sent', 'accepted', 'held', 'refused', 'forgotten')),
    code TEXT,
    tries INTEGER NOT NULL DEFAULT 0,
    again_at TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX ledger_refill_open ON ledger_refill (state, rank);
  `,
  `
  ALTER TABLE outbox ADD COLUMN narrows INTEGER NOT NULL DEFAULT 0;
  UPDATE outbox SET narrows = 1 WHERE type IN ('de.wegmarke.consent.amend.v1', 'de.wegmarke.consent.withdraw.v1');
  CREATE INDEX outbox_urgent ON outbox (state) WHERE narrows = 1;
  CREATE TABLE clerk_decisions (
    event_id TEXT NOT NULL,
    row_id TEXT NOT NULL,
    decision TEXT NOT NULL,
    staff TEXT NOT NULL,
    command TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (event_id, row_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE consents_acknowledged (
    recorded_by TEXT NOT NULL,
    consent_id TEXT NOT NULL,
    handle TEXT NOT NULL,
    digest TEXT NOT NULL,
    staff TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (handle, recorded_by, consent_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE consent_receipts (
    consent_id TEXT PRIMARY KEY,
    reference TEXT NOT NULL,
    record TEXT NOT NULL,
    imported_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX consent_receipts_by_reference ON consent_receipts (reference);
  `,
  `
  CREATE TABLE exported_happenings (
    entry TEXT NOT NULL,
    id TEXT NOT NULL,
    place INTEGER NOT NULL,
    file TEXT NOT NULL,
    line INTEGER NOT NULL,
    missing_since TEXT,
    PRIMARY KEY (entry, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX exported_happenings_missing ON exported_happenings (id) WHERE missing_since IS NOT NULL;
  CREATE TABLE withdrawn_settled (
    id TEXT NOT NULL,
    missing_since TEXT NOT NULL,
    staff TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (id, missing_since)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE source_cursors (
    source TEXT PRIMARY KEY,
    cursor TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE pushes (
    source TEXT NOT NULL,
    key TEXT NOT NULL,
    digest TEXT NOT NULL,
    answer TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (source, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX pushes_by_time ON pushes (at);
  `,
  `
  CREATE TABLE checks (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    staff TEXT NOT NULL,
    question TEXT NOT NULL,
    answer TEXT NOT NULL
  ) STRICT;
  CREATE INDEX checks_by_time ON checks (at);
  `,
  `
  CREATE TABLE earlier_signatures (
    id TEXT NOT NULL,
    signature TEXT NOT NULL,
    PRIMARY KEY (id, signature)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE signing_key (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    kid TEXT NOT NULL
  ) STRICT;
  `,
  // The desk is asked for its counts every second or two: they are kept, not counted.
  `
  CREATE TABLE outbox_counts (
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    code TEXT NOT NULL,
    proven INTEGER NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (kind, state, code, proven)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO outbox_counts SELECT kind, state, coalesce(code, ''), proven_at IS NOT NULL, count(*) FROM outbox GROUP BY 1, 2, 3, 4;
  CREATE TRIGGER outbox_counted_new AFTER INSERT ON outbox BEGIN
    INSERT INTO outbox_counts VALUES (new.kind, new.state, coalesce(new.code, ''), new.proven_at IS NOT NULL, 1)
      ON CONFLICT DO UPDATE SET n = n + 1;
  END;
  CREATE TRIGGER outbox_counted_changed AFTER UPDATE OF kind, state, code, proven_at ON outbox
    WHEN (old.kind, old.state, coalesce(old.code, ''), old.proven_at IS NOT NULL)
      <> (new.kind, new.state, coalesce(new.code, ''), new.proven_at IS NOT NULL) BEGIN
    UPDATE outbox_counts SET n = n - 1
      WHERE (kind, state, code, proven) = (old.kind, old.state, coalesce(old.code, ''), old.proven_at IS NOT NULL);
    INSERT INTO outbox_counts VALUES (new.kind, new.state, coalesce(new.code, ''), new.proven_at IS NOT NULL, 1)
      ON CONFLICT DO UPDATE SET n = n + 1;
  END;
  CREATE TRIGGER outbox_counted_gone AFTER DELETE ON outbox BEGIN
    UPDATE outbox_counts SET n = n - 1
      WHERE (kind, state, code, proven) = (old.kind, old.state, coalesce(old.code, ''), old.proven_at IS NOT NULL);
  END;
  CREATE INDEX outbox_by_settlement ON outbox (settled_at) WHERE settled_at IS NOT NULL;
  `,
  `
  ALTER TABLE events ADD COLUMN of_case TEXT;
  CREATE INDEX events_by_current ON events (current_id);
  ALTER TABLE files ADD COLUMN line INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX files_importing ON files (name) WHERE state = 'importing';
  `,
  'ALTER TABLE problems ADD COLUMN settled INTEGER NOT NULL DEFAULT 0',
  // Each push looks for the last place and for its own problems: neither may take longer the more have come.
  'CREATE INDEX files_by_place ON files (place); CREATE INDEX problems_by_digest ON problems (digest)',
];
