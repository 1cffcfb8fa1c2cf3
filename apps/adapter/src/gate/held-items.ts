import { setImmediate } from 'node:timers/promises';
import type { CaseEvidence, Receipt } from '#catalogue';
import type { Clock } from '#ports';
import type { EvidenceBook } from '../hub/evidence-book.ts';
import type { Journal } from '../journal/journal.ts';
import type { References } from '../journal/references.ts';
import { heldAmong, heldCodes } from '../outbox/held.ts';
import type { OpenItem } from '../outbox/item.ts';
import { HELD_BY_HUB } from '../outbox/item.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { AdapterGate } from './adapter-gate.ts';
import { LINKING_COMMANDS } from './adapter-gate.ts';

/** So many are read and asked about in one turn of the event loop. */
const PIECE = 200;

/** What asking again needs. */
export interface HeldParts {
  readonly outbox: Pick<Outbox, 'heldItems' | 'hold' | 'release' | 'find'>;
  readonly references: Pick<References, 'byHandle' | 'markLinked' | 'markUnlinked'>;
  readonly evidence: Pick<EvidenceBook, 'toldAt'>;
  readonly gate: Pick<AdapterGate, 'whyHeld' | 'takeHeldForAge'>;
  readonly clock: Clock;
  readonly journal: Journal;
  /** Something may go now. */
  readonly ring: () => void;
}

/** Asks again about what is held, whenever that on which the answer rests has changed. */
export class HeldItems {
  constructor(private readonly parts: HeldParts) {}

  /** The evidence of these cases changed: their links, and all that is held for them. */
  evidenceChanged(cases: readonly CaseEvidence[]): void {
    const { outbox, journal } = this.parts;
    journal.transaction(() => {
      for (const { handle, linked } of cases) {
        this.noteLink(handle, linked);
        this.ask(outbox.heldItems(handle));
      }
    });
  }

  /** Evidence is fresh again: what was held for its age only. */
  evidenceIsFresh(): void {
    if (!this.parts.gate.takeHeldForAge()) return;
    this.ask(this.heldWith((code) => code === 'EVIDENCE_STALE').flatMap((ids) => this.among(ids)));
  }

  /** The agreement changed, or the adapter starts: everything. */
  everything(): void {
    this.ask(this.parts.outbox.heldItems());
  }

  /**
   * Time passed: rows and consents may have come into force; what the hub held changes with the evidence only. It goes piece by
   * piece, and everything else has its turn in between.
   */
  async timePassed(): Promise<void> {
    for (const ids of this.heldWith((code) => code !== HELD_BY_HUB)) {
      this.ask(this.among(ids));
      await setImmediate();
    }
  }

  /**
   * Receipts came. What the hub held on less than this adapter knows by now is asked again at once; what it held on the same
   * knowledge waits for the next change.
   */
  receiptsCame(receipts: readonly Receipt[]): void {
    this.parts.journal.transaction(() => {
      for (const receipt of receipts) this.receiptCame(receipt);
    });
  }

  private receiptCame({ id, outcome, at }: Receipt): void {
    const { outbox, evidence } = this.parts;
    const item = outbox.find(id);
    if (item?.handle === undefined) return;
    if (LINKING_COMMANDS.includes(item.type)) this.noteAnswer(item.handle, outcome, at);
    const toldAt = outcome === 'held' ? evidence.toldAt(item.handle) : undefined;
    if (toldAt !== undefined && toldAt > at)
      this.ask(outbox.heldItems(item.handle).filter((one) => one.id === id));
  }

  private noteLink(handle: string, linked: boolean): void {
    const { references, clock } = this.parts;
    const known = references.byHandle(handle)?.link;
    if (linked && known !== 'linked') references.markLinked(handle, clock.now());
    if (!linked && known === 'linked') references.markUnlinked(handle);
  }

  private noteAnswer(handle: string, outcome: Receipt['outcome'], at: string): void {
    const { references } = this.parts;
    if (outcome === 'accepted') references.markLinked(handle, at);
    if (outcome === 'refused' && references.byHandle(handle)?.link === 'opening')
      references.markUnlinked(handle);
  }

  private heldWith(isAsked: (code: string | undefined) => boolean): readonly (readonly string[])[] {
    const ids = heldCodes(this.parts.journal).flatMap(({ id, code }) => (isAsked(code) ? [id] : []));
    const pieces = Math.ceil(ids.length / PIECE);
    return Array.from({ length: pieces }, (_, piece) => ids.slice(piece * PIECE, (piece + 1) * PIECE));
  }

  private among(ids: readonly string[]): readonly OpenItem[] {
    return heldAmong(this.parts.journal, ids);
  }

  private ask(items: readonly OpenItem[]): void {
    const { journal, ring } = this.parts;
    const released = journal.transaction(() => items.filter((item) => this.released(item)));
    if (released.length > 0) ring();
  }

  private released(item: OpenItem): boolean {
    const { outbox, gate, clock } = this.parts;
    const code = gate.whyHeld(item, clock.now());
    if (code === undefined) outbox.release(item.id);
    else if (code !== item.code) outbox.hold(item.id, code);
    return code === undefined;
  }
}
