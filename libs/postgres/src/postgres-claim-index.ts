import type { ClaimChange, OpenCase, Position } from '#ports';
import { ClaimIndex } from '#ports';
import { claimRows } from './claim-rows.ts';
import type { Database } from './database.ts';
import { Gathered } from './gathered.ts';
import type { Settled } from './settled-cases.ts';
import { settleCases } from './settled-cases.ts';
import type { ViewPlace } from './view-place.ts';
import { IN_USE, ViewTables } from './view-place.ts';

/** Who asks what it has of a case, and from which answer. */
interface Had {
  readonly network: string;
  readonly agency: string;
  readonly caseId: string;
  readonly after: number;
}

/** The index of open claims in PostgreSQL. */
export class PostgresClaimIndex extends ClaimIndex {
  readonly #tables: ViewTables;
  readonly #schema: ViewPlace['schema'];
  readonly #had = new Gathered((group: readonly Had[]) => this.#confirmedOf(group));
  readonly #settled = new Gathered(async (group: readonly Settled[]) => {
    await settleCases(this.#tables, group);
    return group.map(() => undefined);
  });

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

  confirmed(network: string, agency: string, caseId: string, after: number): Promise<ReadonlySet<string>> {
    return this.#had.ask({ network, agency, caseId, after });
  }

  settle(network: string, agency: string, caseId: string, seenAt: Position, wakeAt?: string): Promise<void> {
    return this.#settled.ask({ network, agency, caseId, seenAt, wakeAt });
  }

  async #confirmedOf(group: readonly Had[]): Promise<readonly ReadonlySet<string>[]> {
    const rows = await this.#tables.query<{ readonly ordinal: number; readonly event_id: string }>({
      name: `confirmed-${this.#schema}`,
      text: `
        SELECT g.ordinal::int, d.event_id
        FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) WITH ORDINALITY AS g (network, agency, case_id, after, ordinal)
        JOIN ${this.#schema}.claim_deliveries d
          ON d.network = g.network AND d.agency = g.agency AND d.case_id = g.case_id AND d.seq <= g.after`,
      values: [
        group.map(({ network }) => network),
        group.map(({ agency }) => agency),
        group.map(({ caseId }) => caseId),
        group.map(({ after }) => after),
      ],
    });
    const found = group.map(() => new Set<string>());
    for (const { ordinal, event_id: id } of rows) found[ordinal - 1]?.add(id);
    return found;
  }
}
