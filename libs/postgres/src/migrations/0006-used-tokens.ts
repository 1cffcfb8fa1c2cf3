import type { Migration } from './migration.ts';

/** Read tokens that were used, until they expire; instants in seconds since the epoch. */
export const usedTokens: Migration = {
  number: 6,
  name: 'used tokens',
  sql: `
CREATE TABLE views.used_tokens (
  name text COLLATE "C" PRIMARY KEY,
  until double precision NOT NULL
);
CREATE INDEX used_tokens_by_end ON views.used_tokens (until);
`,
};
