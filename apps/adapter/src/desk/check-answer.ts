import type { Agreement, NoticeText } from '#agreement';
import { cellsFor, mayPublish, mayRecordConsent } from '#agreement';
import { catalogueEntry } from '#catalogue';
import type { Ask, Evidence, MatrixCell, PermitRecord, Provision } from '#gate';
import { admit, isPermit } from '#gate';
import type { HeldCode, Known } from '../gate/outbox-gate.ts';
import { asEvidence, stale } from '../gate/outbox-gate.ts';
import { mostTelling } from '../gate/telling.ts';
import { noticesFor } from './newest-notices.ts';

/** What an agency asks before it sends: would this recipient get such an event for this purpose? */
export interface CheckQuestion {
  /** The agency's own file; absent: any linked case of which nothing else is known. */
  readonly reference?: string;
  readonly eventType: string;
  readonly recipient: string;
  /** Absent: any purpose of the agreement, the law before consent. */
  readonly purpose?: string;
  readonly happenedAt: string;
}

/** One row of the matrix that is about the question. */
export interface RowTold {
  readonly rowId: string;
  readonly purpose: string;
  readonly kind: MatrixCell['basis']['kind'];
  readonly paragraph?: string;
  readonly duty?: true;
  readonly condition?: string;
  readonly trigger: MatrixCell['trigger'];
  readonly decidedBy: MatrixCell['decidedBy'];
}

/** A consent or release from secrecy without which the recipient gets nothing, as it would have to be recorded. */
export interface MissingConsent {
  readonly form: Provision['form'];
  readonly source: string;
  /** Who may record it, by agency id. */
  readonly recorders: readonly string[];
  readonly recipients: readonly string[];
  readonly purposes: readonly string[];
  readonly eventTypes: readonly string[];
}

/** What the agency's own gate says, from the agency's own evidence and nothing else (C8). */
export type CheckAnswer =
  | {
      readonly verdict: 'permit';
      readonly purpose: string;
      readonly row: RowTold;
      readonly provision?: {
        readonly consentId: string;
        readonly provisionId: string;
        readonly validUntil: string;
      };
      readonly fields: readonly string[];
      readonly showsDate: boolean;
    }
  | {
      readonly verdict: 'needs-consent';
      readonly code: HeldCode;
      readonly purpose: string;
      readonly row: RowTold;
      readonly missing: readonly MissingConsent[];
      /** A clerk of this agency would still have to decide on the single event (§ 67d(1) SGB X). */
      readonly thenClerk?: true;
      readonly notices: readonly NoticeText[];
    }
  | {
      readonly verdict: 'refuse';
      readonly code: HeldCode | 'NO_AGREEMENT' | 'NO_RIGHT_TO_PUBLISH';
      readonly rows: readonly RowTold[];
    };

/** Answers one question at an instant. */
export function checkAnswer(
  question: CheckQuestion,
  agreement: Agreement,
  known: Known,
  at: string,
): CheckAnswer {
  const { eventType, recipient } = question;
  const rows = rowsFor(question, agreement, known.agency, at);
  const no = (code: Extract<CheckAnswer, { verdict: 'refuse' }>['code']): CheckAnswer => ({
    verdict: 'refuse',
    code,
    rows: rows.map(rowTold),
  });
  if (!mayPublish(agreement, known.agency, eventType)) return no('NO_RIGHT_TO_PUBLISH');
  if (known.evidence?.linked !== true) return no('NO_LINK');
  const evidence = asEvidence(known);
  const answers = purposesOf(question, rows).map((purpose) => {
    const ask = askOf(question, known, purpose, at);
    return { ask, given: admit(ask, evidence) };
  });
  const [permit] = answers.flatMap(({ given }) => (isPermit(given) ? [given.record] : []));
  if (permit !== undefined) {
    return permit.basis.kind === 'consent' && stale(known, at) ? no('EVIDENCE_STALE') : yes(permit, rows);
  }
  for (const { ask, given } of answers) {
    const missing = isPermit(given) ? undefined : missingForms(ask, evidence);
    const row = rows.find((one) => one.basis.kind === 'CONSENT' && one.purpose === ask.purpose);
    if (isPermit(given) || missing === undefined || row === undefined) continue;
    return {
      verdict: 'needs-consent',
      code: given.code,
      purpose: ask.purpose,
      row: rowTold(row),
      missing: missing.forms.map((form) => ({
        form,
        source: known.agency,
        recorders: recordersOf(agreement, known.agency, form, recipient),
        recipients: [recipient],
        purposes: [ask.purpose],
        eventTypes: [eventType],
      })),
      ...(missing.thenClerk && { thenClerk: true }),
      notices: noticesFor(
        agreement,
        missing.forms.map((form) => ({ form, purposes: [ask.purpose] })),
      ),
    };
  }
  return no(mostTelling(answers.flatMap(({ given }) => (isPermit(given) ? [] : [given.code]))));
}

