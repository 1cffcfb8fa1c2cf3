import type { AdapterGate } from '../gate/adapter-gate.ts';
import { lacksConsent, stale } from '../gate/outbox-gate.ts';
import type { EvidenceBook } from '../hub/evidence-book.ts';
import type { References } from '../journal/references.ts';
import { BLIND_NOTICE } from '../outbox/automatic-types.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { ConflictHere, ConflictParts } from './conflicts-now.ts';
import { conflictsInAll } from './conflicts-now.ts';

/** What blind notices are offered with. */
export interface BlindNoticeParts extends ConflictParts {
  readonly agency: string;
  readonly evidence: Pick<EvidenceBook, 'all'>;
  readonly references: Pick<References, 'byHandle'>;
  readonly gate: Pick<AdapterGate, 'knows'>;
  readonly outbox: Pick<Outbox, 'offer' | 'find' | 'idOf'>;
}

/**
 * Tells another agency that an entry of its own conflicts with one that it may not see: as an own event, which leaves only where a row
 * of the agreement permits it, and only where nothing but a consent is missing for the own entry to be shown. Once for each entry of the
 * other one, and it is never taken back: its end would tell that what is hidden ended. Where the person limited anything in the case
 * it is not told.
 */
export class BlindNotices {
  constructor(private readonly parts: BlindNoticeParts) {}

  /** Offers what is not told yet; nothing where no row lets this agency send such notices. */
  offer(): void {
    const { agreements, agency, evidence } = this.parts;
    const cells = agreements.current()?.agreement.cells ?? [];
    const to = new Set(
      cells
        .filter(
          ({ eventType, sender, basis }) =>
            eventType === BLIND_NOTICE && sender === agency && basis.kind !== 'FORBIDDEN',
        )
        .map(({ recipient }) => recipient),
    );
    if (to.size === 0) return;
    const cases = evidence
      .all()
      .filter(
        ({ linked, erased, restrictions, objections }) =>
          linked && !erased && restrictions.length === 0 && objections.length === 0,
      );
    for (const [handle, conflicts] of conflictsInAll(this.parts, cases))
      for (const conflict of conflicts) this.offerFor(handle, conflict, to);
  }

  private offerFor(handle: string, { state, between }: ConflictHere, to: ReadonlySet<string>): void {
    const { agency, references } = this.parts;
    const reference = references.byHandle(handle)?.reference;
    const own = between.find((entry) => entry.agency === agency);
    const theirs = between.find((entry) => to.has(entry.agency) && entry.agency !== agency);
    if (state === 'over' || reference === undefined || own === undefined || theirs === undefined) return;
    if (this.lacksConsent(handle, own, theirs.agency)) this.tell(handle, reference, theirs.id);
  }

  /** On what is too old nobody is told anything. */
  private lacksConsent(handle: string, own: ConflictHere['between'][number], recipient: string): boolean {
    const { gate, clock } = this.parts;
    const at = clock.now();
    const known = gate.knows(own.type, handle, at);
    if (known === undefined || stale(known, at)) return false;
    return lacksConsent(own, known, recipient, at);
  }

  /** The outbox knows for ever, by keyed hashes, what it was offered: nothing else is noted. */
  private tell(handle: string, reference: string, entry: string): void {
    const { outbox, clock } = this.parts;
    const key = ['blind-notice', handle, entry];
    if (outbox.find(outbox.idOf(key)) !== undefined) return;
    const data = { advice: 'ask-for-consent' };
    outbox.offer({
      kind: 'event',
      type: BLIND_NOTICE,
      handle,
      reference,
      key,
      happenedAt: clock.now(),
      data,
    });
  }
}
