import type { Told, Vector } from '../vector.ts';
import {
  byConsent,
  ENDS,
  given,
  INTERRUPTED,
  JUST_AFTER,
  JUST_BEFORE,
  NOW,
  ONCE_RECORDED,
  PROGRESS_BY_CONSENT,
  PROGRESS_CELL,
  PROGRESS_BY_CARITAS,
  provision,
  refuse,
} from '../telling.ts';
import type { Given } from './consent-facts.ts';
import {
  byCaritas,
  consent,
  INVALID,
  invalidated,
  LATER,
  objected,
  REPRESENTED,
  SOURCE,
  stated,
  told,
  WITHDRAWAL,
  withdrawn,
} from './consent-facts.ts';

const invalidities: readonly Vector[] = [
  told(
    ['its recorder found that it does not count', INVALID],
    [consent, invalidated()],
    refuse('CONSENT_INVALIDATED'),
  ),
  told(
    ['it counts no more from this very instant on', INVALID],
    [consent, invalidated(NOW)],
    refuse('CONSENT_INVALIDATED'),
  ),
  told(
    ['it counts no more although a clock ahead of this one stated so', ONCE_RECORDED],
    [consent, invalidated(JUST_AFTER)],
    refuse('CONSENT_INVALIDATED'),
  ),
  told(
    ['another recorder’s consent under the same id was found invalid', INVALID],
    [consent, byCaritas, invalidated(LATER, 'caritas')],
    PROGRESS_BY_CONSENT,
  ),
  told(
    ['an invalid consent cannot be amended back', INVALID],
    [consent, invalidated(), stated('consent-amended', provision())],
    refuse('CONSENT_INVALIDATED'),
  ),
  told(
    ['both withdrawn and invalid: the withdrawal is told', INVALID],
    [consent, invalidated(), withdrawn()],
    refuse('CONSENT_WITHDRAWN'),
  ),
  told(
    ['the source objected to what another body took down for it', SOURCE],
    [byCaritas, objected()],
    refuse('CONSENT_INVALIDATED'),
  ),
  told(
    ['the objection counts from this very instant on', SOURCE],
    [byCaritas, objected(NOW)],
    refuse('CONSENT_INVALIDATED'),
  ),
  told(
    ['the objection counts although a clock ahead of this one stated it', ONCE_RECORDED],
    [byCaritas, objected(JUST_AFTER)],
    refuse('CONSENT_INVALIDATED'),
  ),
  told(
    ['an amendment does not bring back what the source objected to', SOURCE],
    [
      byCaritas,
      objected(),
      {
        fact: 'consent-amended',
        by: 'caritas',
        consentId: 'c1',
        at: LATER,
        provisions: [provision({ provisionId: 'p2' })],
      },
    ],
    refuse('CONSENT_INVALIDATED'),
  ),
  told(
    ['another source objected to its own part', SOURCE],
    [
      given(
        'caritas',
        'c1',
        provision(),
        provision({ provisionId: 'p2', source: 'jobcenter', recipients: ['abh'] }),
      ),
      objected(LATER, 'caritas', 'jobcenter'),
    ],
    PROGRESS_BY_CARITAS,
  ),
  told(
    ['the source objected to another recorder’s consent and has one of its own', SOURCE],
    [byCaritas, consent, objected()],
    PROGRESS_BY_CONSENT,
  ),
  told(
    [
      'a newer consent of the same recorder took its place',
      'decision 0084: a newer record takes an older one’s place',
    ],
    [
      consent,
      { ...(given('vhs', 'c2', provision({ depth: 'fact' })) as Given), at: LATER, supersedes: 'c1' },
    ],
    byConsent(PROGRESS_CELL, ['c2', 'p1'], [], { depth: 'fact' }),
  ),
  told(
    [
      'what took its place covers less: the older one opens nothing',
      'decision 0084: a newer record takes an older one’s place',
    ],
    [
      consent,
      { ...(given('vhs', 'c2', provision({ recipients: ['abh'] })) as Given), at: LATER, supersedes: 'c1' },
    ],
    refuse('CONSENT_INVALIDATED'),
  ),
  told(
    ['a withdrawal of the older one takes what took its place too', WITHDRAWAL],
    [
      consent,
      { ...(given('vhs', 'c2', provision()) as Given), at: LATER, supersedes: 'c1' },
      withdrawn({ at: NOW }),
    ],
    refuse('CONSENT_WITHDRAWN'),
  ),
  told(
    [
      'another recorder’s consent takes nobody’s place',
      'decision 0084: a newer record takes an older one’s place',
    ],
    [
      consent,
      {
        ...(given('caritas', 'c2', provision({ recipients: ['abh'] })) as Given),
        at: LATER,
        supersedes: 'c1',
      },
    ],
    PROGRESS_BY_CONSENT,
  ),
];

