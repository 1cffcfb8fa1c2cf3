import type { AccessChange, AccessPlace, AccessQuery, AccessRow, Position, ProvisionUse } from '#ports';
import { AccessLog } from '#ports';
import { accessChanges, accessRow, provisionUse } from './access-rows.ts';
import type { StoredAccess, StoredUse } from './access-rows.ts';
import { AccessConditions } from './access-conditions.ts';
import type { Database } from './database.ts';
import type { ViewPlace } from './view-place.ts';
import { IN_USE, ViewTables } from './view-place.ts';

type Whose = Pick<AccessQuery, 'network' | 'scope' | 'now'>;

/** Who saw what, in PostgreSQL. */
export class PostgresAccessLog extends AccessLog {
  readonly #tables: ViewTables;
  readonly #schema: ViewPlace['schema'];

  constructor(database: Database, place = IN_USE) {
    super();
    this.#tables = new ViewTables(database, 'access', place);
    this.#schema = place.schema;
  }

  checkpoint(): Promise<Position> {
    return this.#tables.checkpoint();
  }

  apply(position: Position, changes: readonly AccessChange[]): Promise<void> {
    return this.#tables.enter(position, accessChanges(changes));
  }

  amend(changes: readonly AccessChange[]): Promise<void> {
    return this.#tables.enter(undefined, accessChanges(changes));
  }

  async search({ filters, after, max, ...whose }: AccessQuery): Promise<readonly AccessRow[]> {
    const conditions = new AccessConditions(whose);
    conditions.filter(filters);
    if (after !== undefined) conditions.after(after);
    return this.#rows(conditions, max);
  }

  async at(whose: Whose, place: AccessPlace): Promise<AccessRow | undefined> {
    const conditions = new AccessConditions(whose);
    conditions.at(place);
    return (await this.#rows(conditions, 1))[0];
  }

  async used(whose: Whose, caseIds: readonly string[], since: string): Promise<readonly ProvisionUse[]> {
    const conditions = new AccessConditions(whose);
    conditions.filter({ caseIds, from: since });
    const uses = await this.#tables.query<StoredUse>({
      text: `
        SELECT DISTINCT case_id, recorded_by, consent_id, provision_id FROM ${this.#schema}.access_log a
        WHERE ${conditions.text} AND consent_id IS NOT NULL AND provision_id IS NOT NULL`,
      values: conditions.values,
    });
    return uses.map(provisionUse);
  }

  /** The place of a row is counted among those that exist for the scope: how many others a release holds must not show. */
  async #rows(conditions: AccessConditions, max: number): Promise<readonly AccessRow[]> {
    const rows = await this.#tables.query<StoredAccess>({
      text: `
        SELECT a.*, c.ordinal FROM ${this.#schema}.access_log a CROSS JOIN LATERAL (
          SELECT count(*)::int AS ordinal FROM ${this.#schema}.access_log b
          WHERE b.network = a.network AND b.position = a.position AND b.n < a.n
            AND (b.sender = ANY ($2) OR b.recipient = ANY ($2))) c
        WHERE ${conditions.text}
        ORDER BY a.position DESC, a.n LIMIT ${conditions.value(max)}`,
      values: conditions.values,
    });
    return rows.map(accessRow);
  }
}
