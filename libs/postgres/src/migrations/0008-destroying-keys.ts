import type { Migration } from './migration.ts';

/**
 * Keys that can be wrapped anew, run out and be destroyed for ever. Both functions hold the lock of the shelf, shared where
 * keys come in and alone where the rules change, and look only then: what is destroyed or fenced off stays so against every
 * writer that was under way. Handles leave the read models.
 */
export const destroyingKeys: Migration = {
  number: 8,
  name: 'destroying-keys',
  sql: `
ALTER TABLE vault.owner_keys ADD generation int NOT NULL DEFAULT 0;
CREATE INDEX ON vault.owner_keys (generation);

ALTER TABLE vault.content_keys ADD keep_until text COLLATE "C", ADD event_type text COLLATE "C";
CREATE INDEX ON vault.content_keys (keep_until) WHERE keep_until IS NOT NULL;

-- Owners that never get a key again; controller * stands for every controller of the case.
CREATE TABLE vault.destroyed_owners (
  network text COLLATE "C" NOT NULL,
  case_id text COLLATE "C" NOT NULL,
  controller text COLLATE "C" NOT NULL,
  PRIMARY KEY (network, case_id, controller)
);

-- The oldest generation of the key-encryption key under which an owner key may still come in: one row.
CREATE TABLE vault.fence (generation int NOT NULL);
INSERT INTO vault.fence VALUES (0);

-- The wrapped key in force, or why there is none: destroyed | fenced (then in_force tells the fence's generation).
CREATE FUNCTION vault.owner_key(of_network text, of_case text, of_controller text, fresh text, of_generation int)
RETURNS TABLE (outcome text, in_force text) LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(7767008);
  IF EXISTS (SELECT FROM vault.destroyed_owners d WHERE d.network = of_network AND d.case_id = of_case
      AND d.controller IN (of_controller, '*')) THEN
    RETURN QUERY SELECT 'destroyed', NULL::text;
  ELSIF NOT EXISTS (SELECT FROM vault.owner_keys o WHERE (o.network, o.case_id, o.controller) = (of_network, of_case, of_controller))
      AND (SELECT f.generation FROM vault.fence f) > of_generation THEN
    RETURN QUERY SELECT 'fenced', f.generation::text FROM vault.fence f;
  ELSE
    INSERT INTO vault.owner_keys (network, case_id, controller, wrapped, generation)
      VALUES (of_network, of_case, of_controller, fresh, of_generation) ON CONFLICT DO NOTHING;
    RETURN QUERY SELECT 'ok', o.wrapped FROM vault.owner_keys o
      WHERE (o.network, o.case_id, o.controller) = (of_network, of_case, of_controller);
  END IF;
END $$;

-- Wraps owner keys anew where they are still as they were read; answers how many were.
CREATE FUNCTION vault.rewrap(changes json, to_generation int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE changed int;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(7767008);
  IF (SELECT f.generation FROM vault.fence f) > to_generation THEN RETURN 0; END IF;
  UPDATE vault.owner_keys o SET wrapped = c.after, generation = to_generation
    FROM json_to_recordset(changes) AS c (network text, case_id text, controller text, before text, after text)
    WHERE (o.network, o.case_id, o.controller) = (c.network, c.case_id, c.controller) AND o.wrapped = c.before;
  GET DIAGNOSTICS changed = ROW_COUNT;
  RETURN changed;
END $$;

CREATE FUNCTION vault.destroy(owners json) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7767008);
  INSERT INTO vault.destroyed_owners
    SELECT network, case_id, controller FROM json_to_recordset(owners) AS g (network text, case_id text, controller text)
    ON CONFLICT DO NOTHING;
  DELETE FROM vault.content_keys k USING json_to_recordset(owners) AS g (network text, case_id text, controller text)
    WHERE (k.network, k.case_id) = (g.network, g.case_id) AND g.controller IN (k.controller, '*');
  DELETE FROM vault.owner_keys o USING json_to_recordset(owners) AS g (network text, case_id text, controller text)
    WHERE (o.network, o.case_id) = (g.network, g.case_id) AND g.controller IN (o.controller, '*');
END $$;

CREATE FUNCTION vault.raise_fence(to_generation int) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7767008);
  UPDATE vault.fence SET generation = to_generation WHERE generation < to_generation;
END $$;

DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'wegmarke_vault') THEN
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA vault TO wegmarke_vault;
  END IF;
END $$;

-- A read model is in the clear: after an erasure nothing in it may name the case.
ALTER TABLE views.evidence DROP COLUMN handle;
`,
};
