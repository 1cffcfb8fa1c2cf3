import type { Position, RecallSearch, RecallStanding } from '#ports';
import { OpenRecalls } from '#ports';
import type { Database } from './database.ts';
import type { ViewPlace } from './view-place.ts';
import { IN_USE, ViewTables } from './view-place.ts';

interface Row {
  readonly told: RecallStanding;
}

/** How every recall stands, in PostgreSQL. */
export class PostgresOpenRecalls extends OpenRecalls {
  readonly #tables: ViewTables;
  readonly #schema: ViewPlace['schema'];

  constructor(database: Database, place = IN_USE) {
    super();
    this.#tables = new ViewTables(database, 'recalls', place);
    this.#schema = place.schema;
  }

  checkpoint(): Promise<Position> {
    return this.#tables.checkpoint();
  }

  apply(position: Position, standings: readonly RecallStanding[]): Promise<void> {
    return this.#tables.enter(position, standings.map(rowOf));
  }

  amend(standings: readonly RecallStanding[]): Promise<void> {
    return this.#tables.enter(undefined, standings.map(rowOf));
  }

  of(network: string, agency: string, max: number): Promise<readonly RecallStanding[]> {
    return this.#told({
      name: `recalls-of-${this.#schema}`,
      text: `
        SELECT told FROM ${this.#schema}.recalls
        WHERE network = $1 AND recipient = $2 AND waits_from IS NOT NULL
        ORDER BY opened_at, recall LIMIT $3`,
      values: [network, agency, max],
    });
  }

  forOfficer(
    network: string,
    agencies: readonly string[],
    { open, max }: RecallSearch,
  ): Promise<readonly RecallStanding[]> {
    return this.#told({
      name: `recalls-for-officer-${this.#schema}`,
      text: `
        SELECT told FROM ${this.#schema}.recalls
        WHERE network = $1 AND (sender = ANY ($2) OR (recipient = ANY ($2) AND NOT (told->>'neverClaimed')::boolean))
          AND ($3::boolean IS NULL OR $3 = (waits_from IS NOT NULL))
        ORDER BY opened_at, recall LIMIT $4`,
      values: [network, [...agencies], open ?? null, max],
    });
  }

  waitingSince(at: string, max: number): Promise<readonly RecallStanding[]> {
    return this.#told({
      name: `recalls-waiting-${this.#schema}`,
      text: `
        SELECT told FROM ${this.#schema}.recalls
        WHERE waits_from <= $1
        ORDER BY waits_from, opened_at, recall LIMIT $2`,
      values: [at, max],
    });
  }

  async #told(statement: Parameters<ViewTables['query']>[0]): Promise<readonly RecallStanding[]> {
    return (await this.#tables.query<Row>(statement)).map(({ told }) => told);
  }
}

function rowOf(standing: RecallStanding) {
  const { network, recall, sender, recipient, openedAt, remindedAt, closedAt, neverClaimed } = standing;
  const isOpen = closedAt === undefined && !neverClaimed;
  return {
    network,
    recall,
    sender,
    recipient,
    opened_at: openedAt,
    waits_from: isOpen ? (remindedAt ?? openedAt) : null,
    told: standing,
  };
}
