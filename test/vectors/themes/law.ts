import type { Vector } from '../vector.ts';
import {
  asking,
  ATTENDANCE,
  ATTENDANCE_BY_DUTY,
  attendance,
  byLaw,
  dutyStated,
  event,
  linked,
  refuse,
  vector,
  voucher,
  VOUCHER,
  VOUCHER_BY_POWER,
} from '../telling.ts';

const START = ['courseKind', 'courseCode', 'timeModel', 'plannedEnd'];
const planAgreed = event('jobcenter', 'casework.plan-agreed', 'plan-1');
const REPORT = '§ 8(2) IntV';

const reports: readonly Vector[] = [
  vector(
    ['the provider must report registrations', REPORT],
    asking('vhs', 'bamf', 'language.registered', 'course-progress'),
    byLaw('int-8-2.registered.vhs.bamf.course-progress', REPORT, true, [
      'courseKind',
      'courseCode',
      'plannedStart',
      'childcareBooked',
    ]),
  ),
  vector(
    ['the provider must report starts of courses', REPORT],
    asking('vhs', 'bamf', 'language.course-started', 'course-progress'),
    byLaw('int-8-2.course-started.vhs.bamf.course-progress', REPORT, true, START),
  ),
  vector(
    [
      'the provider must report that a course was interrupted, but never the reason',
      `${REPORT}, Art. 9 GDPR`,
    ],
    asking('vhs', 'bamf', 'language.interrupted', 'course-progress'),
    byLaw('int-8-2.interrupted.vhs.bamf.course-progress', REPORT, true, ['courseCode', 'expectedReturn']),
  ),
  vector(
    ['the provider must report results', REPORT],
    asking('vhs', 'bamf', 'language.course-completed', 'course-progress'),
    byLaw('int-8-2.course-completed.vhs.bamf.course-progress', REPORT, true, [
      'courseCode',
      'languageResult',
      'orientationResult',
    ]),
  ),
  vector(
    ['the provider does not report modules', REPORT],
    asking('vhs', 'bamf', 'language.module-completed', 'course-progress'),
    refuse('NO_ROW'),
  ),
  vector(
    ['the report serves no other purpose', REPORT],
    asking('vhs', 'bamf', 'language.course-started', 'duty-monitoring'),
    refuse('NO_ROW'),
  ),
  vector(
    ['the immigration office tells the provider of a voucher', '§ 88a(1) AufenthG, § 7(1) IntV'],
    asking('abh', 'vhs', 'language.voucher-issued', 'course-access'),
    byLaw(
      'auf-88a-1-voucher.voucher-issued.abh.vhs.course-access',
      '§ 88a(1) AufenthG, § 7(1) IntV',
      false,
      VOUCHER,
    ),
  ),
  vector(
    ['the jobcenter tells the provider of a voucher', '§ 88a(1) AufenthG, § 7(1) IntV'],
    voucher,
    VOUCHER_BY_POWER,
  ),
  vector(
    ['the federal office tells the provider of a voucher', '§ 88a(1) AufenthG, § 7(1) IntV'],
    asking('bamf', 'vhs', 'language.voucher-issued', 'course-access'),
    byLaw(
      'auf-88a-1-voucher.voucher-issued.bamf.vhs.course-access',
      '§ 88a(1) AufenthG, § 7(1) IntV',
      false,
      VOUCHER,
    ),
  ),
  vector(
    ['offices tell the federal office of vouchers', '§ 8(1) s. 1 IntV'],
    asking('asylblg', 'bamf', 'language.voucher-issued', 'duplicate-check'),
    byLaw('int-8-1.voucher-issued.asylblg.bamf.duplicate-check', '§ 8(1) s. 1 IntV', false, VOUCHER),
  ),
  vector(
    ['offices tell each other who issues the voucher', '§ 88a(1) AufenthG'],
    asking('abh', 'jobcenter', 'language.competence-decided', 'course-access'),
    byLaw('auf-88a-1-offices.competence-decided.abh.jobcenter.course-access', '§ 88a(1) AufenthG', false, [
      'issuer',
      'ground',
      'row',
    ]),
  ),
  vector(
    ['two units of one controller need a row like anybody else', '§ 88a(1) AufenthG'],
    asking('abh', 'asylblg', 'language.duty-stated', 'course-access'),
    byLaw('auf-88a-1-offices.duty-stated.abh.asylblg.course-access', '§ 88a(1) AufenthG', false, [
      'ground',
      'registerBy',
    ]),
  ),
  vector(
    [
      'two units of one controller see nothing of each other without a row',
      'decision 0020: no row means forbidden',
    ],
    asking('abh', 'asylblg', 'language.need-found', 'course-access'),
    refuse('NO_ROW'),
  ),
  vector(
    ['of a duty the provider learns that and when, not why', '§ 88a(1) AufenthG, § 8(3) IntV'],
    asking('jobcenter', 'vhs', 'language.duty-stated', 'duty-monitoring'),
    byLaw(
      'auf-88a-1-duty.duty-stated.jobcenter.vhs.duty-monitoring',
      '§ 88a(1) AufenthG, § 8(3) IntV',
      false,
      ['registerBy'],
      'date',
    ),
  ),
  vector(
    ['of a plan the provider learns that there is one, not even since when', '§ 8(3) IntV, § 15 SGB II'],
    asking('jobcenter', 'vhs', 'casework.plan-agreed', 'duty-monitoring'),
    byLaw(
      'int-8-3-plan-known.plan-agreed.jobcenter.vhs.duty-monitoring',
      '§ 8(3) IntV, § 15 SGB II',
      false,
      [],
      'fact',
    ),
  ),
  vector(
    ['of a social body the immigration office learns nothing beyond the closed list', '§ 71(2) SGB X'],
    asking('jobcenter', 'abh', 'casework.managers-assigned', 'case-management'),
    refuse('FORBIDDEN'),
  ),
  vector(
    ['a prohibition for every purpose covers purposes that no row names', '§ 71(2) SGB X'],
    asking('jobcenter', 'abh', 'casework.managers-assigned', 'counselling'),
    refuse('FORBIDDEN'),
  ),
  vector(
    ['a prohibition for every purpose covers purposes that nobody knows', '§ 71(2) SGB X'],
    asking('jobcenter', 'abh', 'casework.managers-assigned', 'curiosity'),
    refuse('FORBIDDEN'),
  ),
  vector(
    ['a prohibition for one purpose is one', 'decision 0006, precedence: a prohibition comes first'],
    asking('caritas', 'ehrenamt', 'language.voluntary-offer-joined', 'case-management'),
    refuse('FORBIDDEN'),
  ),
  vector(
    ['where one purpose is forbidden another has no row either', 'decision 0020: no row means forbidden'],
    asking('caritas', 'ehrenamt', 'language.voluntary-offer-joined', 'counselling'),
    refuse('NO_ROW'),
  ),
];

