import type { CaseEvidence } from '#catalogue';
import type { Basis, Evidence, FieldClass, MatrixCell, RefusalCode } from '#gate';
import { catalogueEntry } from '#catalogue';
import { admit, isPermit, THE_PERSON, THE_STEERING_GROUP } from '#gate';
import { mostTelling } from './telling.ts';

/** An event of the agency on its way out, as far as the gate must know it. */
export interface Leaving {
  readonly id: string;
  readonly type: string;
  readonly category: string;
  readonly happenedAt: string;
  /** Names of the payload fields that the event carries. */
  readonly fields: readonly string[];
}

/** What the adapter knows when it asks: the agreement in force and the hub's signed evidence of the case. */
export interface Known {
  readonly network: string;
  readonly agency: string;
  readonly agreement: { readonly hash: string; readonly from: string; readonly cells: readonly MatrixCell[] };
  readonly registryRevision: number;
  /** Undefined as long as the hub has told nothing of the case. */
  readonly evidence: CaseEvidence | undefined;
  /** After this instant the evidence is too old to decide on consent; undefined before the first evidence. */
  readonly staleAfter: string | undefined;
  /** How the catalogue classes the fields of the event's type. */
  readonly fieldClasses: readonly FieldClass[];
}

/** Why an event stays in the outbox for now. */
export type HeldCode = RefusalCode | 'NO_LINK' | 'EVIDENCE_STALE';

/** The adapter's own answer; the hub asks its gate again whatever it says. */
export type OutboxVerdict = { readonly kind: 'leave' } | { readonly kind: 'held'; readonly code: HeldCode };

/**
 * May the event leave the agency now? It may if at least one other agency has a basis for it at this instant; otherwise it
 * stays, unknown to the hub. Asked at door `outbox` for every recipient and purpose of the agreement's rows.
 */
export function mayLeave(event: Leaving, known: Known, at: string): OutboxVerdict {
  if (known.evidence?.linked !== true) return { kind: 'held', code: 'NO_LINK' };
  const bases: Basis[] = [];
  const refusals: RefusalCode[] = [];
  for (const pair of addressees(event.type, known)) {
    const answer = ask(event, known, pair, at);
    if (isPermit(answer)) bases.push(answer.record.basis);
    else refusals.push(answer.code);
  }
  if (bases.some((basis) => basis.kind !== 'consent')) return { kind: 'leave' };
  if (bases.length === 0) return { kind: 'held', code: mostTelling(refusals) };
  return stale(known, at) ? { kind: 'held', code: 'EVIDENCE_STALE' } : { kind: 'leave' };
}

/**
 * The rows under which nothing but a clerk's decision is missing (§ 67d(1) SGB X). Each is asked for by itself, beside what
 * forbids: another row for the same recipient may lack something else.
 */
export function awaitsClerk(event: Leaving, known: Known, at: string): readonly MatrixCell[] {
  if (known.evidence?.linked !== true) return [];
  const forbidden = known.agreement.cells.filter(({ basis }) => basis.kind === 'FORBIDDEN');
  return known.agreement.cells.filter((cell) => {
    if (cell.decidedBy !== 'clerk') return false;
    const alone = { ...known, agreement: { ...known.agreement, cells: [...forbidden, cell] } };
    const answer = ask(event, alone, cell, at);
    return !isPermit(answer) && answer.code === 'CLERK_HAS_NOT_DECIDED';
  });
}

/** Of a consent that is not there, and for which one may ask: what the person took back is their no, and what begins later is there. */
const TO_BE_ASKED_FOR: readonly RefusalCode[] = ['NO_CONSENT', 'CONSENT_EXPIRED', 'CONSENT_INVALIDATED'];

/**
 * Whether nothing but a consent is missing for one agency to be told of an own event, as far as its date is known here: no row lets it
 * be told now, what tells most about why is a consent that is not there, and the parties did not forbid it for any purpose.
 */
export function lacksConsent(
  { id, type, happenedAt }: Pick<Leaving, 'id' | 'type'> & Partial<Pick<Leaving, 'happenedAt'>>,
  known: Known,
  recipient: string,
  at: string,
): boolean {
  const { category = '' } = catalogueEntry(type) ?? {};
  const fields = known.fieldClasses.map(({ name }) => name);
  const event = { id, type, category, fields, happenedAt: happenedAt ?? at };
  const { cells } = known.agreement;
  const rows = cells.filter((cell) => cell.eventType === type && cell.sender === known.agency);
  if (rows.some((row) => row.recipient === recipient && row.basis.kind === 'FORBIDDEN')) return false;
  const answers = addressees(type, known)
    .filter((pair) => pair.recipient === recipient)
    .map((pair) => ask(event, known, pair, at));
  const refusals = answers.flatMap((answer) => (isPermit(answer) ? [] : [answer.code]));
  return refusals.length === answers.length && TO_BE_ASKED_FOR.includes(mostTelling(refusals));
}

interface Addressee {
  readonly recipient: string;
  readonly purpose: string;
}

function addressees(eventType: string, known: Known): Addressee[] {
  const pairs = new Map<string, Addressee>();
  for (const { eventType: type, sender, recipient, purpose } of known.agreement.cells) {
    if (type !== eventType || sender !== known.agency || recipient === known.agency || purpose === '*')
      continue;
    // The person looks at what is in the record, and it is counted; that alone is no reason to bring something there.
    if (recipient === THE_PERSON || recipient === THE_STEERING_GROUP) continue;
    pairs.set(`${recipient} ${purpose}`, { recipient, purpose });
  }
  return [...pairs.values()];
}

function ask(event: Leaving, known: Known, { recipient, purpose }: Addressee, at: string) {
  return admit(
    {
      door: 'outbox',
      network: known.network,
      caseId: '',
      sender: known.agency,
      recipient,
      actor: 'system',
      eventIds: [event.id],
      eventType: event.type,
      category: event.category,
      fields: event.fields,
      purpose,
      happenedAt: event.happenedAt,
      at,
    },
    asEvidence(known),
  );
}

/** Before any evidence, and of whatever an older hub does not tell. */
const NOTHING_TOLD = {
  linked: false,
  provisions: [],
  facts: [],
  restrictions: [],
  objections: [],
  requests: [],
  clearances: [],
  disputed: [],
  doubted: [],
  erased: false,
} satisfies Partial<CaseEvidence>;

/** What is known, as the gate takes it: the adapter knows its own link only, no revision of the case, and nothing of proposals to others. */
export function asEvidence(known: Known): Evidence {
  const told = { ...NOTHING_TOLD, ...known.evidence };
  return {
    network: known.network,
    caseRevision: -1,
    registryRevision: known.registryRevision,
    agreement: known.agreement,
    linked: told.linked ? [known.agency] : [],
    invited: [],
    provisions: told.provisions,
    facts: told.facts,
    restrictions: told.restrictions,
    objections: told.objections,
    requests: told.requests,
    clearances: told.clearances,
    disputed: told.disputed,
    doubted: told.doubted,
    fields: known.fieldClasses,
    erased: told.erased,
  };
}

/** Whether the evidence is too old to rest a consent on it. */
export function stale(known: Known, at: string): boolean {
  return known.staleAfter === undefined || at > known.staleAfter;
}
