import type { Told, Vector } from '../vector.ts';
import {
  attendance,
  ATTENDANCE,
  ATTENDANCE_BY_DUTY,
  ATTENDANCE_CELL,
  byConsent,
  cellFor,
  dutyStated,
  event,
  given,
  linked,
  NOW,
  provision,
  refuse,
  vector,
  voucher,
  VOUCHER_BY_POWER,
} from '../telling.ts';

const STRONGEST = 'README: the deepest usable provision decides';

const agreed = (consentId: string, change = {}) =>
  given('vhs', consentId, provision({ purposes: ['duty-monitoring'], ...change }));
const under = (
  consentId: string,
  provisionId = 'p1',
  fields = ATTENDANCE,
  depth: 'fact' | 'date' | 'detail' = 'detail',
) => byConsent(ATTENDANCE_CELL, [consentId, provisionId], fields, { depth });
/** A consent of the same ids in a record of another body. */
const atCaritas = given('caritas', 'c1', provision({ purposes: ['duty-monitoring'] }));
const underCaritas = byConsent(ATTENDANCE_CELL, ['c1', 'p1'], ATTENDANCE, { recordedBy: 'caritas' });

const strongest: readonly Vector[] = [
  vector(['of two consents the deeper one decides', STRONGEST], attendance, under('c2'), {
    after: [agreed('c1', { depth: 'date' }), agreed('c2')],
  }),
  vector(
    ['of two consents the deeper one decides, whichever was given first', STRONGEST],
    attendance,
    under('c1'),
    { after: [agreed('c1'), agreed('c2', { depth: 'date' })] },
  ),
  vector(['the date goes before the fact', STRONGEST], attendance, under('c2', 'p1', ['since'], 'date'), {
    after: [agreed('c1', { depth: 'fact' }), agreed('c2', { depth: 'date' })],
  }),
  vector(
    ['of two equally deep ones the one with special categories decides', STRONGEST],
    attendance,
    under('c2'),
    { after: [agreed('c1'), agreed('c2', { special: true })] },
  ),
  vector(
    ['a deep one goes before a shallow one with special categories', STRONGEST],
    attendance,
    under('c2'),
    { after: [agreed('c1', { depth: 'date', special: true }), agreed('c2')] },
  ),
  vector(['of two equal ones the consent id that sorts first decides', STRONGEST], attendance, under('c1'), {
    after: [agreed('c2'), agreed('c1')],
  }),
  vector(
    ['of two equal ones in one record the provision id that sorts first decides', STRONGEST],
    attendance,
    under('c1', 'p0'),
    {
      after: [
        given(
          'vhs',
          'c1',
          provision({ purposes: ['duty-monitoring'] }),
          provision({ purposes: ['duty-monitoring'], provisionId: 'p0' }),
        ),
      ],
    },
  ),
  ...[
    [agreed('c1'), atCaritas],
    [atCaritas, agreed('c1')],
  ].map((after, place) =>
    vector(
      [`of two equal ones of the same ids the recorder that sorts first decides (${place + 1})`, STRONGEST],
      attendance,
      underCaritas,
      { after },
    ),
  ),
  vector(
    ['of two of the same ids the recorder is named whose consent was not withdrawn', STRONGEST],
    attendance,
    under('c1'),
    {
      after: [
        agreed('c1'),
        atCaritas,
        { fact: 'consent-withdrawn', by: 'caritas', recordedBy: 'caritas', consentId: 'c1', at: NOW },
      ],
    },
  ),
  vector(
    ['a deeper one that is over does not decide', STRONGEST],
    attendance,
    under('c1', 'p1', [], 'fact'),
    { after: [agreed('c1', { depth: 'fact' }), agreed('c2', { validUntil: NOW })] },
  ),
];

const NEAREST = 'README: the flaw that comes nearest to a yes is told';
const flawed = {
  outside: agreed('c1', { dataFrom: NOW }),
  notYet: agreed('c2', { validFrom: '2026-04-01T00:00:00.000Z' }),
  over: agreed('c3', { validUntil: NOW }),
  withdrawn: [
    agreed('c4'),
    { fact: 'consent-withdrawn', by: 'vhs', recordedBy: 'vhs', consentId: 'c4', at: NOW },
  ] as readonly Told[],
  invalid: [
    agreed('c5'),
    { fact: 'consent-invalidated', by: 'vhs', consentId: 'c5', at: NOW },
  ] as readonly Told[],
};

