import type { Agreement } from '#agreement';
import type { Decision } from '#decider';
import { THE_PERSON } from '#gate';
import type { CaseEvent } from '../case.events.ts';
import type { CaseFile, CaseState } from '../case.ts';
import { consentOf } from '../consent/consents.ts';
import { isLinked } from '../evidence/gate-evidence.ts';
import type { CasefileCode } from '../rejection.ts';
import { reject } from '../rejection.ts';
import { dueAfter } from '../rights/due-date.ts';
import { controllersAsked, namesItsRow } from '../rights/request-right/request-right.decide.ts';
import type { RightKind } from '../rights/rights.events.ts';

/** Which consent the person takes back: all of it, or these provisions. */
export interface PersonsWithdrawal {
  readonly recordedBy: string;
  readonly consentId: string;
  readonly provisionIds?: readonly string[];
  readonly at: string;
}

/** The person takes back what was given, whoever took it down; what was withdrawn stays withdrawn. */
export function withdrawAsPerson(
  { recordedBy, consentId, provisionIds, at }: PersonsWithdrawal,
  state: CaseState,
): Decision<CaseEvent, CasefileCode> {
  const consent = state.kind === 'open' ? consentOf(state.consents, recordedBy, consentId) : undefined;
  const known = consent?.known.map((one) => one.provisionId) ?? [];
  if (consent?.answer !== 'given' || !(provisionIds ?? []).every((id) => known.includes(id)))
    return reject('CONSENT_UNKNOWN');
  const present = consent.provisions.map((one) => one.provisionId);
  const ids = provisionIds ?? present;
  // What an amendment put in the place of a named provision is meant as well.
  const isReplaced = ids.some((id) => !present.includes(id));
  const stillGives = consent.provisions.some(
    (one) => one.withdrawnAt === undefined && (isReplaced || ids.includes(one.provisionId)),
  );
  if (!stillGives) return reject('CONSENT_ALREADY_WITHDRAWN');
  const data = { by: THE_PERSON, consentId, recordedBy, ...(provisionIds && { provisionIds }), at };
  return [{ type: 'ConsentWithdrawn', data }];
}

/** What the person asks for, received at this moment. */
export interface PersonsRequest {
  readonly request: string;
  readonly kind: RightKind;
  readonly eventIds?: readonly string[];
  readonly rowId?: string;
  readonly agreement: Agreement;
  readonly at: string;
}

/** The same as at an agency's desk, but that nobody took it down: every controller concerned has a month. */
export function requestAsPerson(
  { agreement, at, ...asked }: PersonsRequest,
  state: CaseState,
): Decision<CaseEvent, CasefileCode> {
  if (state.kind === 'none') return reject('NO_BASIS_NOW');
  if (!namesItsRow(asked, agreement)) return reject('RIGHT_ROW_UNCLEAR');
  if (asked.kind === 'erasure' && asked.eventIds !== undefined) return reject('RIGHT_ERASURE_NOT_WHOLE');
  const controllers = controllersAsked(asked, state, agreement);
  const data = {
    ...asked,
    by: THE_PERSON,
    receivedAt: at,
    dueAt: dueAfter(at, 1),
    identityCheck: 'letter-code' as const,
    staff: THE_PERSON,
    controllers,
  };
  return [{ type: 'RightRequested', data }];
}

/** "This is wrong": about entries that the person was shown. */
export function disputeAsPerson(
  { dispute, eventIds }: { readonly dispute: string; readonly eventIds: readonly string[] },
  state: CaseState,
): Decision<CaseEvent, CasefileCode> {
  if (state.kind === 'none' || !areEntries(state, eventIds)) return reject('NO_BASIS_NOW');
  const data = { by: THE_PERSON, dispute, eventIds, staff: THE_PERSON };
  return [{ type: 'EntryDisputed', data }];
}

/** What would help the person, said to these agencies that share the case; the same again counts from now. */
export function wishAsPerson(
  { wish, to, device }: { readonly wish: string; readonly to: readonly string[]; readonly device?: string },
  state: CaseState,
): Decision<CaseEvent, CasefileCode> {
  if (state.kind === 'none' || !to.every((agency) => isLinked(state, agency))) return reject('NO_BASIS_NOW');
  const data = { wish, ...(to.length > 0 && { to }), ...(device !== undefined && { device }) };
  return [{ type: 'PersonWished', data }];
}

function areEntries({ entries }: CaseFile, ids: readonly string[]): boolean {
  return ids.every((id) => entries.some((one) => one.id === id));
}
