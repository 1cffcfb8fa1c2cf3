import type { Titles } from '../entry.ts';

/** How long a wait usually is, in days, and who says so. */
export interface UsualSpan {
  readonly from: number;
  readonly to: number;
  readonly source: Titles;
}

/** After an event of one type others are to be expected, or a day that it names is to be kept. */
export interface Expectation {
  readonly after: string;
  /** Types that end the wait, the first being the one that people are told; none where only the day counts. */
  readonly awaited: readonly string[];
  /** The payload field with the day by which it is due. */
  readonly dueField?: string;
  readonly usual?: UsualSpan;
}

const language = (name: string): string => `de.wegmarke.language.${name}.v1`;
const casework = (name: string): string => `de.wegmarke.casework.${name}.v1`;
const information = (name: string): string => `de.wegmarke.information.${name}.v1`;
const qualification = (name: string): string => `de.wegmarke.qualification.${name}.v1`;

const chainTarget: Titles = {
  de: 'Zielzeit der Dienstleistungskette: Berechtigungsschein binnen 8 Wochen',
  en: 'target of the service chain: voucher within 8 weeks',
};
const waitOf2019: Titles = {
  de: 'Wartezeit von der Anmeldung bis zum Beginn, Median 5 bis 7 Wochen (BAMF, 2019); Grenze 6 Wochen nach § 7 Abs. 4 IntV',
  en: 'wait from registration to start, median 5 to 7 weeks (BAMF, 2019); limit 6 weeks under § 7(4) IntV',
};
const recognitionLimit: Titles = {
  de: 'Entscheidung binnen 3 Monaten nach vollständigen Unterlagen (§ 6 Abs. 3, § 13 Abs. 3 BQFG)',
  en: 'decision within 3 months of complete documents (§ 6(3), § 13(3) BQFG)',
};
const hoursOfModule: Titles = {
  de: '100 Unterrichtsstunden je Kursabschnitt bei 10 bis 25 Stunden in der Woche',
  en: '100 lessons a module at 10 to 25 lessons a week',
};

/** What is to be expected after what; usual spans as of 2019 to 2024, to be reviewed by the agencies like all facts of the domain. */
export const expectations: readonly Expectation[] = Object.freeze([
  {
    after: language('need-found'),
    awaited: [language('voucher-issued')],
    usual: { from: 0, to: 56, source: chainTarget },
  },
  {
    after: language('duty-stated'),
    awaited: [language('registered'), language('duty-revoked')],
    dueField: 'registerBy',
  },
  { after: language('admission-applied'), awaited: [language('admission-decided')] },
  {
    after: language('admission-decided'),
    awaited: [language('registered'), language('voucher-lapsed')],
    dueField: 'validUntil',
  },
  {
    after: language('voucher-issued'),
    awaited: [language('registered'), language('voucher-lapsed'), language('voucher-withdrawn')],
    dueField: 'validUntil',
  },
  {
    after: language('placement-test-booked'),
    awaited: [language('placement-test-taken')],
    dueField: 'testOn',
  },
  {
    after: language('registered'),
    awaited: [language('course-started')],
    dueField: 'plannedStart',
    usual: { from: 35, to: 49, source: waitOf2019 },
  },
  { after: language('start-delayed'), awaited: [language('course-started')], dueField: 'newStart' },
  {
    after: language('course-started'),
    awaited: [language('module-completed'), language('course-completed'), language('interrupted')],
    usual: { from: 28, to: 70, source: hoursOfModule },
  },
  {
    after: language('module-completed'),
    awaited: [language('module-completed'), language('course-completed'), language('interrupted')],
    usual: { from: 28, to: 70, source: hoursOfModule },
  },
  { after: language('course-started'), awaited: [language('course-completed')], dueField: 'plannedEnd' },
  {
    after: language('interrupted'),
    awaited: [language('course-started'), language('module-completed'), language('course-completed')],
    dueField: 'expectedReturn',
  },
  {
    after: qualification('recognition-applied'),
    awaited: [qualification('recognition-decided')],
    usual: { from: 0, to: 92, source: recognitionLimit },
  },
  {
    after: qualification('measure-assigned'),
    awaited: [qualification('measure-started')],
    dueField: 'startsOn',
  },
  {
    after: qualification('measure-started'),
    awaited: [qualification('measure-ended')],
    dueField: 'plannedEnd',
  },
  { after: casework('plan-agreed'), awaited: [casework('plan-agreed')], dueField: 'nextReview' },
  { after: casework('managers-assigned'), awaited: [], dueField: 'firstMeeting' },
  {
    after: casework('step-agreed'),
    awaited: [casework('step-done'), casework('step-missed')],
    dueField: 'doneBy',
  },
  { after: casework('wish-recorded'), awaited: [casework('wish-answered')] },
  {
    after: casework('handover-offered'),
    awaited: [casework('handover-accepted'), casework('handover-declined')],
    dueField: 'handoverOn',
  },
  {
    after: information('requested'),
    awaited: [information('answered'), information('declined')],
  },
]);