const nearest: readonly Vector[] = [
  vector(
    ['outside the data period comes nearer than not yet valid', NEAREST],
    attendance,
    refuse('OUTSIDE_DATA_PERIOD'),
    { after: [flawed.notYet, flawed.outside] },
  ),
  vector(['not yet valid comes nearer than over', NEAREST], attendance, refuse('CONSENT_NOT_YET_VALID'), {
    after: [flawed.over, flawed.notYet],
  }),
  vector(['over comes nearer than withdrawn', NEAREST], attendance, refuse('CONSENT_EXPIRED'), {
    after: [...flawed.withdrawn, flawed.over],
  }),
  vector(['withdrawn comes nearer than invalid', NEAREST], attendance, refuse('CONSENT_WITHDRAWN'), {
    after: [...flawed.invalid, ...flawed.withdrawn],
  }),
  vector(['invalid comes nearer than none', NEAREST], attendance, refuse('CONSENT_INVALIDATED'), {
    after: flawed.invalid,
  }),
  vector(['every flaw at once', NEAREST], attendance, refuse('OUTSIDE_DATA_PERIOD'), {
    after: [...flawed.invalid, ...flawed.withdrawn, flawed.over, flawed.notYet, flawed.outside],
  }),
  vector(['every flaw at once, and one consent without any', NEAREST], attendance, under('c6'), {
    after: [...flawed.invalid, ...flawed.withdrawn, flawed.over, flawed.notYet, flawed.outside, agreed('c6')],
  }),
  vector(
    ['one consent with two flaws: over before outside the data period', NEAREST],
    attendance,
    refuse('CONSENT_EXPIRED'),
    { after: [agreed('c1', { validUntil: NOW, dataFrom: NOW })] },
  ),
  vector(
    ['one consent with two flaws: not yet valid before outside the data period', NEAREST],
    attendance,
    refuse('CONSENT_NOT_YET_VALID'),
    { after: [agreed('c1', { validFrom: '2026-04-01T00:00:00.000Z', dataFrom: NOW })] },
  ),
  vector(
    ['one consent with two flaws: withdrawn before over', NEAREST],
    attendance,
    refuse('CONSENT_WITHDRAWN'),
    {
      after: [
        agreed('c1', { validUntil: NOW }),
        {
          fact: 'consent-withdrawn',
          by: 'vhs',
          recordedBy: 'vhs',
          consentId: 'c1',
          at: '2026-02-01T00:00:00.000Z',
        },
      ],
    },
  ),
];

const consent = given('vhs', 'c1', provision({ purposes: ['duty-monitoring'] }));
const SHUFFLED = 'README: order does not matter where facts do not build on one another';
const story = [
  dutyStated,
  consent,
  event('vhs', 'language.registered', 'other-1'),
  given('vhs', 'c7', provision({ recipients: ['abh'] })),
  ...linked('abh', 'caritas'),
];

const orders: readonly Vector[] = [
  vector(['a case told forwards', SHUFFLED], attendance, ATTENDANCE_BY_DUTY, { after: story }),
  vector(['the same case told backwards', SHUFFLED], attendance, ATTENDANCE_BY_DUTY, {
    history: [
      { fact: 'linked', agency: 'vhs' },
      ...story.toReversed(),
      { fact: 'linked', agency: 'jobcenter' },
    ],
  }),
  vector(['the same case with everything told twice', SHUFFLED], attendance, ATTENDANCE_BY_DUTY, {
    after: [...story, ...story],
  }),
  vector(['rows given forwards', SHUFFLED], voucher, VOUCHER_BY_POWER, {
    cells: [
      cellFor(voucher, 'b', { kind: 'STATUTORY', paragraph: '§ 2' }),
      cellFor(voucher, 'c', { kind: 'CONSENT' }),
      cellFor(voucher, 'd', { kind: 'STATUTORY', paragraph: '§ 4' }, { condition: 'plan' }),
    ],
  }),
  vector(['rows given backwards', SHUFFLED], voucher, VOUCHER_BY_POWER, {
    cells: [
      cellFor(voucher, 'd', { kind: 'STATUTORY', paragraph: '§ 4' }, { condition: 'plan' }),
      cellFor(voucher, 'c', { kind: 'CONSENT' }),
      cellFor(voucher, 'b', { kind: 'STATUTORY', paragraph: '§ 2' }),
    ],
  }),
];

/** Which row decides, which provision under it, and what is told when none does. */

/** Which provision decides under a row, what is told when none is usable, and that the order of things does not matter. */
export const choices: readonly Vector[] = [...strongest, ...nearest, ...orders];
