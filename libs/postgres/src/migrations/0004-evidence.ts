import type { Migration } from './migration.ts';

/** Which evidence changed for which agency: a digest, never the evidence itself. */
export const evidence: Migration = {
  number: 4,
  name: 'evidence',
  sql: `
INSERT INTO views.checkpoints VALUES ('evidence', 0);

CREATE TABLE views.evidence (
  network text COLLATE "C" NOT NULL,
  agency text COLLATE "C" NOT NULL,
  case_id text COLLATE "C" NOT NULL,
  handle text COLLATE "C" NOT NULL,
  digest text COLLATE "C" NOT NULL,
  revision bigint NOT NULL,
  PRIMARY KEY (network, agency, case_id)
);
CREATE INDEX evidence_by_change ON views.evidence (network, agency, revision, case_id);
`,
};
