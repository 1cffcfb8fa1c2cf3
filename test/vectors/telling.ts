import type { ProvisionAsked } from '#catalogue';
import { fieldClasses } from '#catalogue';
import type { Depth, MatrixCell } from '#gate';
import type { Expected, Told, Vector } from './vector.ts';

/** The instant at which the vectors ask, with the ones just beside it. */
export const NOW = '2026-03-02T10:00:00.000Z';
export const JUST_BEFORE = '2026-03-02T09:59:59.999Z';
export const JUST_AFTER = '2026-03-02T10:00:00.001Z';
/** The instant at which the event happened that is asked about, with the ones just beside it. */
export const HAPPENED = '2026-02-10T09:00:00.000Z';
export const BEFORE_IT = '2026-02-10T08:59:59.999Z';
export const AFTER_IT = '2026-02-10T09:00:00.001Z';
/** Why an instant ahead of the ask's own changes nothing. */
export const ONCE_RECORDED = 'README: what narrows counts once it is in the record, whatever the clocks say';
/** When consents of the vectors were given and end. */
export const GIVEN = '2026-01-05T08:00:00.000Z';
export const ENDS = '2027-01-05T08:00:00.000Z';

/** Full name of an event type from its short one. */
export function typeNamed(short: string): string {
  return `de.wegmarke.${short}.v1`;
}

/** The question about one event of the type, for all of its fields, at the door of claims, now. */
export function asking(
  sender: string,
  recipient: string,
  short: string,
  purpose: string,
  change: Partial<Vector['ask']> = {},
): Vector['ask'] {
  const eventType = typeNamed(short);
  return {
    door: 'claim',
    network: 'rheine',
    caseId: 'case-1',
    sender,
    recipient,
    actor: 'system',
    eventIds: ['event-1'],
    eventType,
    category: short.split('.')[0] ?? '',
    fields: fieldClasses(eventType).map(({ name }) => name),
    purpose,
    happenedAt: HAPPENED,
    at: NOW,
    ...change,
  };
}

/** The agencies share the case. */
export function linked(...agencies: readonly string[]): Told[] {
  return [...new Set(agencies)].map((agency) => ({ fact: 'linked', agency }));
}

/** The events that are asked about, as their sender recorded them; what has not entered yet, or is no event, is none. */
function eventsOf({ door, category, ...ask }: Vector['ask']): Told[] {
  if (door === 'outbox' || door === 'intake' || category === 'link') return [];
  const { eventIds, eventType: type, sender: agency, happenedAt } = ask;
  return eventIds.map((id) => ({ fact: 'event', id, type, agency, happenedAt }));
}

/** Another event of the case. */
export function event(agency: string, short: string, id: string, happenedAt = HAPPENED): Told {
  return { fact: 'event', id, type: typeNamed(short), agency, happenedAt };
}

/** A case that sender and recipient of the ask share, with the events asked about and then what else happened. */
export function shared(ask: Vector['ask'], ...more: readonly Told[]): readonly Told[] {
  return [...linked(ask.sender, ask.recipient), ...eventsOf(ask), ...more];
}

/** What a vector may say beyond what it is called, asks and expects. */
export interface More extends Partial<Pick<Vector, 'agreement' | 'cells' | 'history' | 'answers'>> {
  /** What happened after sender and recipient came to share the case and the events were recorded. */
  readonly after?: readonly Told[];
}

/** One vector over the agreement of the course, in a case that sender and recipient share. */
export function vector(
  [name, source]: readonly [string, string],
  ask: Vector['ask'],
  expect: Expected,
  more: More = {},
): Vector {
  const { agreement = 'course', cells, after = [], history = shared(ask, ...after), answers } = more;
  return {
    name,
    source,
    agreement,
    ...(cells && { cells }),
    history,
    ask,
    ...(answers !== undefined && { answers }),
    expect,
  };
}

/** A provision under which vhs may tell the jobcenter of the course in full depth. */
export function provision(change: Partial<ProvisionAsked> = {}): ProvisionAsked {
  return {
    provisionId: 'p1',
    form: 'consent',
    source: 'vhs',
    recipients: ['jobcenter'],
    purposes: ['course-progress'],
    eventTypes: ['*'],
    depth: 'detail',
    special: false,
    validFrom: GIVEN,
    validUntil: ENDS,
    ...change,
  };
}

/** A consent that the agency took down. */
export function given(by: string, consentId: string, ...provisions: readonly ProvisionAsked[]): Told {
  return { fact: 'consent-given', by, consentId, at: GIVEN, provisions };
}

