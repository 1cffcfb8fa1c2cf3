import type { Told, Vector } from '../vector.ts';
import {
  byConsent,
  given,
  INTERRUPTED,
  JUST_BEFORE,
  NOW,
  PROGRESS_BY_CONSENT,
  PROGRESS_CELL,
  PROGRESS_BY_CARITAS,
  provision,
  refuse,
} from '../telling.ts';
import {
  AMENDED,
  ANSWER,
  byCaritas,
  consent,
  LATER,
  stated,
  told,
  WITHDRAWAL,
  withdrawn,
} from './consent-facts.ts';

const answers: readonly Vector[] = [
  told(
    ['a consent that was asked for opens nothing', ANSWER],
    [stated('consent-requested', provision())],
    refuse('NO_CONSENT'),
  ),
  told(
    ['a consent that was asked for and given opens', ANSWER],
    [stated('consent-requested', provision()), consent],
    PROGRESS_BY_CONSENT,
  ),
  told(
    ['a consent that was asked for and refused opens nothing', ANSWER],
    [stated('consent-requested', provision()), stated('consent-refused', provision())],
    refuse('NO_CONSENT'),
  ),
  told(['a refusal opens nothing', ANSWER], [stated('consent-refused', provision())], refuse('NO_CONSENT')),
  told(
    ['a refusal under one id leaves a consent under another', ANSWER],
    [{ ...stated('consent-refused', provision()), consentId: 'c2' } as Told, consent],
    PROGRESS_BY_CONSENT,
  ),
];

const withdrawals: readonly Vector[] = [
  told(['the whole consent was withdrawn', WITHDRAWAL], [consent, withdrawn()], refuse('CONSENT_WITHDRAWN')),
  told(
    ['it was withdrawn this very instant', WITHDRAWAL],
    [consent, withdrawn({ at: NOW })],
    refuse('CONSENT_WITHDRAWN'),
  ),
  told(
    ['it was withdrawn an instant ago', WITHDRAWAL],
    [consent, withdrawn({ at: JUST_BEFORE })],
    refuse('CONSENT_WITHDRAWN'),
  ),
  told(
    ['this provision was withdrawn', WITHDRAWAL],
    [consent, withdrawn({ provisionIds: ['p1'] })],
    refuse('CONSENT_WITHDRAWN'),
  ),
  told(
    ['another provision of it was withdrawn', WITHDRAWAL],
    [
      given('vhs', 'c1', provision(), provision({ provisionId: 'p2', recipients: ['abh'] })),
      withdrawn({ provisionIds: ['p2'] }),
    ],
    PROGRESS_BY_CONSENT,
  ),
  told(
    ['the part of this source was withdrawn', WITHDRAWAL],
    [consent, withdrawn({ source: 'vhs' })],
    refuse('CONSENT_WITHDRAWN'),
  ),
  told(
    ['the part of another source was withdrawn', WITHDRAWAL],
    [
      given(
        'caritas',
        'c1',
        provision(),
        provision({ provisionId: 'p2', source: 'jobcenter', recipients: ['abh'] }),
      ),
      withdrawn({ by: 'jobcenter', recordedBy: 'caritas', source: 'jobcenter' }),
    ],
    PROGRESS_BY_CARITAS,
  ),
  told(
    ['the source withdrew what another body had taken down', WITHDRAWAL],
    [byCaritas, withdrawn({ recordedBy: 'caritas', source: 'vhs' })],
    refuse('CONSENT_WITHDRAWN'),
  ),
  told(
    ['a consent of another recorder under the same id was withdrawn', WITHDRAWAL],
    [consent, byCaritas, withdrawn({ by: 'caritas', recordedBy: 'caritas' })],
    PROGRESS_BY_CONSENT,
  ),
  told(
    ['another consent was withdrawn', WITHDRAWAL],
    [consent, given('vhs', 'c2', provision()), withdrawn({ consentId: 'c2' })],
    PROGRESS_BY_CONSENT,
  ),
  told(
    ['one of two consents was withdrawn: the other goes on', WITHDRAWAL],
    [given('vhs', 'c0', provision()), consent, withdrawn({ consentId: 'c0' })],
    PROGRESS_BY_CONSENT,
  ),
  told(
    ['it was withdrawn twice', WITHDRAWAL],
    [consent, withdrawn(), withdrawn()],
    refuse('CONSENT_WITHDRAWN'),
  ),
  told(
    ['a new consent after the withdrawal opens again', WITHDRAWAL],
    [consent, withdrawn(), given('vhs', 'c2', provision())],
    byConsent(PROGRESS_CELL, ['c2', 'p1'], INTERRUPTED),
  ),
  told(
    ['a withdrawn consent cannot be amended back', WITHDRAWAL],
    [consent, withdrawn(), stated('consent-amended', provision({ provisionId: 'p2' }))],
    refuse('CONSENT_WITHDRAWN'),
  ),
  told(
    ['a withdrawn provision cannot be amended back under its id', WITHDRAWAL],
    [consent, withdrawn({ provisionIds: ['p1'] }), stated('consent-amended', provision())],
    refuse('CONSENT_WITHDRAWN'),
  ),
  told(
    ['a withdrawn consent cannot be confirmed again', WITHDRAWAL],
    [
      consent,
      withdrawn(),
      { fact: 'consent-reconfirmed', by: 'vhs', consentId: 'c1', at: LATER, givenBy: 'person' },
    ],
    refuse('CONSENT_WITHDRAWN'),
  ),
  told(
    ['a withdrawal of a provision that was replaced meanwhile takes what replaced it', WITHDRAWAL],
    [
      consent,
      stated('consent-amended', provision({ provisionId: 'p2' })),
      withdrawn({ provisionIds: ['p1'] }),
    ],
    refuse('CONSENT_WITHDRAWN'),
  ),
  ...['outbox', 'intake', 'bell', 'timeline', 'export', 'recall'].map((door) =>
    told(
      [`the withdrawal counts at the door ${door}`, WITHDRAWAL],
      [consent, withdrawn()],
      refuse('CONSENT_WITHDRAWN'),
      { door },
    ),
  ),
];

