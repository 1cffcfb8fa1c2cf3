import type { Told, Vector } from '../vector.ts';
import {
  asking,
  attendance,
  ATTENDANCE,
  ATTENDANCE_BY_CONSENT,
  ATTENDANCE_BY_DUTY,
  byConsent,
  byLaw,
  cellFor,
  dutyStated,
  given,
  NOW,
  provision,
  refuse,
  vector,
  voucher,
} from '../telling.ts';

const ORDER = 'decision 0006: prohibition, restriction, duty, power unless objected to, consent';
const EQUALS = 'README: between equals the cell’s id decides';
const LAST = 'README: the code of the last row is told';

const forbidden = cellFor(attendance, 'never', { kind: 'FORBIDDEN' });
const forbiddenAtAll = cellFor(attendance, 'never', { kind: 'FORBIDDEN' }, { purpose: '*' });
const duty = cellFor(attendance, 'a-duty', { kind: 'STATUTORY', paragraph: '§ 1', duty: true });
const power = cellFor(attendance, 'a-power', { kind: 'STATUTORY', paragraph: '§ 2' });
const later = cellFor(attendance, 'never', { kind: 'FORBIDDEN' }, { from: '2027-01-01T00:00:00.000Z' });
const earlier = cellFor(attendance, 'never', { kind: 'FORBIDDEN' }, { until: NOW });

const consent = given('vhs', 'c1', provision({ purposes: ['duty-monitoring'] }));
const restricted: Told = {
  fact: 'restricted',
  controller: 'vhs-traeger',
  agencies: ['vhs'],
  request: 'right-1',
  from: '2026-02-15T00:00:00.000Z',
};
const newer = given(
  'vhs',
  'c1',
  provision({ purposes: ['duty-monitoring'], validFrom: '2026-02-15T00:00:00.000Z' }),
);
const byDuty = byLaw('a-duty', '§ 1', true, ATTENDANCE);
const byPower = byLaw('a-power', '§ 2', false, ATTENDANCE);

const pairs: readonly Vector[] = [
  vector(['a prohibition goes before a duty', ORDER], attendance, refuse('FORBIDDEN'), {
    cells: [forbidden],
    after: [dutyStated],
  }),
  vector(['a prohibition goes before a power', ORDER], attendance, refuse('FORBIDDEN'), {
    cells: [forbidden, power],
  }),
  vector(['a prohibition goes before consent', ORDER], attendance, refuse('FORBIDDEN'), {
    cells: [forbidden],
    after: [consent],
  }),
  vector(['a prohibition for every purpose goes before a duty', ORDER], attendance, refuse('FORBIDDEN'), {
    cells: [forbiddenAtAll],
    after: [dutyStated],
  }),
  vector(['a prohibition goes before a restriction', ORDER], attendance, refuse('FORBIDDEN'), {
    cells: [forbidden],
    after: [restricted],
  }),
  vector(['a prohibition goes before an objection', ORDER], voucher, refuse('FORBIDDEN'), {
    cells: [cellFor(voucher, 'never', { kind: 'FORBIDDEN' })],
    after: [
      {
        fact: 'objection-upheld',
        controller: 'kreis',
        agencies: ['jobcenter'],
        request: 'right-1',
        row: 'auf-88a-1-voucher',
        from: '2026-02-15T00:00:00.000Z',
      },
    ],
  }),
  vector(['a prohibition that has not begun yet', ORDER], attendance, ATTENDANCE_BY_DUTY, {
    cells: [later],
    after: [dutyStated],
  }),
  vector(['a prohibition that ended this very instant', ORDER], attendance, ATTENDANCE_BY_DUTY, {
    cells: [earlier],
    after: [dutyStated],
  }),
  vector(['a prohibition for another purpose', ORDER], attendance, ATTENDANCE_BY_DUTY, {
    cells: [{ ...forbidden, purpose: 'counselling' }],
    after: [dutyStated],
  }),
  vector(['a prohibition towards another recipient', ORDER], attendance, ATTENDANCE_BY_DUTY, {
    cells: [{ ...forbidden, recipient: 'abh' }],
    after: [dutyStated],
  }),
  vector(
    ['a star on another row than a prohibition opens nothing', 'README: * only with FORBIDDEN'],
    asking('vhs', 'jobcenter', 'language.registered', 'counselling'),
    refuse('NO_ROW'),
    {
      cells: [
        {
          ...cellFor(asking('vhs', 'jobcenter', 'language.registered', 'counselling'), 'star', {
            kind: 'STATUTORY',
            paragraph: '§ 3',
          }),
          purpose: '*',
        },
      ],
    },
  ),
  vector(['a restriction goes before a duty', ORDER], attendance, refuse('RESTRICTED'), {
    after: [dutyStated, restricted],
  }),
  vector(['a restriction goes before a power', ORDER], attendance, refuse('RESTRICTED'), {
    cells: [power],
    after: [restricted],
  }),
  vector(['a restriction goes before consent from before it', ORDER], attendance, refuse('RESTRICTED'), {
    after: [consent, restricted],
  }),
  vector(
    ['consent from the restriction on goes before it', 'Art. 18(2) GDPR'],
    attendance,
    ATTENDANCE_BY_CONSENT,
    { after: [dutyStated, restricted, newer] },
  ),
  vector(['a duty goes before a power', ORDER], attendance, byDuty, { cells: [power, duty] }),
  vector(['a duty goes before consent', ORDER], attendance, ATTENDANCE_BY_DUTY, {
    after: [dutyStated, consent],
  }),
  vector(['a power goes before consent', ORDER], attendance, byPower, { cells: [power], after: [consent] }),
  vector(['a power with a name that sorts first still comes after a duty', ORDER], attendance, byDuty, {
    cells: [{ ...power, id: '0-power' }, duty],
  }),
  vector(['a duty whose condition is not met gives way to a power', ORDER], attendance, byPower, {
    cells: [power],
  }),
  vector(
    ['a duty whose condition is not met gives way to consent', ORDER],
    attendance,
    ATTENDANCE_BY_CONSENT,
    { after: [consent] },
  ),
  vector(['a power that nobody asked for gives way to consent', ORDER], attendance, ATTENDANCE_BY_CONSENT, {
    cells: [{ ...power, trigger: 'on-request' }],
    after: [consent],
  }),
  vector(
    ['a power that waits for the clerk gives way to consent', ORDER],
    attendance,
    ATTENDANCE_BY_CONSENT,
    { cells: [{ ...power, decidedBy: 'clerk' }], after: [consent] },
  ),
  vector(
    ['a shallow duty goes before a deep consent', ORDER],
    attendance,
    byLaw('a-duty', '§ 1', true, [], 'fact'),
    { cells: [{ ...duty, depth: 'fact' }], after: [consent] },
  ),
  vector(
    [
      'a refused consent leaves the law as it is',
      'README, the answer: only a row that rests on consent asks for one',
    ],
    attendance,
    ATTENDANCE_BY_DUTY,
    {
      after: [
        dutyStated,
        {
          fact: 'consent-refused',
          by: 'vhs',
          consentId: 'c1',
          at: NOW,
          provisions: [provision({ purposes: ['duty-monitoring'] })],
        },
      ],
    },
  ),
  vector(
    [
      'a withdrawn consent leaves the law as it is',
      'README, the answer: only a row that rests on consent asks for one',
    ],
    attendance,
    ATTENDANCE_BY_DUTY,
    {
      after: [
        dutyStated,
        consent,
        { fact: 'consent-withdrawn', by: 'vhs', recordedBy: 'vhs', consentId: 'c1', at: NOW },
      ],
    },
  ),
  vector(
    [
      'an invalid consent leaves the law as it is',
      'README, the answer: only a row that rests on consent asks for one',
    ],
    attendance,
    ATTENDANCE_BY_DUTY,
    {
      after: [dutyStated, consent, { fact: 'consent-invalidated', by: 'vhs', consentId: 'c1', at: NOW }],
    },
  ),
];

