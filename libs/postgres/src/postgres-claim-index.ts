import type { ClaimChange, OpenCase, Position } from '#ports';
import { ClaimIndex } from '#ports';
import { checkpointOf } from './checkpoint.ts';
import type { Database } from './database.ts';

/** The index of open claims in PostgreSQL. */
export class PostgresClaimIndex extends ClaimIndex {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  checkpoint(): Promise<Position> {
    return checkpointOf(this.#database, 'claims');
  }

  async apply(position: Position, changes: readonly ClaimChange[]): Promise<void> {
    await this.#database.query({
      name: 'apply-claims',
      text: 'SELECT views.apply_claims($1, $2)',
      values: [position, JSON.stringify(changes)],
    });
  }

  openCases(
    network: string,
    agency: string,
    after: number,
    max: number,
    at: string,
  ): Promise<readonly OpenCase[]> {
    // Three ways to be open, each with an index of its own: a settled case costs nothing here.
    return this.#database.query<OpenCase>({
      name: 'open-cases',
      text: `
        SELECT case_id AS "caseId", changed_at AS "changedAt" FROM views.claim_reach
          WHERE network = $1 AND agency = $2 AND changed_at > settled_at
        UNION
        SELECT case_id, changed_at FROM views.claim_reach WHERE network = $1 AND agency = $2 AND wake_at <= $5
        UNION
        SELECT case_id, changed_at FROM views.claim_reach WHERE network = $1 AND agency = $2 AND case_id IN (
          SELECT case_id FROM views.claim_deliveries WHERE network = $1 AND agency = $2 AND seq > $3)
        ORDER BY 2, 1 LIMIT $4`,
      values: [network, agency, after, max, at],
    });
  }

  async confirmed(
    network: string,
    agency: string,
    caseId: string,
    after: number,
  ): Promise<ReadonlySet<string>> {
    const rows = await this.#database.query<{ readonly event_id: string }>({
      name: 'confirmed',
      text: `
        SELECT event_id FROM views.claim_deliveries
        WHERE network = $1 AND agency = $2 AND case_id = $3 AND seq <= $4`,
      values: [network, agency, caseId, after],
    });
    return new Set(rows.map((row) => row.event_id));
  }

  async settle(
    network: string,
    agency: string,
    caseId: string,
    seenAt: Position,
    wakeAt?: string,
  ): Promise<void> {
    await this.#database.query({
      name: 'settle',
      text: `
        UPDATE views.claim_reach SET settled_at = greatest(settled_at, $4), wake_at = $5
        WHERE network = $1 AND agency = $2 AND case_id = $3`,
      values: [network, agency, caseId, seenAt, wakeAt],
    });
  }

  async reopen(network: string, position: Position): Promise<void> {
    await this.#database.query({
      text: 'UPDATE views.claim_reach SET changed_at = greatest(changed_at, $2) WHERE network = $1',
      values: [network, position],
    });
  }
}
