import { readFileSync } from 'node:fs';
import { Pool } from 'pg';
import { databaseIsPlain } from '#postgres';
import type { TableSource } from '../config/sources-section.ts';
import type { TableCursor } from './table-cursor.ts';

/** One row of the table as it stands there. */
export interface TableRow {
  readonly id: number;
  /** JSON. */
  readonly payload: string;
}

/** Why a table cannot be read as it is configured, as a code or in words without the URL; undefined when it can. Reads no row. */
export async function whyUnreadable(source: TableSource): Promise<string | undefined> {
  const table = new OutboxTable(source);
  try {
    await table.read({ after: Number.MAX_SAFE_INTEGER, gaps: [] });
    return undefined;
  } catch (error) {
    if (error instanceof TableUnreadable) return error.message;
    const { code } = error as { readonly code?: unknown };
    return typeof code === 'string' ? code : 'NO_ANSWER';
  } finally {
    await table.close();
  }
}

/** The table cannot be read as it is configured; the message holds nothing of the URL. */
export class TableUnreadable extends Error {}

const MOST_ROWS = 500;
const PATIENCE_MS = 30_000;

/** Reads an outbox table of the agency's own PostgreSQL: plain SELECTs in read-only transactions, nothing is locked or written. */
export class OutboxTable {
  private pool: Pool | undefined;

  constructor(private readonly source: TableSource) {}

  /** The next rows behind the cursor or in one of its gaps, by id; empty when there are none. */
  async read({ after, gaps }: TableCursor): Promise<readonly TableRow[]> {
    const { rows } = await this.open().query<{ id: string; payload: string | null }>(this.sql(), [
      after,
      gaps.map(({ from }) => from),
      gaps.map(({ to }) => to),
      MOST_ROWS,
    ]);
    return rows.map(({ id, payload }) => ({ id: safeId(id), payload: payload ?? 'null' }));
  }

  async close(): Promise<void> {
    await this.pool?.end();
    this.pool = undefined;
  }

  private sql(): string {
    const { id, payload, table } = this.source;
    const from = table.split('.').map(quoted).join('.');
    const columns = `t.${quoted(id)}::text AS id, t.${quoted(payload)}::text AS payload, t.${quoted(id)} AS rank`;
    return `SELECT id, payload FROM (
      (SELECT ${columns} FROM unnest($2::bigint[], $3::bigint[]) AS gap (low, high)
        JOIN ${from} AS t ON t.${quoted(id)} BETWEEN gap.low AND gap.high ORDER BY rank LIMIT $4)
      UNION ALL
      (SELECT ${columns} FROM ${from} AS t WHERE t.${quoted(id)} > $1 ORDER BY rank LIMIT $4)
    ) AS found ORDER BY rank`;
  }

  private open(): Pool {
    if (this.pool !== undefined) return this.pool;
    const pool = new Pool({
      connectionString: urlIn(this.source.urlFile),
      max: 1,
      options: '-c default_transaction_read_only=on',
      statement_timeout: PATIENCE_MS,
      connectionTimeoutMillis: PATIENCE_MS,
      application_name: 'wegmarke-adapter',
    });
    // A server that restarts takes the idle connection with it; the next question makes another.
    pool.on('error', () => undefined);
    this.pool = pool;
    return pool;
  }
}

/** Names were checked when the configuration was read; quoted, capitals stay. */
function quoted(name: string): string {
  return `"${name}"`;
}

function safeId(text: string): number {
  const id = Number(text);
  if (Number.isSafeInteger(id)) return id;
  throw new TableUnreadable('the id column must hold whole numbers below 2^53');
}

function urlIn(file: string): string {
  const text = readFileSync(file, 'utf8').trim();
  const url = URL.parse(text);
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol))
    throw new TableUnreadable('the file of the URL must hold postgresql://user:password@host/database');
  if (!databaseIsPlain(text)) return text;
  throw new TableUnreadable('outside this machine only with TLS: add ?sslmode=verify-full to the URL');
}
