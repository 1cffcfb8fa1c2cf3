export type { DatabaseOptions } from './database.ts';
export { Database, openPostgres } from './database.ts';
export { MigrationMismatch } from './migrate.ts';
export { PostgresClaimIndex } from './postgres-claim-index.ts';
export { PostgresEventStore } from './postgres-event-store.ts';
export { PostgresEvidenceIndex } from './postgres-evidence-index.ts';
export { PostgresKeyShelf } from './postgres-key-shelf.ts';
