import type { Told, Vector } from '../vector.ts';
import {
  asking,
  byConsent,
  ENDS,
  given,
  HAPPENED,
  JUST_AFTER,
  NOW,
  provision,
  refuse,
  vector,
} from '../telling.ts';

const SECRECY = '§ 203 StGB: a release of its own, by the bearer of the secret';
const need = asking('caritas', 'jobcenter', 'language.need-found', 'counselling');
const CELL = 'consent-counselling.need-found.caritas.jobcenter.counselling';
const FIELDS = ['level', 'way', 'courseKind', 'childcareNeeded'];
const ALL = [...FIELDS, 'healthObstacle'];

type Change = Parameters<typeof provision>[0];
const terms = { source: 'caritas', purposes: ['counselling'] };
const consent = (change: Change = {}, by = 'caritas') => given(by, 'c1', provision({ ...terms, ...change }));
const release = (change: Change = {}, by = 'caritas') =>
  given(by, 'r1', provision({ ...terms, form: 'secrecy-release', ...change }));
const open = (fields = FIELDS, depth: 'fact' | 'date' | 'detail' = 'detail', validUntil = ENDS) =>
  byConsent(CELL, ['c1', 'p1', validUntil], fields, { depth, release: 'r1', recordedBy: 'caritas' });

function told(
  title: string,
  after: readonly Told[],
  expect: Vector['expect'],
  change: Partial<Vector['ask']> = {},
): Vector {
  return vector([title, SECRECY], { ...need, ...change }, expect, { after });
}

/** What a bearer of professional secrecy tells: consent and, apart from it, the release. */
export const secrecy: readonly Vector[] = [
  told('neither consent nor release', [], refuse('NO_CONSENT')),
  told('consent without a release', [consent()], refuse('SECRECY_NOT_RELEASED')),
  told('a release does not replace the consent', [release()], refuse('NO_CONSENT')),
  told('consent and release', [consent(), release()], open()),
  told('release first, then consent', [release(), consent()], open()),
  told(
    'a release that another body took down is none',
    [consent(), release({}, 'jobcenter')],
    refuse('SECRECY_NOT_RELEASED'),
  ),
  told(
    'a release to somebody else',
    [consent(), release({ recipients: ['abh'] })],
    refuse('SECRECY_NOT_RELEASED'),
  ),
  told(
    'a release for another purpose',
    [consent(), release({ purposes: ['case-management'] })],
    refuse('SECRECY_NOT_RELEASED'),
  ),
  told(
    'a release of another type',
    [consent(), release({ eventTypes: ['de.wegmarke.language.voluntary-offer-joined.v1'] })],
    refuse('SECRECY_NOT_RELEASED'),
  ),
  told(
    'a release of another bearer',
    [consent(), release({ source: 'vhs' })],
    refuse('SECRECY_NOT_RELEASED'),
  ),
  told(
    'the release was withdrawn',
    [
      consent(),
      release(),
      { fact: 'consent-withdrawn', by: 'caritas', recordedBy: 'caritas', consentId: 'r1', at: NOW },
    ],
    refuse('SECRECY_NOT_RELEASED'),
  ),
  told(
    'the release was found invalid',
    [consent(), release(), { fact: 'consent-invalidated', by: 'caritas', consentId: 'r1', at: NOW }],
    refuse('SECRECY_NOT_RELEASED'),
  ),
  told(
    'the consent was withdrawn and the release was not',
    [
      consent(),
      release(),
      { fact: 'consent-withdrawn', by: 'caritas', recordedBy: 'caritas', consentId: 'c1', at: NOW },
    ],
    refuse('CONSENT_WITHDRAWN'),
  ),
  told('the release begins this very instant', [consent(), release({ validFrom: NOW })], open()),
  told(
    'the release begins an instant later',
    [consent(), release({ validFrom: JUST_AFTER })],
    refuse('SECRECY_NOT_RELEASED'),
  ),
  told(
    'the release ends this very instant',
    [consent(), release({ validUntil: NOW })],
    refuse('SECRECY_NOT_RELEASED'),
  ),
  told('the release ends an instant later', [consent(), release({ validUntil: JUST_AFTER })], open()),
  told(
    'the release does not reach back to this event',
    [consent(), release({ dataFrom: NOW })],
    refuse('SECRECY_NOT_RELEASED'),
  ),
  told('the release reaches back to this event', [consent(), release({ dataFrom: HAPPENED })], open()),
  told(
    'the release goes less deep than the consent',
    [consent(), release({ depth: 'date' })],
    open([], 'date'),
  ),
  told(
    'the consent goes less deep than the release',
    [consent({ depth: 'fact' }), release()],
    open([], 'fact'),
  ),
  told('a special category that only the consent names', [consent({ special: true }), release()], open()),
  told('a special category that only the release names', [consent(), release({ special: true })], open()),
  told(
    'a special category that both name',
    [consent({ special: true }), release({ special: true })],
    open(ALL),
  ),
  told(
    'two releases: the deepest counts',
    [
      consent(),
      release({ depth: 'fact' }),
      given('caritas', 'r0', provision({ ...terms, form: 'secrecy-release', depth: 'date' })),
    ],
    byConsent(CELL, ['c1', 'p1'], [], { depth: 'date', release: 'r0', recordedBy: 'caritas' }),
  ),
  told(
    'two consents and one release',
    [consent({ depth: 'fact' }), given('caritas', 'c2', provision(terms)), release()],
    byConsent(CELL, ['c2', 'p1'], FIELDS, { release: 'r1', recordedBy: 'caritas' }),
  ),
  ...['outbox', 'intake', 'bell', 'timeline', 'export', 'recall'].map((door) =>
    told(`consent without a release, at the door ${door}`, [consent()], refuse('SECRECY_NOT_RELEASED'), {
      door,
    }),
  ),
  vector(
    ['a release opens nothing where no secrecy binds', SECRECY],
    asking('vhs', 'jobcenter', 'language.interrupted', 'course-progress'),
    refuse('NO_CONSENT'),
    {
      after: [given('vhs', 'r1', provision({ form: 'secrecy-release' }))],
    },
  ),
];