/** The gate must say no with this code. */
export function refuse(code: string): Expected {
  return { decision: 'refuse', code };
}

/** The gate must say yes on a paragraph. */
export function byLaw(
  rowId: string,
  paragraph: string,
  duty: boolean,
  fields: readonly string[],
  depth: Depth = 'detail',
): Expected {
  const basis = { kind: 'statutory', rowId, paragraph, duty } as const;
  return { decision: 'permit', basis, fields, showsDate: depth !== 'fact' };
}

/** The gate must say yes on a consent, which vhs recorded unless it says otherwise. */
export function byConsent(
  rowId: string,
  [consentId, provisionId, validUntil = ENDS]: readonly [string, string, string?],
  fields: readonly string[],
  more: { readonly depth?: Depth; readonly release?: string; readonly recordedBy?: string } = {},
): Expected {
  const { depth = 'detail', release, recordedBy = 'vhs' } = more;
  const secrecy = release === undefined ? {} : { secrecyReleaseId: release };
  const named = { recordedBy, consentId, provisionId };
  const basis = { kind: 'consent', rowId, ...named, validUntil, ...secrecy } as const;
  return { decision: 'permit', basis, fields, showsDate: depth !== 'fact' };
}

/** The same yes with the note that the person disputes what it says. */
export function withNote(expected: Expected): Expected {
  if (expected.decision !== 'permit') throw new Error('a refusal carries no note');
  return { ...expected, disputed: true };
}

/** The same yes for other fields. */
export function withFields(expected: Expected, fields: readonly string[]): Expected {
  if (expected.decision !== 'permit') throw new Error('a refusal passes no fields');
  return { ...expected, fields };
}

/** What vhs reports of an obliged person; the jobcenter may have it by law or by consent. */
export const attendance = asking('vhs', 'jobcenter', 'language.irregular-attendance', 'duty-monitoring');
/** Progress that vhs tells the jobcenter by consent only. */
export const progress = asking('vhs', 'jobcenter', 'language.interrupted', 'course-progress');
/** A voucher of the jobcenter, which the provider may have by law. */
export const voucher = asking('jobcenter', 'vhs', 'language.voucher-issued', 'course-access');

/** Ids of the cells that open them. */
export const OBLIGED_CELL = 'int-8-3-obliged.irregular-attendance.vhs.jobcenter.duty-monitoring';
export const ATTENDANCE_CELL = 'consent-attendance.irregular-attendance.vhs.jobcenter.duty-monitoring';
export const PROGRESS_CELL = 'consent-progress.interrupted.vhs.jobcenter.course-progress';
export const VOUCHER_CELL = 'auf-88a-1-voucher.voucher-issued.jobcenter.vhs.course-access';

/** Their fields without the special ones. */
export const ATTENDANCE = ['courseCode', 'missedLessons', 'since'];
export const INTERRUPTED = ['courseCode', 'expectedReturn'];
export const VOUCHER = ['issueMode', 'issuer', 'ground', 'standing', 'validUntil', 'courseKind'];

/** The answers that most vectors vary. */
export const ATTENDANCE_BY_DUTY = byLaw(OBLIGED_CELL, '§ 8(3) IntV', true, ATTENDANCE);
export const ATTENDANCE_BY_CONSENT = byConsent(ATTENDANCE_CELL, ['c1', 'p1'], ATTENDANCE);
export const PROGRESS_BY_CONSENT = byConsent(PROGRESS_CELL, ['c1', 'p1'], INTERRUPTED);
export const PROGRESS_BY_CARITAS = byConsent(PROGRESS_CELL, ['c1', 'p1'], INTERRUPTED, {
  recordedBy: 'caritas',
});
export const VOUCHER_BY_POWER = byLaw(VOUCHER_CELL, '§ 88a(1) AufenthG, § 7(1) IntV', false, VOUCHER);

/** The jobcenter stated a duty, which the law shows to vhs. */
export const dutyStated = event('jobcenter', 'language.duty-stated', 'duty-1');

/** A row that stands beside those of the agreement, for the ask at hand. */
export function cellFor(
  ask: Vector['ask'],
  id: string,
  basis: MatrixCell['basis'],
  change: Partial<MatrixCell> = {},
): MatrixCell {
  const { eventType, sender, recipient, purpose } = ask;
  const from = '2018-02-28T23:00:00.000Z';
  const row = { id, eventType, sender, recipient, purpose, basis, from };
  return { ...row, trigger: 'push', decidedBy: 'rule', ...change };
}
