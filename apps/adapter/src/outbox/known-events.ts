import type { Journal } from '../journal/journal.ts';
import type { Offer, Offered } from './offer.ts';

/** The last word on one happening: under which id, with which content, from where. */
export interface KnownEvent {
  /** The id by the stable keys alone. */
  readonly originId: string;
  /** The id of the latest correction; equal to the origin's as long as there is none. */
  readonly currentId: string;
  readonly fingerprint: string;
  /** How often it was corrected by a new event. */
  readonly correction: number;
  readonly place: number | null;
  readonly line: number | null;
  /** A keyed mark of the case that it was said of; null where it was said before marks were kept. */
  readonly ofCase: string | null;
}

/** What an offer means beside what is known under the same keys. */
export function judge(offer: Offer, fingerprint: string, known: KnownEvent | undefined): Offered {
  if (known === undefined) return 'new';
  if (known.fingerprint === fingerprint) return 'same';
  // The same keys are the same command: what it asked for once is not asked for in another way under the same name.
  if (offer.kind === 'command') return 'same';
  const { origin } = offer;
  if (origin === undefined || known.place === null) return 'corrected';
  if (origin.place < known.place) return 'same';
  return origin.place === known.place && origin.line !== known.line ? 'contradicts' : 'corrected';
}

/** Every event and command that was ever offered, for ever: by keyed hashes only. */
export class KnownEvents {
  constructor(private readonly journal: Journal) {}

  /** What is known under the stable keys of this id. */
  find(originId: string): KnownEvent | undefined {
    const sql = `SELECT origin_id AS originId, current_id AS currentId, fingerprint, correction, place, line, of_case AS ofCase
      FROM events WHERE origin_id = ?`;
    return this.journal.one(sql, originId) as unknown as KnownEvent | undefined;
  }

  /** Notes the last word. */
  put({ originId, currentId, fingerprint, correction, place, line, ofCase }: KnownEvent): void {
    this.journal.run(
      'INSERT OR REPLACE INTO events (origin_id, current_id, fingerprint, correction, place, line, of_case) VALUES (?, ?, ?, ?, ?, ?, ?)',
      originId,
      currentId,
      fingerprint,
      correction,
      place,
      line,
      ofCase,
    );
  }

  /** Another item carries the last word now; whether this one did. */
  replaceCurrent(currentId: string, by: string): boolean {
    return this.journal.run('UPDATE events SET current_id = ? WHERE current_id = ?', by, currentId) > 0;
  }

  /** A later file says the same again: an older file can no longer override it. */
  confirm(known: KnownEvent, offer: Offer): void {
    const { origin } = offer;
    if (origin === undefined || origin.place <= (known.place ?? 0)) return;
    const sql = 'UPDATE events SET place = ?, line = ? WHERE origin_id = ?';
    this.journal.run(sql, origin.place, origin.line, known.originId);
  }
}
