import type { EnvelopeKind } from '#catalogue';
import type { Journal, Row } from '../journal/journal.ts';
import { correctedIsSettled } from './correction-chain.ts';
import type { OpenItem } from './item.ts';
import { ITEM_COLUMNS } from './item.ts';
import { readableItems } from './parked.ts';

/** So many messages that wait are looked at together, so that the time for it does not grow with what waits. */
const CHUNK = 2_000;

/** The instant at which it is asked what is due. */
export interface AskedAt {
  readonly now: string;
  /** What was sent after this waits at the hub for its turn. */
  readonly queuedAfter: string;
}

const COLUMNS = `seq, signed, ${ITEM_COLUMNS}`;

/** Condition: its receipt may still come by itself. Values: now, and the instant after which what was sent waits at the hub. */
const isUnderWay = (item: 'e' | 'o'): string => `(${item}.again_at > ? OR ${item}.sent_at > ?)`;

/** Condition: nothing earlier of the case waits for its receipt. Values as for {@link isUnderWay}. */
const NOTHING_UNDER_WAY = `NOT EXISTS (SELECT 1 FROM outbox e INDEXED BY outbox_by_handle
  WHERE e.handle = o.handle AND e.state = 'sent' AND e.seq < o.seq AND e.kind = o.kind AND ${isUnderWay('e')})`;

/** Condition: nothing of the case that could go is further ahead than this. Value: a number of the order. */
const NOTHING_AHEAD = `NOT EXISTS (SELECT 1 FROM outbox e INDEXED BY outbox_by_handle
  WHERE e.handle = o.handle AND e.state = 'ready' AND e.seq <= ? AND e.kind = o.kind AND ${correctedIsSettled('e')})`;

/**
 * What of one kind may go now, by arrival, and nothing of a case while something earlier of it waits for its receipt. Cases that
 * wait are passed over; where they fill everything ahead, the search goes on behind them, a piece with each call.
 */
export class DueInOrder {
  private behind = 0;

  constructor(
    private readonly journal: Journal,
    private readonly kind: EnvelopeKind,
  ) {}

  /** At most `limit` items, those whose receipt is overdue and, unless only they may go, ready ones. */
  due(at: AskedAt, limit: number, onlyOverdue = false): readonly OpenItem[] {
    if (limit <= 0) return [];
    const overdue = this.overdue(at, limit);
    if (onlyOverdue) return readableItems(this.journal, overdue);
    const rows = [...this.ready(0, at, limit), ...overdue];
    const found = rows.length > 0 ? rows : this.further(at, limit);
    const inOrder = found.toSorted((one, other) => Number(one['seq']) - Number(other['seq']));
    return readableItems(this.journal, inOrder.slice(0, limit));
  }

  private overdue({ now, queuedAfter }: AskedAt, limit: number): readonly Row[] {
    const sql = `SELECT ${COLUMNS} FROM outbox o WHERE state = 'sent' AND kind = ? AND again_at IS NOT NULL AND NOT ${isUnderWay('o')}
      AND ${NOTHING_UNDER_WAY} ORDER BY seq LIMIT ?`;
    return this.journal.all(sql, this.kind, now, queuedAfter, now, queuedAfter, limit);
  }

  private ready(from: number, { now, queuedAfter }: AskedAt, limit: number): readonly Row[] {
    const chunk = `SELECT seq AS number FROM outbox WHERE state = 'ready' AND kind = ? AND seq > ? ORDER BY seq LIMIT ${CHUNK}`;
    const sql = `SELECT ${COLUMNS} FROM (${chunk}) CROSS JOIN outbox o ON o.seq = number
      WHERE ${NOTHING_UNDER_WAY} AND ${NOTHING_AHEAD} AND ${correctedIsSettled('o')} ORDER BY seq LIMIT ?`;
    return this.journal.all(sql, this.kind, from, now, queuedAfter, from, limit);
  }

  private further(at: AskedAt, limit: number): readonly Row[] {
    const from = this.endOf(this.behind) ?? this.endOf(0);
    if (from === undefined) return [];
    const rows = this.ready(from, at, limit);
    // Where something was found, the next call looks there again.
    if (rows.length === 0) this.behind = from;
    return rows;
  }

  /** The last number of the piece behind this one, where it is a full one. */
  private endOf(from: number): number | undefined {
    const sql = `SELECT seq FROM outbox WHERE state = 'ready' AND kind = ? AND seq > ? ORDER BY seq LIMIT 1 OFFSET ${CHUNK - 1}`;
    const seq = this.journal.one(sql, this.kind, from)?.['seq'];
    return typeof seq === 'number' ? seq : undefined;
  }
}
