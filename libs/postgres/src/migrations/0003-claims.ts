import type { Migration } from './migration.ts';

/** The index of open claims: what each recipient can reach, and what was sent to it. */
export const claims: Migration = {
  number: 3,
  name: 'claims',
  sql: `
CREATE TABLE views.checkpoints (
  view text PRIMARY KEY,
  position bigint NOT NULL
);
INSERT INTO views.checkpoints VALUES ('claims', 0);

-- A case within a recipient's reach: when it last changed for it, and up to where it was looked through.
CREATE TABLE views.claim_reach (
  network text COLLATE "C" NOT NULL,
  agency text COLLATE "C" NOT NULL,
  case_id text COLLATE "C" NOT NULL,
  changed_at bigint NOT NULL,
  settled_at bigint NOT NULL DEFAULT 0,
  wake_at text COLLATE "C",
  PRIMARY KEY (network, agency, case_id)
);
CREATE INDEX claim_reach_of_case ON views.claim_reach (network, case_id);
CREATE INDEX claim_reach_unsettled ON views.claim_reach (network, agency, changed_at) WHERE changed_at > settled_at;
CREATE INDEX claim_reach_waking ON views.claim_reach (network, agency, wake_at) WHERE wake_at IS NOT NULL;

-- An event in an answer that, as far as is known, arrived or may still arrive.
CREATE TABLE views.claim_deliveries (
  network text COLLATE "C" NOT NULL,
  agency text COLLATE "C" NOT NULL,
  case_id text COLLATE "C" NOT NULL,
  event_id text COLLATE "C" NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (network, agency, case_id, event_id)
);
CREATE INDEX claim_deliveries_by_answer ON views.claim_deliveries (network, agency, seq);

-- Enters the changes of the log up to a position, together with that position; does nothing when it was entered before.
-- All of it can be rebuilt from the log, so the commit need not wait for the disk.
CREATE FUNCTION views.apply_claims(upto bigint, changes json) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  c record;
BEGIN
  PERFORM set_config('synchronous_commit', 'off', true);
  UPDATE views.checkpoints SET position = upto WHERE view = 'claims' AND position < upto;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  FOR c IN
    SELECT * FROM json_to_recordset(changes)
      AS x (kind text, network text, "caseId" text, agency text, position bigint, "eventIds" json, seq bigint, after bigint)
  LOOP
    IF c.kind = 'changed' THEN
      UPDATE views.claim_reach r SET changed_at = greatest(r.changed_at, c.position)
        WHERE r.network = c.network AND r.case_id = c."caseId";
    ELSIF c.kind = 'reachable' THEN
      INSERT INTO views.claim_reach AS r (network, agency, case_id, changed_at)
        VALUES (c.network, c.agency, c."caseId", upto)
        ON CONFLICT (network, agency, case_id) DO UPDATE SET changed_at = upto, settled_at = 0, wake_at = NULL;
    ELSIF c.kind = 'unreachable' THEN
      DELETE FROM views.claim_reach r
        WHERE r.network = c.network AND r.agency = c.agency AND r.case_id = c."caseId";
    ELSIF c.kind = 'released' THEN
      WITH lost AS (
        DELETE FROM views.claim_deliveries d
          WHERE d.network = c.network AND d.agency = c.agency AND d.seq > c.after AND d.seq < c.seq
          RETURNING d.case_id
      )
      UPDATE views.claim_reach r SET changed_at = greatest(r.changed_at, upto)
        WHERE r.network = c.network AND r.agency = c.agency AND r.case_id IN (SELECT l.case_id FROM lost l);
      INSERT INTO views.claim_deliveries
        SELECT c.network, c.agency, c."caseId", e.id, c.seq FROM json_array_elements_text(c."eventIds") AS e (id)
        ON CONFLICT DO NOTHING;
    ELSE
      RAISE EXCEPTION 'unknown kind of change: %', c.kind;
    END IF;
  END LOOP;
END $$;
`,
};
