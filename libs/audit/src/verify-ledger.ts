import type { EventStore, LedgerShelf, StoredEvent } from '#ports';
import type { LedgerFinding, LedgerKeys } from './ledger-findings.ts';
import { leafHashOf } from './ledger.ts';
import { Recount } from './recount.ts';
import { statementsOf } from './statements.ts';
import { tileFinding } from './tile-findings.ts';

const READ_MAX = 1_000;

/** A running hub signs a head about a second after an event; this long after the first one there must be some. */
const UNSIGNED_MS = 10_000;

/**
 * Computes the whole ledger anew from the log and compares tiles, places, heads and cosignatures with it; tells how many events are done. At an instant `now` a log that is no longer new must have a head.
 */
export async function verifyLedger(
  store: Pick<EventStore, 'head' | 'readAll'>,
  shelf: LedgerShelf,
  onProgress: (events: number) => void = () => undefined,
  keys: LedgerKeys = {},
  now?: string,
): Promise<readonly LedgerFinding[]> {
  // Before the end of the log: what is signed meanwhile is about events that come after it.
  const { size } = await shelf.extent();
  const statements = await statementsOf(shelf, keys);
  const end = await store.head();
  const findings: LedgerFinding[] = [...statements.unreadable];
  if (now !== undefined) findings.push(...(await headFindings(store, shelf, now)));
  const recount = new Recount();
  findings.push(...statements.judge(recount));
  for (let after = 0; after < end;) {
    const events = (await store.readAll(after, { max: READ_MAX })).filter(({ position }) => position <= end);
    if (events.length === 0) break;
    findings.push(...(await placeFindings(shelf, events, recount.size, size)));
    for (const event of events) {
      for (const tile of recount.add(leafHashOf(event)))
        findings.push(...(await tileFinding(shelf, tile, size)));
      findings.push(...statements.judge(recount));
    }
    after = events.at(-1)?.position ?? end;
    onProgress(recount.size);
  }
  for (const tile of recount.rest()) findings.push(...(await tileFinding(shelf, tile, size)));
  if (size > recount.size) findings.push({ code: 'TREE_LONGER_THAN_LOG', place: `${size} leaves` });
  return [...findings, ...statements.beyond(recount.size)];
}

async function headFindings(
  store: Pick<EventStore, 'readAll'>,
  shelf: LedgerShelf,
  now: string,
): Promise<readonly LedgerFinding[]> {
  const [first] = await store.readAll(0, { max: 1 });
  if (first === undefined || Date.parse(now) - Date.parse(first.recordedAt) < UNSIGNED_MS) return [];
  const heads = await shelf.heads({ origin: '', size: 0 }, 1);
  return heads.length > 0 ? [] : [{ code: 'HEADS_MISSING', place: 'every head' }];
}

async function placeFindings(
  shelf: LedgerShelf,
  events: readonly StoredEvent[],
  from: number,
  size: number,
): Promise<readonly LedgerFinding[]> {
  const positions = events.map(({ position }) => position).slice(0, Math.max(0, size - from));
  const indexes = await shelf.indexOf(positions);
  return positions
    .filter((position, ordinal) => indexes.get(position) !== from + ordinal)
    .map((position) => ({ code: 'PLACE_DIFFERS', place: `position ${position}` }));
}
