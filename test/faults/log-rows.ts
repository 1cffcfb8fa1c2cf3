import { Pool } from 'pg';

/** The clear columns of one event of the record, as the table has them. */
export interface LogRow {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly agency: string;
  readonly happenedAt: string;
}

const ALL = `SELECT position::int, stream, revision, id, type, agency, happened_at AS "happenedAt"
  FROM record.events ORDER BY position`;

const COUNTS = `SELECT count(*) FILTER (WHERE type LIKE 'de.wegmarke.language.%')::int AS events,
    count(*) FILTER (WHERE type = 'Released')::int AS releases, count(*)::int AS positions
  FROM record.events`;

/** How many events agencies have recorded, how many releases the hub, and how much there is altogether. */
export interface Counts {
  readonly events: number;
  readonly releases: number;
  readonly positions: number;
}

/** The record's table, read past the product. */
export class LogRows {
  readonly #pool: Pool;

  constructor(readonly databaseUrl: string) {
    this.#pool = new Pool({ connectionString: databaseUrl, max: 1 });
    // A server that was killed takes the connection with it; the next question makes another.
    this.#pool.on('error', () => undefined);
  }

  async all(): Promise<readonly LogRow[]> {
    return (await this.#pool.query<LogRow>(ALL)).rows;
  }

  async counts(): Promise<Counts> {
    return (await this.#pool.query<Counts>(COUNTS)).rows[0] ?? { events: 0, releases: 0, positions: 0 };
  }

  close(): Promise<void> {
    return this.#pool.end();
  }
}