const equals: readonly Vector[] = [
  vector(['of two duties the id that sorts first decides', EQUALS], attendance, byDuty, {
    cells: [{ ...duty, id: 'b-duty', basis: { kind: 'STATUTORY', paragraph: '§ 9', duty: true } }, duty],
  }),
  vector(['given in the other order they answer alike', EQUALS], attendance, byDuty, {
    cells: [duty, { ...duty, id: 'b-duty', basis: { kind: 'STATUTORY', paragraph: '§ 9', duty: true } }],
  }),
  vector(
    ['the first of two duties lacks its condition: the second decides', EQUALS],
    attendance,
    ATTENDANCE_BY_DUTY,
    { cells: [{ ...duty, condition: 'plan' }], after: [dutyStated] },
  ),
  vector(['of two powers the id that sorts first decides', EQUALS], attendance, byPower, {
    cells: [{ ...power, id: 'b-power' }, power],
  }),
  vector(
    ['of two consent rows the id that sorts first decides', EQUALS],
    attendance,
    byConsent('a-consent', ['c1', 'p1'], ATTENDANCE),
    { cells: [cellFor(attendance, 'a-consent', { kind: 'CONSENT' })], after: [consent] },
  ),
];

const lasts: readonly Vector[] = [
  vector(
    ['duty without its condition, consent row without consent: the consent is told', LAST],
    attendance,
    refuse('NO_CONSENT'),
  ),
  vector(
    ['duty without its condition, power without a request: the request is told', LAST],
    asking('vhs', 'abh', 'language.irregular-attendance', 'duty-monitoring'),
    refuse('NOT_REQUESTED'),
    {
      cells: [{ ...power, recipient: 'abh', trigger: 'on-request' }],
    },
  ),
  vector(
    ['two powers: what the one lacks whose id sorts last is told', LAST],
    asking('vhs', 'abh', 'language.irregular-attendance', 'duty-monitoring'),
    refuse('CLERK_HAS_NOT_DECIDED'),
    {
      cells: [
        { ...power, recipient: 'abh', trigger: 'on-request' },
        { ...power, recipient: 'abh', id: 'b-power', decidedBy: 'clerk' },
      ],
    },
  ),
];

/** Which row decides, and what is told when none does. */
export const precedence: readonly Vector[] = [...pairs, ...equals, ...lasts];
