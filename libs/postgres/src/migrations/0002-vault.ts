import type { Migration } from './migration.ts';

/** Wrapped keys, apart from the record: rows here can be destroyed, rows there never. */
export const vault: Migration = {
  number: 2,
  name: 'vault',
  sql: `
CREATE TABLE vault.owner_keys (
  network text COLLATE "C" NOT NULL,
  case_id text COLLATE "C" NOT NULL,
  controller text COLLATE "C" NOT NULL,
  wrapped text COLLATE "C" NOT NULL,
  PRIMARY KEY (network, case_id, controller)
);
CREATE TABLE vault.content_keys (
  kid text COLLATE "C" PRIMARY KEY,
  network text COLLATE "C" NOT NULL,
  case_id text COLLATE "C" NOT NULL,
  controller text COLLATE "C" NOT NULL,
  wrapped text COLLATE "C" NOT NULL
);
-- All keys of one owner, to destroy them together.
CREATE INDEX ON vault.content_keys (network, case_id, controller);
`,
};
