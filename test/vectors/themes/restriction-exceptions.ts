import type { Told, Vector } from '../vector.ts';
import {
  asking,
  attendance,
  byConsent,
  byLaw,
  cellFor,
  dutyStated,
  event,
  given,
  INTERRUPTED,
  JUST_BEFORE,
  NOW,
  progress,
  PROGRESS_CELL,
  provision,
  refuse,
  vector,
} from '../telling.ts';
import { AN_INSTANT_EARLIER, EXCEPT, lifted, ofCounty, restricted, SINCE } from './restriction-facts.ts';

const consent = (validFrom: string, change = {}) => given('vhs', 'c1', provision({ validFrom, ...change }));
const opened = byConsent(PROGRESS_CELL, ['c1', 'p1'], INTERRUPTED);

const passes: readonly Vector[] = [
  vector(['consent that begins with the restriction passes it', EXCEPT], progress, opened, {
    after: [restricted(), consent(SINCE)],
  }),
  vector(
    ['consent that begins an instant before the restriction does not', EXCEPT],
    progress,
    refuse('RESTRICTED'),
    { after: [restricted(), consent(AN_INSTANT_EARLIER)] },
  ),
  vector(['consent that begins after the restriction passes it', EXCEPT], progress, opened, {
    after: [restricted(), consent('2026-02-16T00:00:00.000Z')],
  }),
  vector(['of two restrictions the later one counts', EXCEPT], progress, refuse('RESTRICTED'), {
    after: [
      restricted(),
      restricted({ request: 'right-2', from: '2026-02-20T00:00:00.000Z' }),
      consent('2026-02-16T00:00:00.000Z'),
    ],
  }),
  vector(['a later restriction that was lifted does not count', EXCEPT], progress, opened, {
    after: [
      restricted(),
      restricted({ request: 'right-2', from: '2026-02-20T00:00:00.000Z' }),
      lifted(JUST_BEFORE, { request: 'right-2' }),
      consent('2026-02-16T00:00:00.000Z'),
    ],
  }),
  vector(['a later restriction of another event does not count', EXCEPT], progress, opened, {
    after: [
      restricted(),
      restricted({ request: 'right-2', from: '2026-02-20T00:00:00.000Z', eventIds: ['event-2'] }),
      consent('2026-02-16T00:00:00.000Z'),
    ],
  }),
  vector(
    ['an older, deeper consent does not stand in the way of the newer one', EXCEPT],
    progress,
    byConsent(PROGRESS_CELL, ['c2', 'p1'], ['expectedReturn'], { depth: 'date' }),
    {
      after: [
        given('vhs', 'c1', provision()),
        restricted(),
        given('vhs', 'c2', provision({ validFrom: SINCE, depth: 'date' })),
      ],
    },
  ),
  vector(
    ['newer consent that is over does not pass it, and the restriction is told', EXCEPT],
    progress,
    refuse('RESTRICTED'),
    { after: [restricted(), consent(SINCE, { validUntil: NOW })] },
  ),
  vector(['without any consent the restriction is told', EXCEPT], progress, refuse('RESTRICTED'), {
    after: [restricted()],
  }),
  vector(
    ['newer consent where the law would have opened: consent decides', EXCEPT],
    attendance,
    byConsent(
      'consent-attendance.irregular-attendance.vhs.jobcenter.duty-monitoring',
      ['c1', 'p1'],
      ['courseCode', 'missedLessons', 'since'],
    ),
    {
      after: [dutyStated, restricted(), consent(SINCE, { purposes: ['duty-monitoring'] })],
    },
  ),
];

const told = asking('jobcenter', 'abh', 'language.voucher-issued', 'subject-rights');
const despite = (id: string, why: 'legal-claims' | 'rights-of-others' | 'public-interest', change = {}) =>
  cellFor(
    told,
    id,
    { kind: 'STATUTORY', paragraph: '§ 69(1) no. 2 SGB X' },
    { despiteRestriction: why, ...change },
  );
const despitePasses = byLaw('claims', '§ 69(1) no. 2 SGB X', false, [
  'issueMode',
  'issuer',
  'ground',
  'standing',
  'validUntil',
  'courseKind',
]);
const agreedCell = cellFor(told, 'agreed', { kind: 'CONSENT' }, { despiteRestriction: 'legal-claims' });
const agreed = given(
  'jobcenter',
  'c1',
  provision({ source: 'jobcenter', recipients: ['abh'], purposes: ['subject-rights'] }),
);

