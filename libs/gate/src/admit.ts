import type { Ask } from './ask.ts';
import { GATED_DOORS } from './ask.ts';
import { consentGround } from './consent.ts';
import type { CellBasis, Evidence, MatrixCell } from './evidence.ts';
import { fieldsWithin, shallower, showsDate } from './fields.ts';
import { within } from './period.ts';
import type { Basis, Permit } from './permit.ts';
import { makePermit } from './permit.ts';
import type { RefusalCode } from './refusal.ts';
import { Refusal } from './refusal.ts';

/** Raised with every change of what the gate decides; stored with each decision so that it can be replayed. */
export const GATE_VERSION = 1;

/** Milliseconds between a decision and the last instant at which bytes may leave on it. */
export const RELEASE_WINDOW_MS = 250;

type Law = Extract<CellBasis, { kind: 'STATUTORY' }>;

/** Category of link proposals in the catalogue. */
export const LINK_CATEGORY = 'link';

/**
 * The one rule. Pure and total: every ask gets a Permit or a Refusal, and whatever is not expressly allowed is refused.
 * Precedence: FORBIDDEN, restriction, statutory duty, statutory power (unless an objection was upheld), consent.
 */
export function admit(ask: Ask, evidence: Evidence): Permit | Refusal {
  const barred = barrier(ask, evidence);
  if (barred !== undefined) return new Refusal(barred);
  if (ask.sender === ask.recipient) return permit(ask, evidence, { kind: 'own' }, ask.fields, true);
  const rows = evidence.agreement.cells.filter((cell) => fits(cell, ask));
  if (rows.length === 0) return new Refusal('NO_ROW');
  if (rows.some((cell) => cell.basis.kind === 'FORBIDDEN')) return new Refusal('FORBIDDEN');
  if (restricted(ask, evidence)) return new Refusal('RESTRICTED');
  return firstYes(ask, evidence, [...rows].sort(byPrecedence));
}

function barrier(ask: Ask, evidence: Evidence): RefusalCode | undefined {
  if (!GATED_DOORS.includes(ask.door)) return 'DOOR_UNKNOWN';
  if (ask.network !== evidence.network) return 'NETWORK_DIFFERS';
  if (evidence.erased) return 'CASE_ERASED';
  if (!evidence.linked.includes(ask.sender)) return 'SENDER_NOT_LINKED';
  if (leaves(ask) && !reaches(ask, evidence)) return 'RECIPIENT_NOT_LINKED';
  if (ask.at < evidence.agreement.from) return 'AGREEMENT_NOT_IN_FORCE';
  if (ask.happenedAt > ask.at) return 'HAPPENED_IN_FUTURE';
  return undefined;
}

/** At the doors into the hub a basis suffices; at the doors out of it the recipient must also hold a link to the case. */
function leaves(ask: Ask): boolean {
  return ask.door !== 'outbox' && ask.door !== 'intake';
}

/** A link proposal is the one thing that reaches an agency which holds no link yet. */
function reaches(ask: Ask, evidence: Evidence): boolean {
  if (evidence.linked.includes(ask.recipient)) return true;
  return ask.category === LINK_CATEGORY && evidence.invited.includes(ask.recipient);
}

function fits(cell: MatrixCell, ask: Ask): boolean {
  return (
    cell.eventType === ask.eventType &&
    cell.sender === ask.sender &&
    cell.recipient === ask.recipient &&
    (cell.purpose === ask.purpose || (cell.purpose === '*' && cell.basis.kind === 'FORBIDDEN')) &&
    within(ask.at, cell.from, cell.until)
  );
}

function restricted(ask: Ask, evidence: Evidence): boolean {
  return evidence.restrictions.some(
    (one) =>
      within(ask.at, one.from, one.until) &&
      (one.eventIds === '*' || ask.eventIds.some((id) => one.eventIds.includes(id))),
  );
}

function firstYes(ask: Ask, evidence: Evidence, rows: readonly MatrixCell[]): Permit | Refusal {
  const refusals: RefusalCode[] = [];
  for (const cell of rows) {
    const answer = judge(ask, evidence, cell);
    if (typeof answer !== 'string') return answer;
    refusals.push(answer);
  }
  return new Refusal(refusals.at(-1) ?? 'NO_ROW');
}

function judge(ask: Ask, evidence: Evidence, cell: MatrixCell): Permit | RefusalCode {
  if (cell.condition !== undefined && !evidence.facts.includes(cell.condition)) return 'CONDITION_NOT_MET';
  if (cell.decidedBy === 'clerk') return 'CLERK_HAS_NOT_DECIDED';
  if (cell.trigger === 'on-request' && !evidence.facts.includes(`requested-by:${ask.recipient}`))
    return 'NOT_REQUESTED';
  const { basis } = cell;
  return basis.kind === 'STATUTORY' ? byLaw(ask, evidence, cell, basis) : byConsent(ask, evidence, cell);
}

function byLaw(ask: Ask, evidence: Evidence, cell: MatrixCell, law: Law): Permit | RefusalCode {
  const duty = law.duty === true;
  const objected = evidence.objections.some(
    (one) => one.rowId === cell.id && within(ask.at, one.from, one.until),
  );
  if (objected && !duty) return 'OBJECTION_UPHELD';
  const depth = cell.depth ?? 'detail';
  const basis: Basis = { kind: 'statutory', rowId: cell.id, paragraph: law.paragraph, duty };
  return permit(ask, evidence, basis, fieldsWithin(ask, evidence, depth, false), showsDate(depth));
}

function byConsent(ask: Ask, evidence: Evidence, cell: MatrixCell): Permit | RefusalCode {
  const ground = consentGround(ask, evidence, cell);
  if (typeof ground === 'string') return ground;
  const { consent, release } = ground;
  const depth = [cell.depth ?? 'detail', consent.depth, release?.depth ?? 'detail'].reduce(shallower);
  const special = consent.special && (release?.special ?? true);
  const basis: Basis = {
    kind: 'consent',
    rowId: cell.id,
    consentId: consent.consentId,
    provisionId: consent.provisionId,
    validUntil: consent.validUntil,
    ...(release && { secrecyReleaseId: release.consentId }),
  };
  return permit(ask, evidence, basis, fieldsWithin(ask, evidence, depth, special), showsDate(depth));
}

function permit(
  ask: Ask,
  evidence: Evidence,
  basis: Basis,
  fields: readonly string[],
  date: boolean,
): Permit {
  return makePermit({
    ask,
    eventIds: ask.eventIds,
    fields,
    showsDate: date,
    basis,
    caseRevision: evidence.caseRevision,
    agreementHash: evidence.agreement.hash,
    registryRevision: evidence.registryRevision,
    gateVersion: GATE_VERSION,
    decidedAt: ask.at,
    notAfter: later(ask.at, RELEASE_WINDOW_MS),
  });
}

function later(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}

/** Statutory duty before statutory power before consent; the row id decides between equals, so the order of rows does not matter. */
function byPrecedence(one: MatrixCell, other: MatrixCell): number {
  return rank(one) - rank(other) || (one.id < other.id ? -1 : 1);
}

function rank(cell: MatrixCell): number {
  if (cell.basis.kind === 'CONSENT') return 2;
  return cell.basis.kind === 'STATUTORY' && cell.basis.duty ? 0 : 1;
}
