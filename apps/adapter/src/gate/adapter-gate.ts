import { cellsFor, mayPublish } from '#agreement';
import type { CaseEvidence } from '#catalogue';
import { catalogueEntry, fieldClasses } from '#catalogue';
import type { MatrixCell } from '#gate';
import type { AgreementBook, KnownAgreement } from '../hub/agreement-book.ts';
import type { EvidenceBook } from '../hub/evidence-book.ts';
import type { OpenItem } from '../outbox/item.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { narrowed } from './narrowed.ts';
import type { Known, Leaving } from './outbox-gate.ts';
import { awaitsClerk, mayLeave } from './outbox-gate.ts';
import { withReply } from './replying.ts';
import { ANSWER_RECALL } from '../recall/recall-answer.ts';

/** Commands that make the sender's link: all others need it. */
export const LINKING_COMMANDS: readonly string[] = [
  'de.wegmarke.case.open.v1',
  'de.wegmarke.case.redeem-link-code.v1',
  'de.wegmarke.case.accept-link.v1',
];

/** By which an agency says what of its stolen key was its own. It leaves also where the link itself is in doubt. */
export const SETTLE_DOUBT = 'de.wegmarke.keys.settle-doubt.v1';

/** What the gate in front of the outbox looks at. */
export interface GateParts {
  readonly network: string;
  readonly agency: string;
  readonly agreements: Pick<AgreementBook, 'current'>;
  readonly evidence: Pick<EvidenceBook, 'of' | 'state' | 'toldAt'>;
  readonly outbox: Pick<Outbox, 'narrowing'>;
}

/** The adapter's gate over its own outbox, on the agreement and the evidence that it holds at this instant. */
export class AdapterGate {
  private heldForAge = false;

  constructor(private readonly parts: GateParts) {}

  /** Whether anything was held for stale evidence since this was last asked. */
  takeHeldForAge(): boolean {
    const was = this.heldForAge;
    this.heldForAge = false;
    return was;
  }

  /** Undefined when the item may leave now, else the code under which it is held. */
  whyHeld(item: OpenItem, at: string): string | undefined {
    const known = this.parts.agreements.current();
    if (known === undefined) return 'NO_AGREEMENT';
    if (item.kind === 'command') return this.whyCommandHeld(item);
    if (!mayPublish(known.agreement, this.parts.agency, item.type)) return 'NO_RIGHT_TO_PUBLISH';
    const verdict = mayLeave(leaving(item), this.knownOf(item, known, at), at);
    if (verdict.kind === 'leave') return undefined;
    this.heldForAge ||= verdict.code === 'EVIDENCE_STALE';
    return verdict.code;
  }

  /** The rows under which this event waits for nothing but a clerk's decision. */
  awaitsClerk(item: OpenItem, at: string): readonly MatrixCell[] {
    const known = this.parts.agreements.current();
    return known === undefined ? [] : awaitsClerk(leaving(item), this.knownOf(item, known, at), at);
  }

  /** All that this agency knows now for a question about an event of this type in one of its cases; undefined before the first agreement. */
  knows(type: string, handle: string, at: string): Known | undefined {
    const known = this.parts.agreements.current();
    return known && { ...this.knownBy(type, known), evidence: this.evidenceOf(handle, known, at) };
  }

  private knownOf({ type, handle, signed }: OpenItem, known: KnownAgreement, at: string): Known {
    const evidence = withReply(this.evidenceOf(handle, known, at), signed);
    return { ...this.knownBy(type, known), evidence };
  }

  private knownBy(type: string, known: KnownAgreement): Omit<Known, 'evidence'> {
    const { network, agency, evidence } = this.parts;
    const { registryRevision, staleAfter } = evidence.state();
    return {
      network,
      agency,
      agreement: this.agreementFor(known, type),
      registryRevision,
      staleAfter,
      fieldClasses: fieldClasses(type),
    };
  }

  /** The hub's evidence, and what was said here since: a withdrawal counts from the moment in which it is in the outbox. */
  private evidenceOf(handle: string, { agreement }: KnownAgreement, at: string): CaseEvidence | undefined {
    const { agency, evidence, outbox } = this.parts;
    const told = evidence.of(handle);
    const toldAt = evidence.toldAt(handle) ?? '';
    return told && narrowed(told, outbox.narrowing(handle), { agency, toldAt, cells: agreement.cells, at });
  }

  private whyCommandHeld({ type, handle }: OpenItem): string | undefined {
    // The answer to a recall names no case, and must leave also when the case is gone; doubt may be about the link itself.
    if (LINKING_COMMANDS.includes(type) || type === ANSWER_RECALL || type === SETTLE_DOUBT) return undefined;
    return this.parts.evidence.of(handle)?.linked === true ? undefined : 'NO_LINK';
  }

  private agreementFor({ agreement, hash }: KnownAgreement, eventType: string) {
    return {
      hash,
      from: agreement.from,
      cells: cellsFor(agreement, { eventType, sender: this.parts.agency }),
    };
  }
}

function leaving({ id, type, happenedAt, signed }: OpenItem): Leaving {
  const category = catalogueEntry(type)?.category ?? '';
  return { id, type, category, happenedAt, fields: Object.keys(signed.envelope.data) };
}
