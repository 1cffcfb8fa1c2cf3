import type { Migration } from './migration.ts';

/** Enters changes into the views of a schema; `holding` names who builds there, and is empty for the views in use. */
const applyClaims = (schema: 'views' | 'building'): string => `
-- Enters changes of open claims up to a position with that position, or nothing when it was entered before; late: as of
-- the position that stays. A set at a time; each kind of change comes at most once per key, but for releases:
--   { reachable, unreachable: [{ network, agency, case_id }], changed: [{ network, case_id, position }],
--     reopened: [{ network, position }], answers: [{ network, agency, seq, after }],
--     sent: [{ network, agency, case_id, event_id, seq }] }
-- All of it can be rebuilt from the log, so the commit need not wait for the disk. Without sequential scans and hashes
-- the plan is the same for the first case and the millionth.
CREATE FUNCTION ${schema}.apply_claims(upto bigint, changes json, holding text, late boolean) RETURNS void
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

const applyEvidence = (schema: 'views' | 'building'): string => `
-- Enters those notes whose digest is another one (late: all of them), each with a revision beyond all that were entered before.
CREATE FUNCTION ${schema}.apply_evidence(upto bigint, notes json, holding text, late boolean) RETURNS void
LANGUAGE plpgsql SET enable_seqscan TO off SET enable_hashjoin TO off SET enable_mergejoin TO off AS $$
BEGIN
  PERFORM set_config('synchronous_commit', 'off', true);
  upto := ${schema}.move_on('evidence', upto, holding, late);
  IF upto IS NULL OR json_array_length(notes) = 0 THEN
    RETURN;
  END IF;
  WITH entered AS (
    INSERT INTO ${schema}.evidence AS e (network, agency, case_id, digest, revision)
      SELECT n.network, n.agency, n.case_id, n.digest,
          greatest(CASE WHEN late THEN upto ELSE n.position END, c.latest + 1)
        FROM json_to_recordset(notes) AS n (network text, agency text, case_id text, digest text, position bigint),
          ${schema}.checkpoints c
        WHERE c.view = 'evidence'
      ON CONFLICT (network, agency, case_id) DO UPDATE SET digest = excluded.digest, revision = excluded.revision
        WHERE late OR e.digest <> excluded.digest
      RETURNING revision
  )
  UPDATE ${schema}.checkpoints c SET latest = greatest(c.latest, (SELECT max(e.revision) FROM entered e))
    WHERE c.view = 'evidence';
END $$;
`;

const moveOn = (schema: 'views' | 'building'): string => `
-- Moves a checkpoint on and answers where it is then, under its row's lock; nothing when it was there before. Fails with
-- WG001 when somebody else has begun to build the view.
CREATE FUNCTION ${schema}.move_on(of_view text, upto bigint, holding text, late boolean) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  known bigint;
BEGIN
  SELECT c.position INTO known FROM ${schema}.checkpoints c WHERE c.view = of_view AND c.holder = holding FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'somebody else has begun to build this view' USING ERRCODE = 'WG001';
  END IF;
  IF late THEN
    RETURN known;
  ELSIF known >= upto THEN
    RETURN NULL;
  END IF;
  UPDATE ${schema}.checkpoints c SET position = upto WHERE c.view = of_view;
  RETURN upto;
END $$;
`;

/**
 * Read models that can be built anew beside the ones in use, and streams that a read model had to set aside. The schema
 * `building` holds the same tables as `views`; the two change places when a view was built. Both steps that change tables
 * run with the rights of whoever migrated, as the roles of the hub own nothing.
 */
export const rebuilds: Migration = {
  number: 7,
  name: 'rebuilds',
  sql: `
ALTER TABLE views.checkpoints
  ADD version int NOT NULL DEFAULT 1,
  ADD latest bigint NOT NULL DEFAULT 0,
  ADD holder text NOT NULL DEFAULT '';
UPDATE views.checkpoints SET latest = (SELECT coalesce(max(revision), 0) FROM views.evidence) WHERE view = 'evidence';

CREATE TABLE views.parked_streams (
  view text COLLATE "C" NOT NULL,
  stream text COLLATE "C" NOT NULL,
  network text COLLATE "C" NOT NULL,
  position bigint NOT NULL,
  reason text COLLATE "C" NOT NULL,
  asked boolean NOT NULL DEFAULT false,
  PRIMARY KEY (view, stream)
);

