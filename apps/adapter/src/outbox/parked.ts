import type { Journal, Row } from '../journal/journal.ts';
import type { OpenItem } from './item.ts';
import { openItemOf } from './item.ts';

/** Why a message was put aside: it stops no other, and a member of staff retries or drops it. */
export const PARK_REASONS = {
  CANNOT_BE_SENT: 'it is larger than the broker takes, also by itself',
  CONTENT_DAMAGED: 'its content in the journal cannot be read',
  NO_ANSWER: 'the hub answers other messages, but never this one',
} as const;

/** One of these reasons: the code of a held message that is parked. */
export type ParkReason = keyof typeof PARK_REASONS;

/** The code of a message that a member of staff dropped. */
export const DROPPED = 'DROPPED_HERE';

/** Condition on a row of the outbox, without values: nothing but a member of staff moves it. */
export const IS_PARKED = `coalesce(code, '') IN (${Object.keys(PARK_REASONS)
  .map((code) => `'${code}'`)
  .join(', ')})`;

/** Puts a message aside. */
export function park(journal: Journal, id: string, reason: ParkReason): void {
  const sql = `UPDATE outbox SET state = 'held', code = ?, again_at = NULL WHERE id = ? AND state IN ('held', 'ready', 'sent')`;
  journal.run(sql, reason, id);
}

/** Reads open items; what cannot be read is put aside instead of stopping the rest. */
export function readableItems(journal: Journal, rows: readonly Row[]): readonly OpenItem[] {
  return rows.flatMap((row) => {
    try {
      return [openItemOf(row)];
    } catch {
      park(journal, String(row['id']), 'CONTENT_DAMAGED');
      return [];
    }
  });
}

/** After so many attempts without any answer a message goes alone, so that it drags no other along. */
export const ALONE_AFTER = 4;

const GIVEN_UP_AFTER = 12;
const ANSWERED_WITHIN_MS = 60_000;

/**
 * Parks what the hub never answers while it answers others: after twelve attempts, about half an hour. What stops others from
 * leaving is never given up. How many there were.
 */
export function parkUnanswered(journal: Journal, now: string): number {
  const silent = `state = 'sent' AND attempts >= ${GIVEN_UP_AFTER} AND narrows = 0 AND sent_at < ?`;
  const before = new Date(Date.parse(now) - ANSWERED_WITHIN_MS).toISOString();
  if (journal.one(`SELECT 1 FROM outbox WHERE ${silent}`, before) === undefined) return 0;
  const last = journal.one('SELECT max(noted_at) AS at FROM outbox')?.['at'];
  const sql = `UPDATE outbox SET state = 'held', code = 'NO_ANSWER', again_at = NULL WHERE ${silent} AND sent_at < ?`;
  return journal.run(sql, before, typeof last === 'string' ? last : '');
}
