import type { Migration } from './migration.ts';

/** As it was, and also: { recalled: [{ network, agency, event_id, position }] }. */
const applyClaims = (schema: 'views' | 'building'): string => `
CREATE OR REPLACE FUNCTION ${schema}.apply_claims(upto bigint, changes json, holding text, late boolean) RETURNS void
LANGUAGE plpgsql SET enable_seqscan TO off SET enable_hashjoin TO off SET enable_mergejoin TO off AS $$
BEGIN
  PERFORM set_config('synchronous_commit', 'off', true);
  upto := ${schema}.move_on('claims', upto, holding, late);
  IF upto IS NULL THEN
    RETURN;
  END IF;
  IF json_array_length(changes->'unreachable') > 0 THEN
    DELETE FROM ${schema}.claim_reach r
      USING json_to_recordset(changes->'unreachable') AS c (network text, agency text, case_id text)
      WHERE (r.network, r.agency, r.case_id) = (c.network, c.agency, c.case_id);
  END IF;
  IF json_array_length(changes->'reachable') > 0 THEN
    INSERT INTO ${schema}.claim_reach (network, agency, case_id, changed_at)
      SELECT c.network, c.agency, c.case_id, upto
        FROM json_to_recordset(changes->'reachable') AS c (network text, agency text, case_id text)
      ON CONFLICT (network, agency, case_id) DO UPDATE SET changed_at = upto, settled_at = 0, wake_at = NULL;
  END IF;
  -- What was recalled is as if it had not been sent; with what is sent in the same breath it is told apart by the answer's number.
  IF json_array_length(changes->'recalled') > 0 THEN
    WITH gone AS (
      DELETE FROM ${schema}.claim_deliveries d
        USING json_to_recordset(changes->'recalled') AS c (network text, agency text, event_id text, position bigint)
        WHERE (d.network, d.agency, d.event_id) = (c.network, c.agency, c.event_id) AND d.seq <= c.position
        RETURNING d.network, d.agency, d.case_id
    )
    UPDATE ${schema}.claim_reach r
      SET changed_at = greatest(r.changed_at, upto), settled_at = least(r.settled_at, upto - 1)
      FROM (
        SELECT * FROM gone
        UNION
        SELECT s.network, s.agency, s.case_id
          FROM json_to_recordset(changes->'sent') AS s (network text, agency text, case_id text, event_id text, seq bigint)
          JOIN json_to_recordset(changes->'recalled') AS c (network text, agency text, event_id text, position bigint)
            ON (s.network, s.agency, s.event_id) = (c.network, c.agency, c.event_id) AND s.seq <= c.position) o
      WHERE (r.network, r.agency, r.case_id) = (o.network, o.agency, o.case_id);
  END IF;
  IF json_array_length(changes->'answers') > 0 THEN
    -- An answer was lost when a later one was asked from before it.
    WITH answers AS MATERIALIZED (
      SELECT * FROM json_to_recordset(changes->'answers') AS a (network text, agency text, seq bigint, after bigint)
    ), sent AS MATERIALIZED (
      SELECT s.*, EXISTS (SELECT FROM answers a WHERE (a.network, a.agency) = (s.network, s.agency)
          AND s.seq > a.after AND s.seq < a.seq) AS lost
      FROM json_to_recordset(changes->'sent') AS s (network text, agency text, case_id text, event_id text, seq bigint)
    ), gone AS (
      DELETE FROM ${schema}.claim_deliveries d USING answers a
        WHERE (d.network, d.agency) = (a.network, a.agency) AND d.seq > a.after AND d.seq < a.seq
        RETURNING d.network, d.agency, d.case_id
    )
    UPDATE ${schema}.claim_reach r
      SET changed_at = greatest(r.changed_at, upto), settled_at = least(r.settled_at, upto - 1)
      FROM (SELECT * FROM gone UNION SELECT s.network, s.agency, s.case_id FROM sent s WHERE s.lost) o
      WHERE (r.network, r.agency, r.case_id) = (o.network, o.agency, o.case_id);
    INSERT INTO ${schema}.claim_deliveries (network, agency, case_id, event_id, seq)
      SELECT s.network, s.agency, s.case_id, s.event_id, min(s.seq)
        FROM json_to_recordset(changes->'sent') AS s (network text, agency text, case_id text, event_id text, seq bigint)
        WHERE NOT EXISTS (
          SELECT FROM json_to_recordset(changes->'answers') AS a (network text, agency text, seq bigint, after bigint)
            WHERE (a.network, a.agency) = (s.network, s.agency) AND s.seq > a.after AND s.seq < a.seq)
          AND NOT EXISTS (
            SELECT FROM json_to_recordset(changes->'recalled') AS c (network text, agency text, event_id text, position bigint)
              WHERE (c.network, c.agency, c.event_id) = (s.network, s.agency, s.event_id) AND s.seq <= c.position)
        GROUP BY s.network, s.agency, s.case_id, s.event_id
      ON CONFLICT DO NOTHING;
  END IF;
  IF json_array_length(changes->'changed') > 0 THEN
    UPDATE ${schema}.claim_reach r
      SET changed_at = greatest(r.changed_at, c.position), settled_at = least(r.settled_at, c.position - 1)
      FROM json_to_recordset(changes->'changed') AS c (network text, case_id text, position bigint)
      WHERE r.network = c.network AND r.case_id = c.case_id;
  END IF;
  IF json_array_length(changes->'reopened') > 0 THEN
    UPDATE ${schema}.claim_reach r
      SET changed_at = greatest(r.changed_at, c.position), settled_at = least(r.settled_at, c.position - 1)
      FROM json_to_recordset(changes->'reopened') AS c (network text, position bigint)
      WHERE r.network = c.network;
  END IF;
END $$;
`;

/** What was recalled and is permitted again is sent again: the index of open claims takes a recalled event for not sent. */
export const recalledClaims: Migration = {
  number: 13,
  name: 'recalled claims',
  sql: `
CREATE INDEX claim_deliveries_by_event ON views.claim_deliveries (network, agency, event_id);
CREATE INDEX claim_deliveries_by_event ON building.claim_deliveries (network, agency, event_id);
${applyClaims('views')}${applyClaims('building')}
`,
};
