import type { EvidenceChange, Position } from '#ports';
import { EvidenceIndex } from '#ports';
import { checkpointOf } from './checkpoint.ts';
import type { Database } from './database.ts';

/** Which evidence changed for whom, in PostgreSQL. */
export class PostgresEvidenceIndex extends EvidenceIndex {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  checkpoint(): Promise<Position> {
    return checkpointOf(this.#database, 'evidence');
  }

  async advance(position: Position): Promise<void> {
    await this.#database.query({
      name: 'advance-evidence',
      text: `UPDATE views.checkpoints SET position = $1 WHERE view = 'evidence' AND position < $1`,
      values: [position],
    });
  }

  async note(
    network: string,
    agency: string,
    caseId: string,
    handle: string,
    digest: string,
    revision: Position,
  ): Promise<boolean> {
    const rows = await this.#database.query({
      name: 'note-evidence',
      text: `
        INSERT INTO views.evidence AS e (network, agency, case_id, handle, digest, revision)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (network, agency, case_id) DO UPDATE
          SET handle = excluded.handle, digest = excluded.digest, revision = greatest(e.revision, excluded.revision)
          WHERE e.digest <> excluded.digest
        RETURNING 1`,
      values: [network, agency, caseId, handle, digest, revision],
    });
    return rows.length > 0;
  }

  changes(network: string, agency: string, after: Position, max: number): Promise<readonly EvidenceChange[]> {
    return this.#database.query<EvidenceChange>({
      name: 'evidence-changes',
      text: `
        SELECT * FROM (
          SELECT case_id AS "caseId", handle, revision FROM views.evidence
          WHERE network = $1 AND agency = $2 AND revision > $3
          ORDER BY revision FETCH FIRST ($4) ROWS WITH TIES) c
        ORDER BY revision, "caseId"`,
      values: [network, agency, after, max],
    });
  }
}
