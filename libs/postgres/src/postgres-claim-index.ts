import type { ClaimChange, OpenCase, Position } from '#ports';
import { ClaimIndex } from '#ports';
import { claimRows } from './claim-rows.ts';
import type { Database } from './database.ts';
import type { ViewPlace } from './view-place.ts';
import { IN_USE, ViewTables } from './view-place.ts';

/** The index of open claims in PostgreSQL. */
export class PostgresClaimIndex extends ClaimIndex {
  readonly #tables: ViewTables;
  readonly #schema: ViewPlace['schema'];

  constructor(database: Database, place = IN_USE) {
    super();
    this.#tables = new ViewTables(database, 'claims', place);
    this.#schema = place.schema;
  }

  checkpoint(): Promise<Position> {
    return this.#tables.checkpoint();
  }

  apply(position: Position, changes: readonly ClaimChange[]): Promise<void> {
    return this.#tables.enter(position, claimRows(changes));
  }

  async amend(changes: readonly ClaimChange[]): Promise<void> {
    await this.#tables.enter(undefined, claimRows(changes, await this.checkpoint()));
  }

  openCases(
    network: string,
    agency: string,
    after: number,
    max: number,
    at: string,
  ): Promise<readonly OpenCase[]> {
    // Three ways to be open, each with an index of its own: a settled case costs nothing here.
    return this.#tables.query<OpenCase>({
      name: `open-cases-${this.#schema}`,
      text: `
        SELECT case_id AS "caseId", changed_at AS "changedAt" FROM ${this.#schema}.claim_reach
          WHERE network = $1 AND agency = $2 AND changed_at > settled_at
        UNION
        SELECT case_id, changed_at FROM ${this.#schema}.claim_reach WHERE network = $1 AND agency = $2 AND wake_at <= $5
        UNION
        SELECT case_id, changed_at FROM ${this.#schema}.claim_reach WHERE network = $1 AND agency = $2 AND case_id IN (
          SELECT case_id FROM ${this.#schema}.claim_deliveries WHERE network = $1 AND agency = $2 AND seq > $3)
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
    const rows = await this.#tables.query<{ readonly event_id: string }>({
      name: `confirmed-${this.#schema}`,
      text: `
        SELECT event_id FROM ${this.#schema}.claim_deliveries
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
    await this.#tables.query({
      name: `settle-${this.#schema}`,
      text: `
        UPDATE ${this.#schema}.claim_reach SET settled_at = greatest(settled_at, $4), wake_at = $5
        WHERE network = $1 AND agency = $2 AND case_id = $3`,
      values: [network, agency, caseId, seenAt, wakeAt],
    });
  }
}
