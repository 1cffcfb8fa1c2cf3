import type { Told, Vector } from '../vector.ts';
import {
  asking,
  byConsent,
  byLaw,
  cellFor,
  event,
  given,
  JUST_AFTER,
  JUST_BEFORE,
  linked,
  NOW,
  ONCE_RECORDED,
  provision,
  refuse,
  typeNamed,
  vector,
  voucher,
  VOUCHER_BY_POWER,
} from '../telling.ts';

const OBJECTION = 'Art. 21(1) GDPR; decision 0006: a power unless an objection was upheld';
const LATER = 'Art. 21(1) GDPR: the person objects to what is told, not to the number of a row';
const DUTY = 'README, the answer: no objection stands against a duty';

const VOUCHERS = {
  types: [typeNamed('language.voucher-issued')],
  senders: ['jobcenter'],
  recipients: ['vhs'],
  purposes: ['course-access'],
};

type Upheld = Extract<Told, { fact: 'objection-upheld' }>;
const upheld = (change: Partial<Upheld> = {}): Told => ({
  fact: 'objection-upheld',
  controller: 'kreis',
  agencies: ['jobcenter'],
  request: 'right-1',
  row: 'auf-88a-1-voucher',
  from: '2026-02-15T00:00:00.000Z',
  ...change,
});
const report = asking('vhs', 'bamf', 'language.course-started', 'course-progress');
const placement = asking('jobcenter', 'abh', 'work.placement-made', 'duty-monitoring');
const byWork = byConsent(
  'consent-work.placement-made.jobcenter.abh.duty-monitoring',
  ['c1', 'p1'],
  ['kind', 'workingTime', 'startsOn'],
  { recordedBy: 'jobcenter' },
);
const agreed = given(
  'jobcenter',
  'c1',
  provision({ source: 'jobcenter', recipients: ['abh'], purposes: ['duty-monitoring'] }),
);

