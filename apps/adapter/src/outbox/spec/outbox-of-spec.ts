import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Receipt } from '#catalogue';
import { Journal } from '../../journal/journal.ts';
import type { EnvelopeDraft } from '../draft.ts';
import { Identity } from '../identity.ts';
import type { Offer } from '../offer.ts';
import { Outbox } from '../outbox.ts';

/** The instant at which the specs begin, and at which everything is sent. */
export const T0 = '2025-06-01T00:00:00.000Z';

/** So many seconds later, or with a minus earlier. */
export const at = (seconds: number): string => new Date(Date.parse(T0) + seconds * 1_000).toISOString();

const identity = new Identity(Buffer.alloc(32, 7));

/** The id under which the outbox keeps what has these keys. */
export const idOf = (...key: string[]): string => identity.eventId(key);

/** A voucher as a source offers it. */
export const event = (over: Partial<Offer> = {}): Offer => ({
  key: ['voucher', '7'],
  kind: 'event',
  type: 'de.wegmarke.language.voucher-issued.v1',
  handle: 'handle-1',
  reference: '0042/25',
  happenedAt: '2025-05-01T00:00:00.000Z',
  data: { issueMode: 'online' },
  ...over,
});

/** The voucher as one line of the export of this place says it. */
export const fromFile = (place: number, line: number, issueMode: string): Offer =>
  event({ data: { issueMode }, origin: { file: `${place}.csv`, line, place } });

/** What the hub answers a second after the beginning. */
export const receipt = (id: string, outcome: Receipt['outcome'], code?: string): Receipt => ({
  id,
  outcome,
  at: at(1),
  position: 12,
  ...(code !== undefined && { code }),
});

/** An outbox over a journal in a folder of its own; its signatures are only numbered. */
export class OutboxOfSpec {
  private readonly folder = mkdtempSync(join(tmpdir(), 'outbox-'));
  journal = Journal.open(join(this.folder, 'journal.db'));
  outbox = this.over(this.journal);
  signatures = 0;
  private now = T0;

  /** As after a restart: the same journal, and nothing remembered. */
  restart(): void {
    this.journal.close();
    this.journal = Journal.open(join(this.folder, 'journal.db'));
    this.outbox = this.over(this.journal);
  }

  /** The hub answers these, so many seconds after the beginning. */
  answer(seconds: number, ...ids: string[]): void {
    this.now = at(seconds);
    for (const id of ids) {
      this.outbox.answered(id);
      this.outbox.settle(receipt(id, 'accepted'));
    }
  }

  /** Hands these over, now. */
  send(...ids: string[]) {
    return this.outbox.markSent(ids, T0);
  }

  /** The ids of what is due so many seconds after the beginning. */
  due(seconds = 0, max = 100): readonly string[] {
    return this.outbox.due(at(seconds), max).map(({ id }) => id);
  }

  end(): void {
    this.journal.close();
    rmSync(this.folder, { recursive: true });
  }

  private over(journal: Journal): Outbox {
    const sign = ({ handle, ...rest }: EnvelopeDraft) => {
      this.signatures += 1;
      const salt = String(this.signatures);
      const named = { network: 'n', agency: 'a', source: `//n/a/${handle}` } as const;
      const envelope = { ...rest, ...named, salt, specversion: '1.0', commitment: 'c' } as const;
      return { envelope, signature: `signature-${salt}` };
    };
    return new Outbox(journal, { identity, sign, now: () => this.now, random: () => 0 });
  }
}