/** Rows in force about sender, recipient, type and purpose; the law before consent. */
function rowsFor(
  { eventType, recipient, purpose }: CheckQuestion,
  agreement: Agreement,
  sender: string,
  at: string,
): readonly MatrixCell[] {
  const order = ['FORBIDDEN', 'STATUTORY', 'CONSENT'];
  return cellsFor(agreement, { eventType, sender, recipient })
    .filter(({ from, until }) => from <= at && (until === undefined || at < until))
    .filter((cell) => purpose === undefined || cell.purpose === '*' || cell.purpose === purpose)
    .toSorted((one, other) => order.indexOf(one.basis.kind) - order.indexOf(other.basis.kind));
}

/** A prohibition for every purpose names none to ask for: where there is no other row, it is asked for as it stands. */
function purposesOf({ purpose }: CheckQuestion, rows: readonly MatrixCell[]): readonly string[] {
  if (purpose !== undefined) return [purpose];
  const named = [...new Set(rows.map((row) => row.purpose))];
  return named.length > 1 ? named.filter((one) => one !== '*') : named;
}

/** Names no event: what a clerk would have to decide on one is not decided yet. */
function askOf(
  { eventType, recipient, happenedAt }: CheckQuestion,
  { network, agency, fieldClasses }: Known,
  purpose: string,
  at: string,
): Ask {
  return {
    door: 'outbox',
    network,
    caseId: '',
    sender: agency,
    recipient,
    actor: 'system',
    eventIds: [],
    eventType,
    category: catalogueEntry(eventType)?.category ?? '',
    fields: fieldClasses.map(({ name }) => name),
    purpose,
    happenedAt,
    at,
  };
}

function yes({ basis, fields, showsDate, ask }: PermitRecord, rows: readonly MatrixCell[]): CheckAnswer {
  if (basis.kind !== 'statutory' && basis.kind !== 'consent')
    throw new Error('a question about another agency rests on a row');
  const row = rows.find(({ id }) => id === basis.rowId);
  if (row === undefined) throw new Error('the gate named a row that is not about the question');
  const told = { verdict: 'permit', purpose: ask.purpose, row: rowTold(row), fields, showsDate } as const;
  if (basis.kind === 'statutory') return told;
  const { consentId, provisionId, validUntil } = basis;
  return { ...told, provision: { consentId, provisionId, validUntil } };
}

type Form = Provision['form'];

/**
 * The fewest provisions, given from now on, under which the gate would say yes or leave nothing but the clerk's decision;
 * undefined when no consent helps.
 */
function missingForms(
  ask: Ask,
  evidence: Evidence,
): { readonly forms: readonly Form[]; readonly thenClerk: boolean } | undefined {
  for (const forms of [['consent'], ['secrecy-release'], ['consent', 'secrecy-release']] as const) {
    const supposed = forms.map((form) => supposedProvision(form, ask));
    const given = admit(ask, { ...evidence, provisions: [...evidence.provisions, ...supposed] });
    if (isPermit(given)) return { forms, thenClerk: false };
    if (given.code === 'CLERK_HAS_NOT_DECIDED' && !isClerksAlready(ask, evidence))
      return { forms, thenClerk: true };
  }
  return undefined;
}

function isClerksAlready(ask: Ask, evidence: Evidence): boolean {
  const given = admit(ask, evidence);
  return !isPermit(given) && given.code === 'CLERK_HAS_NOT_DECIDED';
}

function supposedProvision(form: Form, { sender, recipient, purpose, eventType, at }: Ask): Provision {
  return {
    consentId: 'supposed',
    provisionId: form,
    form,
    source: sender,
    recordedBy: sender,
    recipients: [recipient],
    purposes: [purpose],
    eventTypes: [eventType],
    depth: 'detail',
    special: true,
    validFrom: at,
    validUntil: '9999-12-31T00:00:00.000Z',
  };
}

/** A release from professional secrecy is recorded by its bearer alone (§ 203 StGB). */
function recordersOf(agreement: Agreement, source: string, form: Form, recipient: string): readonly string[] {
  if (form === 'secrecy-release') return [source];
  const may = agreement.parties.filter((one) => mayRecordConsent(agreement, one.agency, source, [recipient]));
  return may.map(({ agency }) => agency);
}

function rowTold({ id, purpose, basis, condition, trigger, decidedBy }: MatrixCell): RowTold {
  const { kind } = basis;
  const paragraph = kind === 'CONSENT' ? undefined : basis.paragraph;
  return {
    rowId: id,
    purpose,
    kind,
    ...(paragraph !== undefined && { paragraph }),
    ...(kind === 'STATUTORY' && basis.duty === true && { duty: true }),
    ...(condition !== undefined && { condition }),
    trigger,
    decidedBy,
  };
}
