import { setTimeout } from 'node:timers/promises';
import type { Clock } from '#ports';
import type { ReceiptDesk } from '../hub/receipt-desk.ts';
import type { Journal } from '../journal/journal.ts';
import type { References } from '../journal/references.ts';
import type { Identity } from '../outbox/identity.ts';
import type { OutboxItem } from '../outbox/item.ts';
import { KnownEvents } from '../outbox/known-events.ts';
import type { Offered } from '../outbox/offer.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { HandEntries, HandEntry } from './hand-entries.ts';

/** What hand entries are taken in with. */
export interface HandEntryParts {
  readonly journal: Journal;
  readonly entries: HandEntries;
  readonly outbox: Pick<Outbox, 'offer' | 'idOf' | 'find'>;
  readonly references: Pick<References, 'touch'>;
  readonly identity: Pick<Identity, 'handle' | 'fingerprint'>;
  readonly receipts: Pick<ReceiptDesk, 'next'>;
  readonly clock: Clock;
  /** There is something to send. */
  readonly ring: () => void;
  /** Tests wait shorter. */
  readonly waitMs?: number;
}

/** An event as somebody entered it. */
export interface Entered {
  readonly key: string;
  readonly reference: string;
  readonly type: string;
  readonly happenedAt: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly staff: string;
}

/** How long a member of staff waits for what becomes of an entry, milliseconds. */
const WAIT_MS = 10_000;
/** How often it is looked whether the own gate keeps it, milliseconds. */
const LOOK_MS = 50;

/**
 * Takes events in that people enter by hand: the same outbox and the same gate as for an imported row. The key that the form
 * chose is what an export's key columns are for a row: the same key with other content is a correction.
 */
export class HandEntryDesk {
  private readonly events: KnownEvents;

  constructor(private readonly parts: HandEntryParts) {
    this.events = new KnownEvents(parts.journal);
  }

  /** A keyed digest of what is said; the same for the same words only. */
  contentOf({ reference, type, happenedAt, data }: Omit<Entered, 'key' | 'staff'>): string {
    return this.parts.identity.fingerprint({ reference, type, happenedAt, data });
  }

  /** Takes the entry in, durably, with who said it. */
  take(entered: Entered): Offered {
    const { journal, entries, outbox, references, identity, clock, ring } = this.parts;
    const { key, reference, type, happenedAt, data, staff } = entered;
    const content = this.contentOf(entered);
    const offered = journal.transaction(() => {
      const handle = identity.handle(reference);
      const stableKeys = keysOf({ type, key });
      const outcome = outbox.offer({
        kind: 'event',
        key: stableKeys,
        type,
        reference,
        handle,
        happenedAt,
        data,
      });
      if (outcome === 'moved' || outcome === 'contradicts') return outcome;
      if (entries.find(key)?.content !== content)
        entries.put({ key, reference, type, content, staff, at: clock.now() });
      references.touch(reference, happenedAt);
      return outcome;
    });
    ring();
    return offered;
  }

  /** The message under which an entry went, or waits to go, by its newest wording. */
  itemOf(entry: Pick<HandEntry, 'key' | 'type'>): OutboxItem | undefined {
    const { outbox } = this.parts;
    const origin = outbox.idOf(keysOf(entry));
    return outbox.find(this.events.find(origin)?.currentId ?? origin);
  }

  /** What became of it: waits for the hub's answer or the own gate's, for a while. */
  async outcomeOf(entry: Pick<HandEntry, 'key' | 'type'>): Promise<OutboxItem | undefined> {
    const { receipts, waitMs = WAIT_MS } = this.parts;
    const item = this.itemOf(entry);
    if (item === undefined || isSettled(item)) return item;
    const end = new AbortController();
    const heldHere = this.untilSettled(entry, end.signal);
    try {
      await Promise.race([receipts.next(item.id, waitMs), heldHere]);
    } finally {
      end.abort();
    }
    return this.itemOf(entry);
  }

  /** The own gate sends no receipt: whether it keeps an entry is to be looked up. */
  private async untilSettled(entry: Pick<HandEntry, 'key' | 'type'>, signal: AbortSignal): Promise<void> {
    for (;;) {
      const item = this.itemOf(entry);
      if (signal.aborted || item === undefined || isSettled(item)) return;
      await setTimeout(LOOK_MS);
    }
  }
}

function isSettled({ state }: OutboxItem): boolean {
  return state === 'recorded' || state === 'refused' || state === 'held';
}

/** Without the version, as for an imported row: the next version of the type reports the same happening. */
function keysOf({ type, key }: Pick<HandEntry, 'key' | 'type'>): readonly string[] {
  return [type.replace(/\.v\d+$/, ''), 'hand-entry', key];
}