const amendments: readonly Vector[] = [
  told(
    ['an amendment opens what it names', AMENDED],
    [
      given('vhs', 'c1', provision({ purposes: ['counselling'] })),
      stated('consent-amended', provision({ provisionId: 'p2' })),
    ],
    byConsent(PROGRESS_CELL, ['c1', 'p2'], INTERRUPTED),
  ),
  told(
    ['an amendment closes what it no longer names', AMENDED],
    [consent, stated('consent-amended', provision({ provisionId: 'p2', recipients: ['abh'] }))],
    refuse('NO_CONSENT'),
  ),
  told(
    ['an amendment may keep a provision’s id and make it less deep', AMENDED],
    [consent, stated('consent-amended', provision({ depth: 'fact' }))],
    byConsent(PROGRESS_CELL, ['c1', 'p1'], [], { depth: 'fact' }),
  ),
  told(
    ['an amendment may include a special category', AMENDED],
    [consent, stated('consent-amended', provision({ special: true }))],
    byConsent(PROGRESS_CELL, ['c1', 'p1'], ['courseCode', 'reason', 'expectedReturn']),
  ),
  told(
    ['what an amendment opens may be withdrawn', AMENDED],
    [consent, stated('consent-amended', provision({ provisionId: 'p2' })), withdrawn()],
    refuse('CONSENT_WITHDRAWN'),
  ),
  told(
    ['one provision was withdrawn and another one amended in', AMENDED],
    [
      consent,
      withdrawn({ provisionIds: ['p1'] }),
      stated('consent-amended', provision({ provisionId: 'p2' })),
    ],
    byConsent(PROGRESS_CELL, ['c1', 'p2'], INTERRUPTED),
  ),
];

/** A consent that is asked for, given or refused, amended and taken back. */
export const consentLife: readonly Vector[] = [...answers, ...withdrawals, ...amendments];