const OBLIGED = '§ 8(3) IntV: persons who are obliged';
const PLAN = '§ 8(3) IntV, § 15 SGB II: persons with a cooperation plan';
const HIDDEN = 'README, what a sender knows: what is hidden from it changes no answer';
const toAbh = asking('vhs', 'abh', 'language.irregular-attendance', 'duty-monitoring');
const absentAtAbh = byLaw(
  'int-8-3-obliged.irregular-attendance.vhs.abh.duty-monitoring',
  '§ 8(3) IntV',
  true,
  ATTENDANCE,
);
const byPlan = byLaw(
  'int-8-3-plan.irregular-attendance.vhs.jobcenter.duty-monitoring',
  '§ 8(3) IntV, § 15 SGB II',
  true,
  ATTENDANCE,
);
const deviation = asking('jobcenter', 'abh', 'work.placement-made', 'duty-monitoring');
const byDeviation = byLaw(
  'auf-44a-1-4.placement-made.jobcenter.abh.duty-monitoring',
  '§ 44a(1) s. 4 AufenthG',
  true,
  ['startsOn'],
  'date',
);

const conditions: readonly Vector[] = [
  vector(['an obliged person’s absence is told', OBLIGED], attendance, ATTENDANCE_BY_DUTY, {
    after: [dutyStated],
  }),
  vector(['the absence of somebody who is not obliged is not', OBLIGED], toAbh, refuse('CONDITION_NOT_MET')),
  vector(
    ['the duty may have been stated by another office than the one that is told', OBLIGED],
    toAbh,
    absentAtAbh,
    { after: [...linked('jobcenter'), dutyStated] },
  ),
  vector(['the duty may have been stated after the absence', OBLIGED], attendance, ATTENDANCE_BY_DUTY, {
    after: [event('jobcenter', 'language.duty-stated', 'duty-1', '2026-03-01T00:00:00.000Z')],
  }),
  vector(
    ['a duty that the law does not show to the provider changes nothing', HIDDEN],
    toAbh,
    refuse('CONDITION_NOT_MET'),
    {
      after: [...linked('asylblg'), event('asylblg', 'language.duty-stated', 'duty-1')],
    },
  ),
  vector(['a plan makes nobody obliged', OBLIGED], toAbh, refuse('CONDITION_NOT_MET'), {
    after: [...linked('jobcenter'), planAgreed],
  }),
  vector(['a plan opens the way to the jobcenter', PLAN], attendance, byPlan, { after: [planAgreed] }),
  vector(
    ['a plan of the counsellors, which is hidden from the provider, changes nothing', HIDDEN],
    attendance,
    refuse('NO_CONSENT'),
    {
      after: [...linked('caritas'), event('caritas', 'casework.plan-agreed', 'plan-1')],
    },
  ),
  vector(
    ['duty and plan: between two duties the row’s id decides', 'README, precedence'],
    attendance,
    ATTENDANCE_BY_DUTY,
    { after: [planAgreed, dutyStated] },
  ),
  vector(['one’s own statement of a duty is known', '§ 44a(1) s. 4 AufenthG'], deviation, byDeviation, {
    after: [dutyStated],
  }),
  vector(
    [
      'the statement of the office that is told is known to the sender',
      '§ 44a(1) s. 4 AufenthG, § 88a(1) AufenthG',
    ],
    deviation,
    byDeviation,
    {
      after: [event('abh', 'language.duty-stated', 'duty-1')],
    },
  ),
  vector(
    ['without a duty the deviation is for a clerk or for consent', '§ 44a(1) s. 4 AufenthG'],
    deviation,
    refuse('NO_CONSENT'),
  ),
  vector(
    ['another case fact than the one that the row names does not help', OBLIGED],
    toAbh,
    refuse('CONDITION_NOT_MET'),
    {
      after: [...linked('jobcenter'), event('jobcenter', 'language.voucher-issued', 'voucher-1')],
    },
  ),
  ...['outbox', 'intake', 'bell', 'timeline', 'export', 'recall'].map((door) =>
    vector(
      [`the condition counts at the door ${door} too`, OBLIGED],
      { ...toAbh, door },
      refuse('CONDITION_NOT_MET'),
    ),
  ),
  ...['outbox', 'intake'].map((door) =>
    vector(
      [`what the sender knows counts at the door ${door} too`, OBLIGED],
      { ...attendance, door },
      ATTENDANCE_BY_DUTY,
      { after: [dutyStated] },
    ),
  ),
];

/** What the law opens, row by row, and under which facts of the case. */
export const law: readonly Vector[] = [...reports, ...conditions];
