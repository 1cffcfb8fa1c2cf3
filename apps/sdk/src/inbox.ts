import { setTimeout as pause } from 'node:timers/promises';
import type { Basis } from './basis.ts';
import type { DeskCalls } from './desk-calls.ts';

/** What another agency let yours know. */
export interface ReceivedEvent {
  readonly kind: 'event';
  /** Number of the entry at this adapter, from 1: its place in the order. */
  readonly entry: number;
  /** Of the event, the same however often it comes. */
  readonly id: string;
  readonly type: string;
  /** Your own reference number; null only where the adapter lost its journal and has not seen the number again yet. */
  readonly reference: string | null;
  /** Absent where the basis does not reach to the date. */
  readonly happenedAt?: string;
  readonly recordedAt?: string;
  /** Who recorded it. */
  readonly agency: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly basis: Basis;
  readonly purpose: string;
  /** Id of the earlier event that this one puts right. */
  readonly corrects?: string;
  /** The person disputes what it says: pass it on with this note only (§ 84(2) SGB X). */
  readonly disputed?: true;
  readonly receivedAt: string;
}

/** The use of events that came before ends or changes. */
export interface ReceivedRecall {
  readonly kind: 'recall';
  readonly entry: number;
  readonly recall: string;
  /** What is to be done with them. */
  readonly notice: 'stop-using' | 'erase' | 'restrict' | 'restriction-lifted' | 'rectified';
  /** Ids of the events. */
  readonly ids: readonly string[];
  readonly reference: string | null;
  readonly at: string;
}

/** One entry of the inbox. */
export type InboxEntry = ReceivedEvent | ReceivedRecall;

/** Entries in order, and the cursor behind the last of them. */
export interface InboxPage {
  readonly entries: readonly InboxEntry[];
  readonly next: string;
  /** There is more behind `next`. */
  readonly more: boolean;
}

/** How the inbox is read. */
export interface InboxHow {
  /**
   * Only look, from behind this cursor (`''`: from the beginning), and acknowledge nothing. Left out: everything that waits, and
   * each page is acknowledged when the loop comes back for the next one.
   */
  readonly after?: string;
  /** Entries in a page, 1 to 500; 100 where nothing is said. */
  readonly max?: number;
  /** Do not end when there is nothing left, but ask again after so many milliseconds. */
  readonly everyMs?: number;
  /** Ends the reading before the next entry; the page at hand is not acknowledged then. */
  readonly signal?: AbortSignal;
}

/** One page of what waits. */
export function inboxPage(
  desk: DeskCalls,
  { after, max }: Pick<InboxHow, 'after' | 'max'>,
): Promise<InboxPage> {
  const query = new URLSearchParams({
    ...(after !== undefined && { after }),
    ...(max !== undefined && { max: String(max) }),
  });
  return desk.answerTo({ method: 'GET', path: `/desk/inbox?${query.toString()}`, repeatable: true });
}

/** Says that everything up to a cursor is kept elsewhere: it is not given again, and how many entries that were. */
export async function acknowledge(desk: DeskCalls, upTo: string): Promise<number> {
  const call = { method: 'POST', path: '/desk/inbox/ack', body: { upTo }, repeatable: true } as const;
  return (await desk.answerTo<{ acknowledged: number }>(call)).acknowledged;
}

/** Reads entry by entry; see {@link InboxHow} for what is acknowledged when. */
export async function* inboxEntries(
  desk: DeskCalls,
  how: InboxHow,
): AsyncGenerator<InboxEntry, void, undefined> {
  const { max, everyMs, signal } = how;
  let { after } = how;
  while (!isOver(signal)) {
    const { entries, next, more } = await inboxPage(desk, {
      ...(after !== undefined && { after }),
      ...(max !== undefined && { max }),
    });
    for (const entry of entries) {
      if (isOver(signal)) return;
      yield entry;
    }
    if (isOver(signal)) return;
    if (after !== undefined) after = next;
    else if (entries.length > 0) await acknowledge(desk, next);
    if (more) continue;
    if (everyMs === undefined) return;
    await pauseUntil(everyMs, signal);
  }
}

/** Asked anew each time: it may have happened meanwhile. */
function isOver(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

async function pauseUntil(ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await pause(ms, undefined, signal === undefined ? {} : { signal });
  } catch (error) {
    if (!isOver(signal)) throw error;
  }
}
