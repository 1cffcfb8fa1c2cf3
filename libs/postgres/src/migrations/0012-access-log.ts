import type { Migration } from './migration.ts';

const applyAccess = (schema: 'views' | 'building'): string => `
-- Enters changes of the access log up to a position with that position, or nothing when it was entered before; late: as of
-- the position that stays. Rows are entered first, as nothing of an erased case is released any more:
--   { entered: [row], abandoned: [{ network, case_id, release }], erased: [{ network, case_id, agencies }],
--     expired: [{ network, at }] }
-- All of it can be rebuilt from the log, so the commit need not wait for the disk. Without sequential scans and hashes
-- the plan is the same for the first row and the millionth.
CREATE FUNCTION ${schema}.apply_access(upto bigint, changes json, holding text, late boolean) RETURNS void
LANGUAGE plpgsql SET enable_seqscan TO off SET enable_hashjoin TO off SET enable_mergejoin TO off AS $$
BEGIN
  PERFORM set_config('synchronous_commit', 'off', true);
  IF ${schema}.move_on('access', upto, holding, late) IS NULL THEN
    RETURN;
  END IF;
  INSERT INTO ${schema}.access_log
    SELECT * FROM json_populate_recordset(NULL::${schema}.access_log, changes->'entered')
    ON CONFLICT (network, position, n) DO NOTHING;
  IF json_array_length(changes->'abandoned') > 0 THEN
    UPDATE ${schema}.access_log a SET abandoned = true
      FROM json_to_recordset(changes->'abandoned') AS c (network text, case_id text, release text)
      WHERE (a.network, a.case_id, a.release) = (c.network, c.case_id, c.release);
  END IF;
  IF json_array_length(changes->'erased') > 0 THEN
    DELETE FROM ${schema}.access_log a
      USING json_to_recordset(changes->'erased') AS c (network text, case_id text, agencies text[])
      WHERE (a.network, a.case_id) = (c.network, c.case_id)
        AND (c.agencies IS NULL OR a.sender = ANY (c.agencies) OR a.recipient = ANY (c.agencies));
  END IF;
  IF json_array_length(changes->'expired') > 0 THEN
    DELETE FROM ${schema}.access_log a USING json_to_recordset(changes->'expired') AS c (network text, at text)
      WHERE a.network = c.network AND a.expires_at <= c.at COLLATE "C";
  END IF;
END $$;
`;

/** Who saw what, for the officers' searches; a third view that can be built anew beside the one in use. */
export const accessLog: Migration = {
  number: 12,
  name: 'access-log',
  sql: `
INSERT INTO views.checkpoints (view, position) VALUES ('access', 0);

CREATE TABLE views.access_log (
  network text COLLATE "C" NOT NULL,
  position bigint NOT NULL,
  n int NOT NULL,
  at text COLLATE "C" NOT NULL,
  door text COLLATE "C" NOT NULL,
  decision text COLLATE "C" NOT NULL,
  sender text COLLATE "C",
  recipient text COLLATE "C" NOT NULL,
  actor text COLLATE "C" NOT NULL,
  event_type text COLLATE "C",
  event_ids text[] NOT NULL,
  purpose text COLLATE "C",
  basis text COLLATE "C",
  row_id text COLLATE "C",
  recorded_by text COLLATE "C",
  consent_id text COLLATE "C",
  provision_id text COLLATE "C",
  case_id text COLLATE "C",
  release text COLLATE "C" NOT NULL,
  code text COLLATE "C",
  abandoned boolean NOT NULL,
  expires_at text COLLATE "C" NOT NULL,
  PRIMARY KEY (network, position, n)
);
CREATE INDEX access_by_sender ON views.access_log (network, sender, position DESC, n);
CREATE INDEX access_by_recipient ON views.access_log (network, recipient, position DESC, n);
CREATE INDEX access_by_case ON views.access_log (network, case_id);
CREATE INDEX access_by_end ON views.access_log (network, expires_at);
CREATE TABLE building.access_log (LIKE views.access_log INCLUDING ALL);
${applyAccess('views')}${applyAccess('building')}

INSERT INTO views.tables_of_view VALUES ('access', 'access_log');

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA views, building FROM PUBLIC;
GRANT SELECT, INSERT, UPDATE, DELETE ON views.access_log, building.access_log TO wegmarke_views;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA views, building TO wegmarke_views;
`,
};