const exceptions: readonly Vector[] = [
  vector(['a row for legal claims passes the restriction', EXCEPT], told, despitePasses, {
    cells: [despite('claims', 'legal-claims')],
    after: [ofCounty()],
  }),
  vector(['a row for the rights of others passes the restriction', EXCEPT], told, despitePasses, {
    cells: [despite('claims', 'rights-of-others')],
    after: [ofCounty()],
  }),
  vector(['a row for an important public interest passes the restriction', EXCEPT], told, despitePasses, {
    cells: [despite('claims', 'public-interest')],
    after: [ofCounty()],
  }),
  vector(['a row that passes restrictions opens without one too', EXCEPT], told, despitePasses, {
    cells: [despite('claims', 'legal-claims')],
  }),
  vector(['a row that passes restrictions still needs its condition', EXCEPT], told, refuse('RESTRICTED'), {
    cells: [despite('claims', 'legal-claims', { condition: 'obliged' })],
    after: [ofCounty()],
  }),
  vector(['a row that passes restrictions with its condition met', EXCEPT], told, despitePasses, {
    cells: [despite('claims', 'legal-claims', { condition: 'obliged' })],
    after: [ofCounty(), event('jobcenter', 'language.duty-stated', 'duty-1')],
  }),
  vector(['a row that passes restrictions still waits for the clerk', EXCEPT], told, refuse('RESTRICTED'), {
    cells: [despite('claims', 'legal-claims', { decidedBy: 'clerk' })],
    after: [ofCounty()],
  }),
  vector(
    ['a stronger row that does not pass gives way to a weaker one that does', EXCEPT],
    told,
    despitePasses,
    {
      cells: [
        cellFor(told, 'duty', { kind: 'STATUTORY', paragraph: '§ 1', duty: true }),
        despite('claims', 'legal-claims'),
      ],
      after: [ofCounty()],
    },
  ),
  vector(
    [
      'a prohibition counts although the row passes restrictions',
      'decision 0006, precedence: a prohibition comes first',
    ],
    told,
    refuse('FORBIDDEN'),
    {
      cells: [despite('claims', 'legal-claims'), cellFor(told, 'never', { kind: 'FORBIDDEN' })],
      after: [ofCounty()],
    },
  ),
  vector(
    ['a consent row for legal claims passes with the older consent', EXCEPT],
    told,
    byConsent(
      'agreed',
      ['c1', 'p1'],
      ['issueMode', 'issuer', 'ground', 'standing', 'validUntil', 'courseKind'],
      { recordedBy: 'jobcenter' },
    ),
    { cells: [agreedCell], after: [agreed, ofCounty()] },
  ),
  vector(
    ['a consent row for legal claims needs the consent all the same', EXCEPT],
    told,
    refuse('RESTRICTED'),
    { cells: [agreedCell], after: [ofCounty()] },
  ),
];

const need = asking('caritas', 'jobcenter', 'language.need-found', 'counselling');
const terms = { source: 'caritas', purposes: ['counselling'] };
const both = (consentFrom: string, releaseFrom: string): readonly Told[] => [
  restricted({ controller: 'caritas-verband', agencies: ['caritas'] }),
  given('caritas', 'c1', provision({ ...terms, validFrom: consentFrom })),
  given('caritas', 'r1', provision({ ...terms, form: 'secrecy-release', validFrom: releaseFrom })),
];

const underSecrecy: readonly Vector[] = [
  vector(
    ['newer consent and newer release pass the restriction', EXCEPT],
    need,
    byConsent(
      'consent-counselling.need-found.caritas.jobcenter.counselling',
      ['c1', 'p1'],
      ['level', 'way', 'courseKind', 'childcareNeeded'],
      { release: 'r1', recordedBy: 'caritas' },
    ),
    { after: both(SINCE, SINCE) },
  ),
  vector(['newer consent and an older release do not', EXCEPT], need, refuse('RESTRICTED'), {
    after: both(SINCE, AN_INSTANT_EARLIER),
  }),
  vector(['an older consent and a newer release do not', EXCEPT], need, refuse('RESTRICTED'), {
    after: both(AN_INSTANT_EARLIER, SINCE),
  }),
];

/** What passes a restriction all the same. */
export const restrictionExceptions: readonly Vector[] = [...passes, ...exceptions, ...underSecrecy];