CREATE SCHEMA building;
CREATE SCHEMA retired;
CREATE TABLE building.checkpoints (LIKE views.checkpoints INCLUDING ALL);
CREATE TABLE building.claim_reach (LIKE views.claim_reach INCLUDING ALL);
CREATE TABLE building.claim_deliveries (LIKE views.claim_deliveries INCLUDING ALL);
CREATE TABLE building.evidence (LIKE views.evidence INCLUDING ALL);
ALTER TABLE building.evidence DROP COLUMN IF EXISTS handle;

DROP FUNCTION views.apply_claims(bigint, json);
${moveOn('views')}${moveOn('building')}
${applyClaims('views')}${applyClaims('building')}
${applyEvidence('views')}${applyEvidence('building')}

-- Begins to build a view from nothing; whoever built it before is overtaken.
CREATE FUNCTION building.begin(of_view text, of_version int, holding text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO building.checkpoints AS c (view, position, version, latest, holder)
    VALUES (of_view, 0, of_version, 0, holding)
    ON CONFLICT (view) DO UPDATE SET position = 0, version = of_version, latest = 0, holder = holding;
  DELETE FROM views.parked_streams WHERE view = of_view || '+building';
  IF of_view = 'claims' THEN
    TRUNCATE building.claim_reach, building.claim_deliveries;
  ELSE
    TRUNCATE building.evidence;
  END IF;
END $$;

-- Puts the view that was built in the place of the one in use, unless that one has seen more of the log. Evidence that
-- did not change keeps its revision; what differs changes now, beyond every cursor that was given out.
CREATE FUNCTION building.take_over(of_view text, holding text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  live record;
  built record;
BEGIN
  SELECT * INTO built FROM building.checkpoints WHERE view = of_view AND holder = holding FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'somebody else has begun to build this view' USING ERRCODE = 'WG001';
  END IF;
  SELECT * INTO live FROM views.checkpoints WHERE view = of_view FOR UPDATE;
  IF built.position < live.position THEN
    RETURN false;
  END IF;
  IF of_view = 'claims' THEN
    ALTER TABLE views.claim_reach SET SCHEMA retired;
    ALTER TABLE views.claim_deliveries SET SCHEMA retired;
    ALTER TABLE building.claim_reach SET SCHEMA views;
    ALTER TABLE building.claim_deliveries SET SCHEMA views;
    ALTER TABLE retired.claim_reach SET SCHEMA building;
    ALTER TABLE retired.claim_deliveries SET SCHEMA building;
    TRUNCATE building.claim_reach, building.claim_deliveries;
  ELSE
    UPDATE building.evidence b SET revision = coalesce(
      (SELECT e.revision FROM views.evidence e WHERE (e.network, e.agency, e.case_id) = (b.network, b.agency, b.case_id)
        AND e.digest = b.digest), live.latest + 1);
    ALTER TABLE views.evidence SET SCHEMA retired;
    ALTER TABLE building.evidence SET SCHEMA views;
    ALTER TABLE retired.evidence SET SCHEMA building;
    TRUNCATE building.evidence;
  END IF;
  -- Whoever keeps the view may not know yet that it was replaced: what it parked stays so until it tries again.
  UPDATE views.parked_streams SET asked = true WHERE view = of_view;
  INSERT INTO views.parked_streams AS p (view, stream, network, position, reason)
    SELECT of_view, b.stream, b.network, b.position, b.reason
      FROM views.parked_streams b WHERE b.view = of_view || '+building'
    ON CONFLICT (view, stream) DO UPDATE SET position = least(p.position, excluded.position);
  DELETE FROM views.parked_streams WHERE view = of_view || '+building';
  UPDATE views.checkpoints SET position = built.position, version = built.version, latest = live.latest + 1
    WHERE view = of_view;
  DELETE FROM building.checkpoints WHERE view = of_view;
  RETURN true;
END $$;

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA views, building FROM PUBLIC;
GRANT USAGE ON SCHEMA building TO wegmarke_views;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA views, building TO wegmarke_views;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA views, building TO wegmarke_views;
`,
};
