import type { Migration } from './migration.ts';

/**
 * The record. Its code needs SELECT, INSERT and EXECUTE here and nothing else, so that a role of its own can be given
 * no more. Instants are text: they are signed byte for byte, and in their one format they sort as text.
 */
export const record: Migration = {
  number: 1,
  name: 'record',
  sql: `
CREATE TABLE record.events (
  position bigint PRIMARY KEY CHECK (position > 0),
  stream text COLLATE "C" NOT NULL,
  revision int NOT NULL CHECK (revision >= 0),
  id text COLLATE "C" NOT NULL,
  type text COLLATE "C" NOT NULL,
  version int NOT NULL,
  network text COLLATE "C" NOT NULL,
  agency text COLLATE "C" NOT NULL,
  theme text COLLATE "C" NOT NULL,
  category text COLLATE "C" NOT NULL,
  happened_at text COLLATE "C" NOT NULL,
  recorded_at text COLLATE "C" NOT NULL,
  commitment text COLLATE "C" NOT NULL,
  signature text COLLATE "C" NOT NULL,
  sealed_kid text COLLATE "C" NOT NULL,
  sealed_iv text COLLATE "C" NOT NULL,
  sealed_ct text COLLATE "C" NOT NULL,
  sealed_tag text COLLATE "C" NOT NULL,
  UNIQUE (stream, revision),
  UNIQUE (id, stream)
);
-- Ciphertext does not compress; do not try.
ALTER TABLE record.events ALTER COLUMN sealed_ct SET STORAGE EXTERNAL;

-- Appends a group, each append on its own terms; the caller gives each stream at most once.
--   appends: [{ ordinal, stream, expected }]      expected: revision of the last event, -1 none, -2 any, -3 exists
--   events:  [{ ordinal, place, stream, id, … }]  place counts from 1 within the append
--   answers per append: ok | duplicate | overlap | conflict, and the revision and position of its last event
--   (on overlap and conflict the stream's last revision).
-- The lock is held until the commit is visible: positions are dense, and become visible in their order.
-- Without sequential scans the plan is the same for the first event and the millionth. For an event seen before, the
-- empty text hides the stream's index from the planner, by which it would read the whole of a long stream.
CREATE FUNCTION record.append(appends json, events json)
RETURNS TABLE (ordinal int, outcome text, last_revision int, last_position bigint)
LANGUAGE plpgsql SET enable_seqscan TO off AS $$
#variable_conflict use_column
BEGIN
  PERFORM pg_advisory_xact_lock(7767001);
  RETURN QUERY
  WITH asked AS MATERIALIZED (
    SELECT a.ordinal, a.stream, a.expected,
      coalesce((SELECT max(e.revision) FROM record.events e WHERE e.stream = a.stream), -1) AS revision
    FROM json_to_recordset(appends) AS a (ordinal int, stream text, expected int)
  ), given AS MATERIALIZED (
    SELECT g.*, (SELECT e.revision FROM record.events e WHERE e.id = g.id AND e.stream || '' = g.stream) AS seen
    FROM json_to_recordset(events) AS g (ordinal int, place int, stream text, id text, type text, version int,
      network text, agency text, theme text, category text, happened_at text, recorded_at text,
      commitment text, signature text, sealed_kid text, sealed_iv text, sealed_ct text, sealed_tag text)
  ), counted AS (
    SELECT g.ordinal, count(*) AS events, count(g.seen) AS seen, max(g.seen) AS last_seen FROM given g GROUP BY g.ordinal
  ), judged AS MATERIALIZED (
    SELECT a.ordinal, a.stream, a.revision, c.events, c.last_seen, CASE
        WHEN c.seen = c.events THEN 'duplicate'
        WHEN c.seen > 0 THEN 'overlap'
        WHEN a.expected >= -1 AND a.expected <> a.revision THEN 'conflict'
        WHEN a.expected = -3 AND a.revision = -1 THEN 'conflict'
        ELSE 'ok' END AS outcome
    FROM asked a JOIN counted c ON c.ordinal = a.ordinal
  ), placed AS (
    INSERT INTO record.events
    SELECT (SELECT coalesce(max(e.position), 0) FROM record.events e) + row_number() OVER (ORDER BY g.ordinal, g.place),
      g.stream, j.revision + g.place, g.id, g.type, g.version, g.network, g.agency, g.theme, g.category,
      g.happened_at, g.recorded_at, g.commitment, g.signature, g.sealed_kid, g.sealed_iv, g.sealed_ct, g.sealed_tag
    FROM given g JOIN judged j ON j.ordinal = g.ordinal
    WHERE j.outcome = 'ok'
    RETURNING stream, position
  ), ends AS (
    SELECT p.stream, max(p.position) AS position FROM placed p GROUP BY p.stream
  )
  SELECT j.ordinal, j.outcome,
    CASE j.outcome WHEN 'ok' THEN j.revision + j.events::int WHEN 'duplicate' THEN j.last_seen ELSE j.revision END,
    CASE j.outcome WHEN 'ok' THEN n.position
      WHEN 'duplicate' THEN (SELECT e.position FROM record.events e WHERE e.stream = j.stream AND e.revision = j.last_seen) END
  FROM judged j LEFT JOIN ends n ON n.stream = j.stream;
  PERFORM pg_notify('record_grew', (SELECT coalesce(max(e.position), 0)::text FROM record.events e));
END $$;
`,
};
