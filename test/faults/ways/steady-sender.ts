import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { LocalAgency } from '../../../deploy/local/network/network.mjs';
import { callDesk } from '../../../deploy/local/demonstration/desks.mjs';
import { cellsOf } from './forms.ts';

const ROWS_AT_ONCE = 20;
const AGAIN_MS = 50;
/** Between two transactions of an agency's system. */
const APART_MS = 60;

/** Programs of the agencies that write into their outbox tables, or push to the desk until the desk has taken it. */
export class SteadySender {
  readonly #queues = new Map<string, Promise<void>>();
  #failure: Error | undefined;
  #isOver = false;

  private constructor(private readonly database: pg.Pool) {}

  /** Makes the outbox tables, `rows_<agency>`, for each of these. */
  static async with(databaseUrl: string, agencies: readonly string[]): Promise<SteadySender> {
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
    for (const agency of agencies)
      await pool.query(
        `CREATE TABLE rows_${agency} (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, payload json NOT NULL)`,
      );
    return new SteadySender(pool);
  }

  /** Writes rows into the agency's outbox table, some in each transaction. */
  write({ agency }: LocalAgency, rows: readonly string[]): void {
    const sql = `INSERT INTO rows_${agency} (payload) SELECT value FROM json_array_elements($1::json)`;
    this.#inOrder(agency, inParts(rows), async (part) => {
      await this.database.query(sql, [JSON.stringify(part)]);
      await pause(APART_MS);
    });
  }

  /** Pushes rows to the agency's desk: the same again under the same key, until it says that it has them. */
  push(agency: LocalAgency, number: number, rows: readonly string[]): void {
    let pushes = 0;
    this.#inOrder(agency.agency, inParts(rows), async (part) => {
      pushes += 1;
      const push = { key: `export-${number}-${pushes}`, rows: part };
      while (!this.#isOver && !(await isTaken(agency, push))) await pause(AGAIN_MS);
    });
  }

  /** Fails as any of them has failed. */
  assertWell(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  async close(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#queues.values());
    await this.database.end();
  }

  #inOrder<Part>(agency: string, parts: readonly Part[], send: (part: Part) => Promise<void>): void {
    const work = async (): Promise<void> => {
      for (const part of parts) await send(part);
    };
    const done = (this.#queues.get(agency) ?? Promise.resolve()).then(work).catch((error: Error) => {
      this.#failure ??= error;
    });
    this.#queues.set(agency, done);
  }
}

/** Whether the desk said that it has the rows; who is away, or not ready, is asked again. */
async function isTaken(agency: LocalAgency, push: object): Promise<boolean> {
  try {
    const { problems } = await callDesk(agency, 'POST', '/desk/push/rows', push);
    if (problems.length > 0) throw new PushRefused(JSON.stringify(problems[0]));
    return true;
  } catch (error) {
    const code = (error as { readonly code?: string }).code ?? '';
    if (error instanceof PushRefused || /^(FIELD|PUSH|SOURCE_UNKNOWN)/.test(code)) throw error;
    return false;
  }
}

class PushRefused extends Error {}

function inParts(rows: readonly string[]): readonly { readonly row: ReturnType<typeof cellsOf> }[][] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_AT_ONCE) }, (_, part) =>
    rows.slice(part * ROWS_AT_ONCE, (part + 1) * ROWS_AT_ONCE).map((row) => ({ row: cellsOf(row) })),
  );
}
