import pg from 'pg';

/** One entry of the record, as far as it is clear. */
export interface RecordedEntry {
  readonly position: number;
  readonly type: string;
  readonly agency: string;
  readonly stream: string;
}

/** Reads the hub's record straight from its table. */
export class RecordReader {
  readonly #client: pg.Client;

  constructor(databaseUrl: string) {
    this.#client = new pg.Client({ connectionString: databaseUrl });
  }

  connect(): Promise<unknown> {
    return this.#client.connect();
  }

  close(): Promise<void> {
    return this.#client.end();
  }

  /** The entries after a position, in their order. */
  async after(position = 0): Promise<readonly RecordedEntry[]> {
    const { rows } = await this.#client.query<RecordedEntry>(
      'SELECT position::int, type, agency, stream FROM record.events WHERE position > $1 ORDER BY position',
      [position],
    );
    return rows;
  }

  /** The last position. */
  async head(): Promise<number> {
    return (await this.after()).at(-1)?.position ?? 0;
  }
}
