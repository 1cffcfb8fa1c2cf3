import type { ParkedStream } from '#ports';
import { Parking } from '#ports';
import type { Database } from './database.ts';

/** Parked streams in PostgreSQL, beside the read models. */
export class PostgresParking extends Parking {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async park({
    view,
    stream,
    network,
    position,
    reason,
  }: ParkedStream & { readonly view: string }): Promise<void> {
    await this.#database.query({
      text: `
        INSERT INTO views.parked_streams (view, stream, network, position, reason) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT DO NOTHING`,
      values: [view, stream, network, position, reason],
    });
  }

  parked(view: string): Promise<readonly ParkedStream[]> {
    return this.#database.query<ParkedStream>({
      name: 'parked',
      text: `
        SELECT stream, network, position, reason FROM views.parked_streams WHERE view = $1
        ORDER BY position, stream`,
      values: [view],
    });
  }

  async release(view: string, stream: string): Promise<void> {
    await this.#database.query({
      text: 'DELETE FROM views.parked_streams WHERE view = $1 AND stream = $2',
      values: [view, stream],
    });
  }

  async askRetry(view: string, stream?: string): Promise<number> {
    const asked = await this.#database.query({
      text: `
        UPDATE views.parked_streams SET asked = true WHERE view = $1 AND ($2::text IS NULL OR stream = $2)
        RETURNING 1`,
      values: [view, stream],
    });
    return asked.length;
  }

  async takeRetries(view: string): Promise<readonly string[]> {
    const asked = await this.#database.query<{ readonly stream: string }>({
      name: 'take-retries',
      text: 'UPDATE views.parked_streams SET asked = false WHERE view = $1 AND asked RETURNING stream',
      values: [view],
    });
    return asked.map(({ stream }) => stream);
  }
}
