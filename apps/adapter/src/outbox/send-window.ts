import { MAX_BATCH } from '#catalogue';
import type { Journal } from '../journal/journal.ts';

/** The most messages under way without a receipt. */
export const SEND_WINDOW = 20 * MAX_BATCH;

/**
 * Whether so many are under way that only overdue messages and what narrows may go. Read from the journal: whatever takes a
 * message off its way (a receipt, a park, a hold, a person) makes room, and a restart changes nothing.
 */
export function windowIsFull(journal: Journal): boolean {
  const underWay = journal.one(`SELECT sum(n) AS n FROM outbox_counts WHERE state = 'sent'`)?.['n'];
  return Number(underWay) >= SEND_WINDOW;
}
