import type { SignedEnvelope } from '#catalogue';
import { MAX_BATCH } from '#catalogue';
import type { Journal } from '../journal/journal.ts';

/** What the hub recorded since an instant and this adapter still keeps, in its first order and the same bytes. */
export function* recordedSince(journal: Journal, since: string): Generator<readonly SignedEnvelope[]> {
  const sql = `SELECT seq, signed FROM outbox WHERE state = 'recorded' AND signed IS NOT NULL AND settled_at >= ? AND seq > ?
    ORDER BY seq LIMIT ${MAX_BATCH}`;
  let after = 0;
  for (;;) {
    const rows = journal.all(sql, since, after);
    if (rows.length === 0) return;
    yield rows.map((row) => JSON.parse(String(row['signed'])) as SignedEnvelope);
    after = Number(rows.at(-1)?.['seq']);
  }
}
