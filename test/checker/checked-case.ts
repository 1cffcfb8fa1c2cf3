import { publicKeysOf } from '#jose';
import { judge } from './judge.ts';
import type { SigningKey } from './agency-keys.ts';
import type { LogEntry } from './log-entry.ts';
import type { RecordedAsk, RecordedDecision } from './release.ts';
import { WrittenLog } from './written-log.ts';

/** The stream of the case. */
export const CASE = 'case-rheine-c1';

/** What the provider may tell the jobcenter. */
export const PROVISION = {
  provisionId: 'p1',
  form: 'consent',
  source: 'vhs',
  recipients: ['jobcenter'],
  purposes: ['course-progress'],
  eventTypes: ['*'],
  depth: 'detail',
  special: false,
  validFrom: '2026-01-01T00:00:00.000Z',
  validUntil: '2027-01-01T00:00:00.000Z',
};

/** A release that rests on it. */
export const ON_CONSENT = {
  kind: 'consent',
  rowId: 'consent-progress.registered.vhs.jobcenter.course-progress',
  recordedBy: 'vhs',
  consentId: 'k1',
  provisionId: 'p1',
};

/** A log in which vhs and jobcenter share a case, for specs to go on with and to doctor. */
export class CheckedCase {
  readonly log: WrittenLog;
  /** What was recorded last. */
  event!: LogEntry;

  /** Under the sample agreement, unless another file is named. */
  constructor(agreement?: string) {
    this.log = new WrittenLog(['vhs', 'jobcenter', 'caritas', 'abh', 'bamf'], agreement);
    this.log.commanded(
      CASE,
      'vhs',
      'case.open',
      ['CaseOpened', { by: 'vhs', handle: 'h' }],
      ['AgencyLinked', { agency: 'vhs', handle: 'h', way: 'opened' }],
    );
    this.log.commanded(
      CASE,
      'jobcenter',
      'case.redeem-link-code',
      ['LinkCodeRedeemed', { by: 'jobcenter', codeHash: 'x' }],
      ['AgencyLinked', { agency: 'jobcenter', handle: 'h2', way: 'code' }],
    );
  }

  /** An agency without a link gets one. */
  linked(agency: string): void {
    const link = { agency, handle: 'h', way: 'statutory' };
    this.log.commanded(CASE, agency, 'case.accept-link', ['AgencyLinked', link]);
  }

  recorded(type = 'language.registered', agency = 'vhs', category = 'language'): LogEntry {
    this.event = this.log.event(CASE, agency, type, category);
    return this.event;
  }

  /** A consent with one provision; `more` are further members of the record. */
  consent(provision: object = {}, by = 'vhs', more: object = {}): void {
    const provisions = [{ ...PROVISION, ...provision }];
    const data = { by, consentId: 'k1', givenBy: 'person', provisions, ...more };
    this.log.commanded(CASE, by, 'consent.give', ['ConsentGiven', data]);
  }

  withdrawal(more: object = {}): void {
    this.changed('consent.withdraw', 'ConsentWithdrawn', more);
  }

  /** A later fact about the consent, said by the provider. */
  changed(command: string, fact: string, more: object = {}): void {
    const data = { by: 'vhs', consentId: 'k1', recordedBy: 'vhs', at: '2026-03-02T10:00:00.000Z', ...more };
    this.log.commanded(CASE, data.by, command, [fact, data]);
  }

  released(ask: Partial<RecordedAsk> = {}, decided: Partial<RecordedDecision> = {}): void {
    this.log.release(CASE, this.event, ask, { basis: ON_CONSENT, ...decided });
  }

  /** Every rule that was found broken, with what was said of it. */
  found(entries: readonly LogEntry[] = this.log.entries): readonly string[] {
    const keys = publicKeysOf(this.log.hub).signing as unknown as readonly SigningKey[];
    return judge(entries, keys).map(({ rule, says }) => `${rule} ${says}`);
  }

  doctored(at: number, change: Partial<LogEntry>): readonly LogEntry[] {
    return this.log.entries.map((entry, index) => (index === at ? { ...entry, ...change } : entry));
  }
}
