import type { Migration } from './migration.ts';

const applyRecalls = (schema: 'views' | 'building'): string => `
-- Puts recalls as they stand in place of what was known of them.
CREATE FUNCTION ${schema}.apply_recalls(upto bigint, standings json, holding text, late boolean) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  upto := ${schema}.move_on('recalls', upto, holding, late);
  IF upto IS NULL THEN
    RETURN;
  END IF;
  INSERT INTO ${schema}.recalls (network, recall, sender, recipient, opened_at, waits_from, told)
    SELECT s.network, s.recall, s.sender, s.recipient, s.opened_at, s.waits_from, s.told
      FROM json_to_recordset(standings)
        AS s (network text, recall text, sender text, recipient text, opened_at text, waits_from text, told json)
    ON CONFLICT (network, recall) DO UPDATE SET waits_from = excluded.waits_from, told = excluded.told;
END $$;
`;

/**
 * How recalls stand, and how far the reactors are that write into the log. From here on a table tells which tables a view
 * consists of, so that a later view needs its tables and a row there, and no other edition of the two functions.
 */
export const recalls: Migration = {
  number: 11,
  name: 'recalls',
  sql: `
CREATE TABLE views.recalls (
  network text COLLATE "C" NOT NULL,
  recall text COLLATE "C" NOT NULL,
  sender text COLLATE "C" NOT NULL,
  recipient text COLLATE "C" NOT NULL,
  opened_at text COLLATE "C" NOT NULL,
  -- Since when an answer is waited for; null: for none.
  waits_from text COLLATE "C",
  told json NOT NULL,
  PRIMARY KEY (network, recall)
);
CREATE INDEX recalls_by_recipient ON views.recalls (network, recipient, opened_at, recall);
CREATE INDEX recalls_by_sender ON views.recalls (network, sender, opened_at, recall);
CREATE INDEX recalls_waiting ON views.recalls (waits_from) WHERE waits_from IS NOT NULL;
CREATE TABLE building.recalls (LIKE views.recalls INCLUDING ALL);
INSERT INTO views.checkpoints (view, position) VALUES ('recalls', 0);

CREATE TABLE views.reactors (
  reactor text COLLATE "C" PRIMARY KEY,
  position bigint NOT NULL
);

CREATE TABLE views.tables_of_view (
  view text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  PRIMARY KEY (view, name)
);
INSERT INTO views.tables_of_view VALUES
  ('claims', 'claim_reach'), ('claims', 'claim_deliveries'), ('evidence', 'evidence'), ('recalls', 'recalls');

${applyRecalls('views')}${applyRecalls('building')}

-- Begins to build a view from nothing; whoever built it before is overtaken.
CREATE OR REPLACE FUNCTION building.begin(of_view text, of_version int, holding text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  named text;
BEGIN
  INSERT INTO building.checkpoints AS c (view, position, version, latest, holder)
    VALUES (of_view, 0, of_version, 0, holding)
    ON CONFLICT (view) DO UPDATE SET position = 0, version = of_version, latest = 0, holder = holding;
  DELETE FROM views.parked_streams WHERE view = of_view || '+building';
  FOR named IN SELECT t.name FROM views.tables_of_view t WHERE t.view = of_view ORDER BY t.name LOOP
    EXECUTE format('TRUNCATE building.%I', named);
  END LOOP;
END $$;

-- Puts the view that was built in the place of the one in use, unless that one has seen more of the log. Evidence that
-- did not change keeps its revision; what differs changes now, beyond every cursor that was given out.
CREATE OR REPLACE FUNCTION building.take_over(of_view text, holding text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  live record;
  built record;
  named text;
BEGIN
  SELECT * INTO built FROM building.checkpoints WHERE view = of_view AND holder = holding FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'somebody else has begun to build this view' USING ERRCODE = 'WG001';
  END IF;
  SELECT * INTO live FROM views.checkpoints WHERE view = of_view FOR UPDATE;
  IF built.position < live.position THEN
    RETURN false;
  END IF;
  IF of_view = 'evidence' THEN
    UPDATE building.evidence b SET revision = coalesce(
      (SELECT e.revision FROM views.evidence e WHERE (e.network, e.agency, e.case_id) = (b.network, b.agency, b.case_id)
        AND e.digest = b.digest), live.latest + 1);
  END IF;
  FOR named IN SELECT t.name FROM views.tables_of_view t WHERE t.view = of_view ORDER BY t.name LOOP
    EXECUTE format('ALTER TABLE views.%I SET SCHEMA retired', named);
    EXECUTE format('ALTER TABLE building.%I SET SCHEMA views', named);
    EXECUTE format('ALTER TABLE retired.%I SET SCHEMA building', named);
    EXECUTE format('TRUNCATE building.%I', named);
  END LOOP;
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
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA views, building TO wegmarke_views;
REVOKE INSERT, UPDATE, DELETE ON views.tables_of_view FROM wegmarke_views;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA views, building TO wegmarke_views;
`,
};
