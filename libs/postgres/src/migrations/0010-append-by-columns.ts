import type { Migration } from './migration.ts';

/**
 * The same append, given column by column: the server has read arrays before it asks for the lock, and looks for known ids
 * only in streams that hold anything. Who holds the lock holds up everybody.
 */
export const appendByColumns: Migration = {
  number: 10,
  name: 'append by columns',
  sql: `
DROP FUNCTION record.append(json, json);

-- Appends a group, each append on its own terms; the caller gives each stream at most once.
--   streams, expected, sizes: one each per append; expected: revision of the last event, -1 none, -2 any, -3 exists
--   of_append, places, …:     one each per event; number of its append from 0, place within it from 1, columns
--   answers per append: ok | duplicate | overlap | conflict, and the revision and position of its last event
--   (on overlap and conflict the stream's last revision).
-- Concatenating an empty text hides the stream's index from the planner, by which it would read the whole of a long stream.
CREATE FUNCTION record.append(
  streams text[], expected int[], sizes int[],
  of_append int[], places int[], ids text[], types text[], versions int[], networks text[], agencies text[],
  themes text[], categories text[], happened text[], recorded text[], commitments text[], signatures text[],
  kids text[], ivs text[], cts text[], tags text[])
RETURNS TABLE (ordinal int, outcome text, last_revision int, last_position bigint)
LANGUAGE plpgsql SET enable_seqscan TO off SET plan_cache_mode TO force_generic_plan AS $$
#variable_conflict use_column
DECLARE
  head bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(7767001);
  head := (SELECT coalesce(max(e.position), 0) FROM record.events e);
  RETURN QUERY
  WITH asked AS MATERIALIZED (
    SELECT a.number::int - 1 AS ordinal, a.stream, a.expected, a.events,
      coalesce((SELECT max(e.revision) FROM record.events e WHERE e.stream = a.stream), -1) AS revision
    FROM unnest(streams, expected, sizes) WITH ORDINALITY AS a (stream, expected, events, number)
  ), known AS (
    SELECT g.ordinal, count(*) AS seen, max(e.revision) AS last_seen
    FROM unnest(of_append, ids) AS g (ordinal, id)
    JOIN asked a ON a.ordinal = g.ordinal AND a.revision >= 0
    CROSS JOIN LATERAL (
      SELECT e.revision FROM record.events e WHERE e.id = g.id AND e.stream || '' = a.stream
    ) e
    GROUP BY g.ordinal
  ), judged AS MATERIALIZED (
    SELECT a.ordinal, a.stream, a.revision, a.events, k.last_seen, CASE
        WHEN k.seen = a.events THEN 'duplicate'
        WHEN k.seen > 0 THEN 'overlap'
        WHEN a.expected >= -1 AND a.expected <> a.revision THEN 'conflict'
        WHEN a.expected = -3 AND a.revision = -1 THEN 'conflict'
        ELSE 'ok' END AS outcome
    FROM asked a LEFT JOIN known k ON k.ordinal = a.ordinal
  ), fitting AS MATERIALIZED (
    SELECT j.ordinal, j.stream, j.revision, j.events, head + sum(j.events) OVER (ORDER BY j.ordinal) AS last
    FROM judged j WHERE j.outcome = 'ok'
  ), placed AS (
    INSERT INTO record.events
    SELECT f.last - f.events + g.place,
      f.stream, f.revision + g.place, g.id, g.type, g.version, g.network, g.agency, g.theme, g.category,
      g.happened_at, g.recorded_at, g.commitment, g.signature, g.sealed_kid, g.sealed_iv, g.sealed_ct, g.sealed_tag
    FROM unnest(of_append, places, ids, types, versions, networks, agencies, themes, categories, happened, recorded,
        commitments, signatures, kids, ivs, cts, tags)
      AS g (ordinal, place, id, type, version, network, agency, theme, category, happened_at, recorded_at,
        commitment, signature, sealed_kid, sealed_iv, sealed_ct, sealed_tag)
    JOIN fitting f ON f.ordinal = g.ordinal
  )
  SELECT j.ordinal, j.outcome,
    CASE j.outcome WHEN 'ok' THEN j.revision + j.events WHEN 'duplicate' THEN j.last_seen ELSE j.revision END,
    CASE j.outcome WHEN 'ok' THEN f.last::bigint
      WHEN 'duplicate' THEN (SELECT e.position FROM record.events e WHERE e.stream = j.stream AND e.revision = j.last_seen) END
  FROM judged j LEFT JOIN fitting f ON f.ordinal = j.ordinal;
  PERFORM pg_notify('record_grew', (SELECT coalesce(max(e.position), 0)::text FROM record.events e));
END $$;

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA record FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA record TO wegmarke_record;
`,
};
