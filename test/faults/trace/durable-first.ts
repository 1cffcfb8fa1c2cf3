import type { SystemCall } from './strace.ts';

/** What the system calls of hub and database tell of one receipt. */
export interface DurableReceipt {
  /** Milliseconds from the hub's append to the return of the fdatasync that made it durable. */
  readonly syncedAfterMs: number;
  /** Milliseconds from that return to the sending of the receipt; undefined when no sync returned before it (N7 broken). */
  readonly sentAfterMs?: number;
}

const SENDS = ['write', 'writev', 'sendto', 'sendmsg'];

/**
 * N7: for each message of receipts that the hub sent, in their order: whether, after the hub had handed its append to the
 * database and before the receipt was sent, an fdatasync of the database began and returned.
 */
export function durableReceipts(
  calls: readonly SystemCall[],
  hub: number,
  receipts: string,
): readonly DurableReceipt[] {
  const sent = calls.filter(
    ({ pid, name, text }) => pid === hub && SENDS.includes(name) && text.includes(receipts),
  );
  const appends = calls.filter(
    ({ pid, name, text }) => pid === hub && SENDS.includes(name) && text.includes('append'),
  );
  const syncs = calls.filter(({ name, text }) => name === 'fdatasync' && / = 0\b/.test(text));
  return sent.map((receipt) => {
    const append = appends.findLast(({ began }) => began < receipt.began);
    const after = append?.began ?? Infinity;
    const sync = syncs.find(({ pid, began }) => pid !== hub && began > after);
    const syncedAfterMs = ((sync?.ended ?? Infinity) - after) * 1_000;
    if (sync === undefined || sync.ended >= receipt.began) return { syncedAfterMs };
    return { syncedAfterMs, sentAfterMs: (receipt.began - sync.ended) * 1_000 };
  });
}
