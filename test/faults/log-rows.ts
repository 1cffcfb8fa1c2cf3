import { Client } from 'pg';

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

/** The record's table, read past the product. */
export class LogRows {
  private constructor(private readonly client: Client) {}

  static async of(databaseUrl: string): Promise<LogRows> {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    return new LogRows(client);
  }

  async all(): Promise<readonly LogRow[]> {
    const { rows } = await this.client.query<LogRow>(
      `SELECT position::int, stream, revision, id, type, agency, happened_at AS "happenedAt"
         FROM record.events ORDER BY position`,
    );
    return rows;
  }

  /** How many events agencies have recorded, and how many releases the hub. */
  async counts(): Promise<{ readonly events: number; readonly releases: number }> {
    const { rows } = await this.client.query<{ events: number; releases: number }>(
      `SELECT count(*) FILTER (WHERE type LIKE 'de.wegmarke.language.%')::int AS events,
              count(*) FILTER (WHERE type = 'Released')::int AS releases
         FROM record.events`,
    );
    return rows[0] ?? { events: 0, releases: 0 };
  }

  close(): Promise<void> {
    return this.client.end();
  }
}