const represented = (representedUntil: string, change = {}): Told => ({
  ...(given('vhs', 'c1', provision(change)) as Given),
  givenBy: 'guardian',
  representedUntil,
});
const confirmed = (change: Partial<Extract<Told, { fact: 'consent-reconfirmed' }>> = {}): Told => ({
  fact: 'consent-reconfirmed',
  by: 'vhs',
  consentId: 'c1',
  at: LATER,
  givenBy: 'person',
  ...change,
});
const PAST = '2026-02-01T00:00:00.000Z';
const untilThen = (instant: string) => byConsent(PROGRESS_CELL, ['c1', 'p1', instant], INTERRUPTED);

const representation: readonly Vector[] = [
  told(
    ['a guardian’s consent counts until the end of the representation', REPRESENTED],
    [represented(JUST_AFTER)],
    untilThen(JUST_AFTER),
  ),
  told(
    ['a guardian’s consent ends with the representation', REPRESENTED],
    [represented(NOW)],
    refuse('CONSENT_EXPIRED'),
  ),
  told(
    ['a custodian’s consent ends with the custody', REPRESENTED],
    [{ ...(represented(NOW) as Given), givenBy: 'custodian' }],
    refuse('CONSENT_EXPIRED'),
  ),
  told(
    ['a representation that lasts longer makes no consent longer', REPRESENTED],
    [represented('2030-01-01T00:00:00.000Z')],
    PROGRESS_BY_CONSENT,
  ),
  told(
    ['a representation that lasts longer revives no consent that is over', REPRESENTED],
    [represented('2030-01-01T00:00:00.000Z', { validUntil: NOW })],
    refuse('CONSENT_EXPIRED'),
  ),
  told(
    ['the person come of age confirmed it: it goes on as it was given', REPRESENTED],
    [represented(PAST), confirmed()],
    PROGRESS_BY_CONSENT,
  ),
  told(
    ['the person confirmed it before the representation ended', REPRESENTED],
    [represented(JUST_BEFORE), confirmed()],
    untilThen(ENDS),
  ),
  told(
    ['a guardian confirmed it: the new end counts', REPRESENTED],
    [represented(PAST), confirmed({ givenBy: 'guardian', representedUntil: JUST_AFTER })],
    untilThen(JUST_AFTER),
  ),
  told(
    ['a guardian confirmed it: the new end is over', REPRESENTED],
    [represented(PAST), confirmed({ givenBy: 'guardian', representedUntil: NOW })],
    refuse('CONSENT_EXPIRED'),
  ),
  told(
    ['a confirmation makes no consent longer', REPRESENTED],
    [given('vhs', 'c1', provision({ validUntil: NOW })), confirmed()],
    refuse('CONSENT_EXPIRED'),
  ),
  told(
    ['another recorder’s confirmation is about its own record', REPRESENTED],
    [represented(PAST), confirmed({ by: 'caritas' })],
    refuse('CONSENT_EXPIRED'),
  ),
  told(
    ['an amendment by the same guardian ends with the representation too', REPRESENTED],
    [represented(NOW), stated('consent-amended', provision({ provisionId: 'p2' }))],
    refuse('CONSENT_EXPIRED'),
  ),
  told(
    ['an invalid consent cannot be confirmed again', INVALID],
    [represented(PAST), invalidated(), confirmed()],
    refuse('CONSENT_INVALIDATED'),
  ),
];

/** A consent from the question to its end. */

/** A consent that does not count, that another one takes the place of, or that ends with a representation. */
export const consentEnds: readonly Vector[] = [...invalidities, ...representation];
