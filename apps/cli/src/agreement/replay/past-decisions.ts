import type { Agreement } from '#agreement';
import type { CaseMoment, Released } from '#casefile';
import { caseHistory, caseIdOf, openCaseFact } from '#casefile';
import type { Basis, GatedDoor } from '#gate';
import type { EventStore, KeyVault, Position } from '#ports';
import { Unreadable } from '#ports';
import type { Registry } from '#registry';
import type { Redecision } from './redecide.ts';
import { redecide } from './redecide.ts';

/** One decision that was taken, and what the other version would have made of it. */
export interface PastDecision {
  readonly caseId: string;
  readonly position: Position;
  readonly at: string;
  readonly door: GatedDoor;
  readonly sender: string;
  readonly recipient: string;
  readonly eventType: string;
  readonly purpose: string;
  readonly was: Basis;
  readonly now: Redecision;
}

/** What decisions of the past are read from. */
export interface Past {
  readonly store: Pick<EventStore, 'read' | 'readAll'>;
  readonly vault: KeyVault;
  readonly registry: Pick<Registry, 'agreementAt'>;
}

/** Which decisions are asked again. */
export interface Span {
  readonly network: string;
  /** Recorded at this instant or later. */
  readonly since: string;
}

const PAGE = 1_000;

/** The cases of a network in which something was released since then. */
export async function casesReleasedSince(
  { store }: Past,
  { network, since }: Span,
): Promise<readonly string[]> {
  const found = new Set<string>();
  const filter = { network, types: ['Released'] };
  let after: Position | undefined = 0;
  while (after !== undefined) {
    const page = await store.readAll(after, { max: PAGE, filter });
    for (const event of page) {
      const caseId = caseIdOf(event);
      if (caseId !== undefined && event.recordedAt >= since) found.add(caseId);
    }
    after = page.length < PAGE ? undefined : page.at(-1)?.position;
  }
  return [...found];
}

/** Every decision of one case since then, asked again under the other version; `unreadable` for a release whose time is over. */
export async function* decidedAgain(
  past: Past,
  { network, since }: Span,
  caseId: string,
  other: Agreement,
): AsyncGenerator<PastDecision | 'unreadable'> {
  for await (const moment of caseHistory(past.store, past.vault, { network, caseId })) {
    const { type, recordedAt } = moment.event;
    if (type !== 'Released' || recordedAt < since) continue;
    const released = await openedRelease(past.vault, moment);
    if (released === undefined) yield 'unreadable';
    else yield* again(past, moment, released, other);
  }
}

async function* again(
  { registry }: Past,
  { event, before }: CaseMoment,
  { door, recipient, decisions }: Released,
  other: Agreement,
): AsyncGenerator<PastDecision> {
  for (const decision of decisions) {
    const { sender, eventType, purpose } = decision.ask;
    const was = await registry.agreementAt(before.network, decision.decidedAt);
    yield {
      caseId: before.caseId,
      position: event.position,
      at: decision.decidedAt,
      door,
      sender,
      recipient,
      eventType,
      purpose,
      was: decision.basis,
      now:
        was === undefined
          ? { kind: 'not-repeatable' }
          : redecide(decision, before, { was: was.agreement, other }),
    };
  }
}

async function openedRelease(vault: KeyVault, { event }: CaseMoment): Promise<Released | undefined> {
  try {
    const fact = await openCaseFact(vault, event);
    return fact.type === 'Released' ? fact.data : undefined;
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}
