import type { Journal } from '../journal/journal.ts';
import type { OutboxItem } from './item.ts';
import { ITEM_COLUMNS, itemOf } from './item.ts';
import type { OutboxPause } from './outbox-pause.ts';
import { DROPPED, IS_PARKED } from './parked.ts';

/** States in which messages are listed: those of an item, and `parked` for what only a member of staff moves. */
export const LISTED_STATES = ['held', 'parked', 'ready', 'sent', 'recorded', 'refused'] as const;

/** One of them. */
export type ListedState = (typeof LISTED_STATES)[number];

/** A message with what an operator wants to know of it. */
export interface ShownItem extends OutboxItem {
  readonly parked: boolean;
  readonly sentAt?: string;
  /** When it is sent again unless a receipt comes. */
  readonly againAt?: string;
}

/** Why something cannot be done to a message. */
export type SteeringRefusal = 'unknown' | 'settled' | 'under-way' | 'narrows' | 'content-gone';

/** What members of staff do to single messages of the outbox. */
export class OutboxDesk {
  constructor(
    private readonly journal: Journal,
    readonly pause: OutboxPause,
  ) {}

  /** Messages, oldest first; none where what they should come after is unknown. */
  list(state: ListedState | undefined, max: number, after?: string): readonly ShownItem[] {
    const [inState, values] = conditionOf(state);
    const behind = after === undefined ? 'TRUE' : 'seq > (SELECT seq FROM outbox WHERE id = ?)';
    const sql = `SELECT ${ITEM_COLUMNS}, sent_at, again_at, ${IS_PARKED} AS parked FROM outbox WHERE ${inState} AND ${behind} ORDER BY seq LIMIT ?`;
    return this.journal.all(sql, ...values, ...(after === undefined ? [] : [after]), max).map(shownOf);
  }

  /** One message. */
  find(id: string): ShownItem | undefined {
    const sql = `SELECT ${ITEM_COLUMNS}, sent_at, again_at, ${IS_PARKED} AS parked FROM outbox WHERE id = ?`;
    const row = this.journal.one(sql, id);
    return row && shownOf(row);
  }

  /** What a message says, as long as it is kept. */
  payload(id: string): Readonly<Record<string, unknown>> | undefined {
    const signed = this.journal.one('SELECT signed FROM outbox WHERE id = ?', id)?.['signed'];
    try {
      return typeof signed === 'string' ? dataOf(signed) : undefined;
    } catch {
      return undefined;
    }
  }

  /** How many wait, since when, and how many are parked. */
  depth(): { readonly waiting: number; readonly oldestAt?: string; readonly parked: number } {
    const open = `state IN ('ready', 'sent')`;
    const row = this.journal.one(`SELECT count(*) AS n, min(offered_at) AS at FROM outbox WHERE ${open}`);
    const parked = this.journal.one(`SELECT count(*) AS n FROM outbox WHERE state = 'held' AND ${IS_PARKED}`);
    const at = row?.['at'];
    return {
      waiting: Number(row?.['n']),
      ...(typeof at === 'string' && { oldestAt: at }),
      parked: Number(parked?.['n']),
    };
  }

  /** Has a message tried again at once; whatever left already keeps its attempts. */
  retry(id: string): SteeringRefusal | undefined {
    const found = this.find(id);
    if (found === undefined) return 'unknown';
    if (found.state === 'recorded' || found.state === 'refused') return 'settled';
    if (this.payload(id) === undefined) return 'content-gone';
    const again = `UPDATE outbox SET state = 'ready', code = NULL, again_at = NULL WHERE id = ? AND state IN ('held', 'sent')`;
    this.journal.run(again, id);
    return undefined;
  }

  /** Has everything that is parked tried again; the ids. */
  retryParked(): readonly string[] {
    const ids = this.list('parked', -1).map(({ id }) => id);
    return ids.filter((id) => this.retry(id) === undefined);
  }

  /**
   * A message is never to leave any more. What is under way may be recorded already, so it must be parked or held first; and
   * what stops others from leaving is never dropped.
   */
  drop(id: string, at: string): SteeringRefusal | undefined {
    const found = this.find(id);
    if (found === undefined) return 'unknown';
    if (found.state === 'recorded' || found.state === 'refused') return 'settled';
    if (found.state === 'sent') return 'under-way';
    if (this.narrows(id)) return 'narrows';
    const sql = `UPDATE outbox SET state = 'refused', code = '${DROPPED}', again_at = NULL, settled_at = ? WHERE id = ? AND state IN ('held', 'ready')`;
    this.journal.run(sql, at, id);
    return undefined;
  }

  /** As it was known when it was offered: its content may not be readable any more. */
  private narrows(id: string): boolean {
    return this.journal.one('SELECT narrows FROM outbox WHERE id = ?', id)?.['narrows'] === 1;
  }
}

function conditionOf(state: ListedState | undefined): readonly [sql: string, values: readonly string[]] {
  if (state === undefined) return ['TRUE', []];
  if (state === 'parked') return [`state = 'held' AND ${IS_PARKED}`, []];
  if (state === 'held') return [`state = 'held' AND NOT ${IS_PARKED}`, []];
  return ['state = ?', [state]];
}

function shownOf(row: Parameters<typeof itemOf>[0]): ShownItem {
  const { sent_at: sentAt, again_at: againAt } = row;
  return {
    ...itemOf(row),
    parked: row['state'] === 'held' && row['parked'] === 1,
    ...(typeof sentAt === 'string' && { sentAt }),
    ...(typeof againAt === 'string' && { againAt }),
  };
}

function dataOf(signed: string): Readonly<Record<string, unknown>> {
  const { envelope } = JSON.parse(signed) as {
    readonly envelope: { readonly data: Readonly<Record<string, unknown>> };
  };
  return envelope.data;
}