/** Upheld objections against rows of the matrix. */
export const objection: readonly Vector[] = [
  vector(['an upheld objection closes a statutory power', OBJECTION], voucher, refuse('OBJECTION_UPHELD'), {
    after: [upheld()],
  }),
  vector(
    ['an upheld objection against a duty does not close it', DUTY],
    report,
    byLaw('int-8-2.course-started.vhs.bamf.course-progress', '§ 8(2) IntV', true, [
      'courseKind',
      'courseCode',
      'timeModel',
      'plannedEnd',
    ]),
    {
      after: [upheld({ controller: 'vhs-traeger', agencies: ['vhs'], row: 'int-8-2' })],
    },
  ),
  vector(['it counts from this very instant on', OBJECTION], voucher, refuse('OBJECTION_UPHELD'), {
    after: [upheld({ from: NOW })],
  }),
  vector(['it counted from an instant ago on', OBJECTION], voucher, refuse('OBJECTION_UPHELD'), {
    after: [upheld({ from: JUST_BEFORE })],
  }),
  vector(['a clock ahead of this one stated it', ONCE_RECORDED], voucher, refuse('OBJECTION_UPHELD'), {
    after: [upheld({ from: JUST_AFTER })],
  }),
  vector(['it was against another row', OBJECTION], voucher, VOUCHER_BY_POWER, {
    after: [upheld({ row: 'auf-88a-1-offices' })],
  }),
  vector(['it was against a row that begins alike', OBJECTION], voucher, VOUCHER_BY_POWER, {
    after: [upheld({ row: 'auf-88a-1' })],
  }),
  vector(['another controller upheld it', OBJECTION], voucher, VOUCHER_BY_POWER, {
    after: [...linked('abh'), upheld({ controller: 'stadt', agencies: ['abh', 'asylblg'] })],
  }),
  vector(
    ['it closes every cell of the row with this sender: another type', OBJECTION],
    asking('jobcenter', 'abh', 'language.duty-stated', 'course-access'),
    refuse('OBJECTION_UPHELD'),
    { after: [upheld({ row: 'auf-88a-1-offices' })] },
  ),
  vector(
    ['it closes every cell of the row with this sender: another recipient', OBJECTION],
    asking('jobcenter', 'asylblg', 'language.voucher-issued', 'course-access'),
    refuse('OBJECTION_UPHELD'),
    { after: [upheld({ row: 'auf-88a-1-offices' })] },
  ),
  vector(
    ['it closes the row for every agency of the controller', OBJECTION],
    asking('asylblg', 'vhs', 'language.voucher-issued', 'course-access'),
    refuse('OBJECTION_UPHELD'),
    {
      after: [...linked('abh'), upheld({ controller: 'stadt', agencies: ['abh', 'asylblg'] })],
    },
  ),
  vector(
    ['what another row opens goes on', OBJECTION],
    asking('jobcenter', 'bamf', 'language.voucher-issued', 'course-access'),
    byLaw('int-8-1.voucher-issued.jobcenter.bamf.course-access', '§ 8(1) s. 1 IntV', false, [
      'issueMode',
      'issuer',
      'ground',
      'standing',
      'validUntil',
      'courseKind',
    ]),
    { after: [upheld()] },
  ),
  vector(
    [
      'consent opens although an objection against the power was upheld',
      'decision 0006, precedence: consent comes last',
    ],
    placement,
    byWork,
    { after: [upheld({ row: 'sgbx-71-2-2' }), agreed] },
  ),
  vector(
    ['an objection against a consent row closes nothing: consent is withdrawn', 'Art. 7(3) and 21(1) GDPR'],
    placement,
    byWork,
    { after: [upheld({ row: 'consent-work' }), agreed] },
  ),
  vector(
    ['the objection is told rather than the clerk’s silence', 'README: a clerk is asked last'],
    asking('jobcenter', 'asylblg', 'work.placement-made', 'benefit-coordination'),
    refuse('OBJECTION_UPHELD'),
    { after: [upheld({ row: 'sgbx-69-1-1' })] },
  ),
  vector(
    ['the objection closes what a clerk decided to tell', OBJECTION],
    asking('jobcenter', 'asylblg', 'work.placement-made', 'benefit-coordination'),
    refuse('OBJECTION_UPHELD'),
    {
      after: [
        {
          fact: 'clerk-decided',
          by: 'jobcenter',
          event: 'event-1',
          row: 'sgbx-69-1-1.placement-made.jobcenter.asylblg.benefit-coordination',
          recipient: 'asylblg',
          decision: 'disclose',
        },
        upheld({ row: 'sgbx-69-1-1' }),
      ],
    },
  ),
  vector(
    ['the duty opens where the objection closed the power beside it', DUTY],
    placement,
    byLaw(
      'auf-44a-1-4.placement-made.jobcenter.abh.duty-monitoring',
      '§ 44a(1) s. 4 AufenthG',
      true,
      ['startsOn'],
      'date',
    ),
    {
      after: [event('abh', 'language.duty-stated', 'duty-1'), upheld({ row: 'sgbx-71-2-2' })],
    },
  ),
  vector(
    ['of two powers that tell the same one was objected to: neither opens', OBJECTION],
    voucher,
    refuse('OBJECTION_UPHELD'),
    {
      cells: [cellFor(voucher, 'other-power', { kind: 'STATUTORY', paragraph: '§ 7(1) IntV' })],
      after: [upheld()],
    },
  ),
  vector(
    ['an earlier agreement had the row under another name', LATER],
    voucher,
    refuse('OBJECTION_UPHELD'),
    {
      after: [upheld({ row: 'row-of-before', told: VOUCHERS })],
    },
  ),
  vector(
    ['the row told more then: what is left of it is closed', LATER],
    voucher,
    refuse('OBJECTION_UPHELD'),
    {
      after: [
        upheld({
          row: 'row-of-before',
          told: {
            types: [typeNamed('language.duty-stated'), ...VOUCHERS.types],
            senders: ['jobcenter', 'abh'],
            recipients: ['vhs', 'bamf'],
            purposes: ['course-access', 'counselling'],
          },
        }),
      ],
    },
  ),
  ...(
    [
      ['types', typeNamed('language.duty-stated')],
      ['senders', 'abh'],
      ['recipients', 'bamf'],
      ['purposes', 'counselling'],
    ] as const
  ).map(([list, other]) =>
    vector([`the row has come to tell this since: other ${list} then`, LATER], voucher, VOUCHER_BY_POWER, {
      after: [upheld({ told: { ...VOUCHERS, [list]: [other] } })],
    }),
  ),
  ...['outbox', 'intake', 'bell', 'timeline', 'export', 'recall'].map((door) =>
    vector(
      [`the objection counts at the door ${door} too`, OBJECTION],
      { ...voucher, door },
      refuse('OBJECTION_UPHELD'),
      { after: [upheld()] },
    ),
  ),
];
