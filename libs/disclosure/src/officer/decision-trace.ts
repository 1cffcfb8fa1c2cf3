import type { Agreement } from '#agreement';
import { cellOf } from '#agreement';
import type { AgreementInForce, CaseMoment, Released } from '#casefile';
import { caseHistory, evidenceFor, openCaseFact } from '#casefile';
import { canonicalJson } from '#catalogue';
import type { MatrixCell, PermitRecord } from '#gate';
import { admit, GATE_VERSION, isPermit } from '#gate';
import type { AccessRow, EventStore, KeyVault } from '#ports';
import type { RegisteredProvision } from './consent-register.ts';
import { basisTold } from '../outlet/basis-told.ts';
import { provisionFor } from './consent-register.ts';
import type { OfficerScope } from './scope.ts';

/** Whether the gate of this program gives the same answer to the same question about the case as it stood then. */
export type Replayed = 'same' | 'differs' | 'not-possible';

/** Why something was disclosed: the decision as it was recorded, what it rested on, and whether it comes out the same again. */
export interface DecisionTrace {
  readonly decision: TracedDecision;
  /** The row of the matrix, with its paragraph. */
  readonly row?: MatrixCell & { readonly note?: string };
  /** The provision of the consent as it stood then. */
  readonly provision?: RegisteredProvision;
  readonly replayed: Replayed;
  /** Of the program that answers now. */
  readonly gateVersion: number;
}

/** The recorded decision without the case's id and without the case's revision, which counts what others recorded in it. */
export type TracedDecision = Omit<PermitRecord, 'ask' | 'caseRevision'> & {
  readonly ask: Omit<PermitRecord['ask'], 'caseId' | 'actor' | 'happenedAt'> & {
    readonly happenedAt?: string;
  };
};

/** What decisions are traced with. */
export interface TracingParts {
  readonly store: Pick<EventStore, 'read'>;
  readonly vault: KeyVault;
  /** The agreement in force at an instant. */
  readonly agreementAt: (network: string, at: string) => Promise<AgreementInForce | undefined>;
}

/** Traces the decision of a row of this scope; undefined when it is not in the record any more. */
export async function traceDecision(
  scope: OfficerScope,
  row: AccessRow,
  parts: TracingParts,
): Promise<DecisionTrace | undefined> {
  const moment = await momentOf(row, parts);
  const recorded = moment && (await decisionIn(row, moment, parts));
  if (moment === undefined || recorded === undefined) return undefined;
  const inForce = await parts.agreementAt(row.network, recorded.decidedAt);
  const decidedUnder = inForce?.hash === recorded.agreementHash ? inForce : undefined;
  const cell = decidedUnder && rowIn(decidedUnder.agreement, row.rowId);
  const provision = provisionIn(scope, moment, recorded);
  return {
    decision: traced(scope, recorded),
    ...(cell && { row: cell }),
    ...(provision && { provision }),
    replayed: decidedUnder === undefined ? 'not-possible' : replayed(recorded, moment, decidedUnder),
    gateVersion: GATE_VERSION,
  };
}

async function momentOf(row: AccessRow, parts: TracingParts): Promise<CaseMoment | undefined> {
  const { network, caseId } = row;
  if (caseId === undefined) return undefined;
  for await (const moment of caseHistory(parts.store, parts.vault, { network, caseId }))
    if (moment.event.position === row.position) return moment;
  return undefined;
}

async function decisionIn(
  { n }: AccessRow,
  { event }: CaseMoment,
  { vault }: TracingParts,
): Promise<PermitRecord | undefined> {
  return ((await openCaseFact(vault, event)).data as Released).decisions[n];
}

function traced({ agencies }: OfficerScope, recorded: PermitRecord): TracedDecision {
  const { ask, basis, caseRevision: _, ...decision } = recorded;
  const { caseId: __, actor: ___, happenedAt, ...told } = ask;
  const recorder = basis.kind === 'consent' ? basis.recordedBy : undefined;
  const isOwn = [ask.sender, recorder].some((agency) => agency !== undefined && agencies.includes(agency));
  // Who was shown the fact only must not learn the date from its officer.
  const showsDate = decision.showsDate || agencies.includes(ask.sender);
  return {
    ...decision,
    basis: isOwn ? basis : basisTold(basis),
    ask: { ...told, ...(showsDate && { happenedAt }) },
  };
}

function rowIn(agreement: Agreement, id: string | undefined): DecisionTrace['row'] {
  const cell = id === undefined ? undefined : cellOf(agreement, id);
  if (cell === undefined) return undefined;
  const note = agreement.rows.find((row) => cell.id.startsWith(`${row.id}.`))?.note;
  return { ...cell, ...(note !== undefined && { note }) };
}

function provisionIn(
  scope: OfficerScope,
  { before }: CaseMoment,
  { ask, basis }: PermitRecord,
): RegisteredProvision | undefined {
  if (basis.kind !== 'consent' || before.state.kind === 'none') return undefined;
  const { recordedBy, consentId, provisionId } = basis;
  const found = before.state.consents
    .filter((one) => one.consentId === consentId && one.recordedBy === (recordedBy ?? one.recordedBy))
    .flatMap(({ provisions }) => provisions)
    .find((one) => one.provisionId === provisionId && one.source === ask.sender);
  return found && provisionFor(scope, found);
}

function replayed(recorded: PermitRecord, { before }: CaseMoment, inForce: AgreementInForce): Replayed {
  const { ask } = recorded;
  const evidence = evidenceFor(before, inForce, ask.sender, ask.eventType, ask.at);
  const answer = admit(ask, evidence);
  if (!isPermit(answer)) return 'differs';
  // Before recorders were named a decision could not say whose record it was.
  const isNamed = recorded.basis.kind !== 'consent' || recorded.basis.recordedBy !== undefined;
  const now = isNamed ? answer.record : { ...answer.record, basis: basisTold(answer.record.basis) };
  return essence(now) === essence(recorded) ? 'same' : 'differs';
}

function essence({ eventIds, fields, showsDate, basis, disputed }: PermitRecord): string {
  return JSON.stringify([eventIds, fields, showsDate, disputed === true, canonicalJson(basis)]);
}
