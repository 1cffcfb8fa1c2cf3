import type { Vector } from '../vector.ts';
import {
  AFTER_IT,
  asking,
  BEFORE_IT,
  byConsent,
  given,
  HAPPENED,
  INTERRUPTED,
  JUST_AFTER,
  JUST_BEFORE,
  linked,
  NOW,
  progress,
  PROGRESS_BY_CONSENT,
  PROGRESS_CELL,
  PROGRESS_BY_CARITAS,
  provision,
  refuse,
  typeNamed,
  vector,
} from '../telling.ts';

type Change = Parameters<typeof provision>[0];

const TERMS = 'Art. 6(1)(a), Art. 4(11) GDPR: for the specific case';
const NAMED = 'CJEU C-154/21: recipients by name';
const VALID = 'README, provisions: valid at the instant of the ask';
const DATA = 'README, provisions: the data period is one of what happened';
const RECORDER = 'README, provisions: recorded by the source or by a body that the agreement names';
const withReason = ['courseCode', 'reason', 'expectedReturn'];

/** Progress under a consent that vhs took down itself. */
function under(
  title: readonly [string, string],
  change: Change,
  expect: Vector['expect'],
  by = 'vhs',
): Vector {
  return vector(title, progress, expect, { after: [given(by, 'c1', provision(change))] });
}

const until = (validUntil: string) => byConsent(PROGRESS_CELL, ['c1', 'p1', validUntil], INTERRUPTED);

const coverage: readonly Vector[] = [
  vector(['there is no consent', TERMS], progress, refuse('NO_CONSENT')),
  under(['the consent names source, recipient, purpose and every type', TERMS], {}, PROGRESS_BY_CONSENT),
  under(
    ['the consent names the type', TERMS],
    { eventTypes: [typeNamed('language.interrupted')] },
    PROGRESS_BY_CONSENT,
  ),
  under(
    ['the consent names the type among others', TERMS],
    { eventTypes: [typeNamed('language.need-found'), typeNamed('language.interrupted')] },
    PROGRESS_BY_CONSENT,
  ),
  under(
    ['the consent names another type', TERMS],
    { eventTypes: [typeNamed('language.course-started')] },
    refuse('NO_CONSENT'),
  ),
  under(
    ['the consent names the type in its short form', TERMS],
    { eventTypes: ['language.interrupted'] },
    refuse('NO_CONSENT'),
  ),
  under(
    ['the consent names a star within a type: that is no type', TERMS],
    { eventTypes: ['de.wegmarke.language.*'] },
    refuse('NO_CONSENT'),
  ),
  under(['the consent names another source', TERMS], { source: 'caritas' }, refuse('NO_CONSENT'), 'caritas'),
  under(['the consent names another recipient', NAMED], { recipients: ['abh'] }, refuse('NO_CONSENT')),
  under(
    ['the consent names the recipient among others', NAMED],
    { recipients: ['abh', 'jobcenter'] },
    PROGRESS_BY_CONSENT,
  ),
  under(
    ['the consent names every recipient: a star is no name', NAMED],
    { recipients: ['*'] },
    refuse('NO_CONSENT'),
  ),
  under(
    ['the consent names another purpose', 'Art. 5(1)(b) GDPR'],
    { purposes: ['counselling'] },
    refuse('NO_CONSENT'),
  ),
  under(
    ['the consent names the purpose among others', 'Art. 5(1)(b) GDPR'],
    { purposes: ['counselling', 'course-progress'] },
    PROGRESS_BY_CONSENT,
  ),
  under(
    ['the consent names every purpose: a star is no purpose', 'Art. 5(1)(b) GDPR'],
    { purposes: ['*'] },
    refuse('NO_CONSENT'),
  ),
  vector(
    ['consent opens nothing where no row asks for it', 'decision 0020: no row means forbidden'],
    asking('vhs', 'caritas', 'language.interrupted', 'course-progress'),
    refuse('NO_ROW'),
    {
      after: [given('vhs', 'c1', provision({ recipients: ['caritas'] }))],
    },
  ),
  under(['a body that the agreement names took it down', RECORDER], {}, PROGRESS_BY_CARITAS, 'caritas'),
  under(['a body that the agreement does not name took it down', RECORDER], {}, refuse('NO_CONSENT'), 'abh'),
  under(['the recipient itself took it down', RECORDER], {}, refuse('NO_CONSENT'), 'jobcenter'),
  under(['a body that is no party took it down', RECORDER], {}, refuse('NO_CONSENT'), 'landlord'),
  vector(
    ['a named body took it down in its own favour', RECORDER],
    asking('jobcenter', 'caritas', 'benefits.legal-sphere-changed', 'counselling'),
    refuse('NO_CONSENT'),
    {
      after: [
        given(
          'caritas',
          'c1',
          provision({ source: 'jobcenter', recipients: ['caritas'], purposes: ['counselling'] }),
        ),
      ],
    },
  ),
  under(
    ['a named body took it down for itself and others in one: it counts for none of them', RECORDER],
    { recipients: ['jobcenter', 'caritas'] },
    refuse('NO_CONSENT'),
    'caritas',
  ),
  vector(
    ['a consent of another provision of the same record does not help', TERMS],
    progress,
    refuse('NO_CONSENT'),
    {
      after: [
        given(
          'vhs',
          'c1',
          provision({ recipients: ['abh'] }),
          provision({ provisionId: 'p2', purposes: ['counselling'] }),
        ),
      ],
    },
  ),
  vector(['half of it here and half of it there is no consent', TERMS], progress, refuse('NO_CONSENT'), {
    after: [
      given('vhs', 'c1', provision({ recipients: ['abh'] })),
      given('vhs', 'c2', provision({ purposes: ['counselling'] })),
    ],
  }),
  vector(
    [
      'the same consent id of another recorder is another consent',
      'README, provisions: consent ids are unique for each recorder only',
    ],
    progress,
    PROGRESS_BY_CONSENT,
    {
      after: [...linked('abh'), given('abh', 'c1', provision()), given('vhs', 'c1', provision())],
    },
  ),
];

const times: readonly Vector[] = [
  under(['it begins this very instant', VALID], { validFrom: NOW }, PROGRESS_BY_CONSENT),
  under(['it begins an instant later', VALID], { validFrom: JUST_AFTER }, refuse('CONSENT_NOT_YET_VALID')),
  under(['it began an instant ago', VALID], { validFrom: JUST_BEFORE }, PROGRESS_BY_CONSENT),
  under(['it ends this very instant', VALID], { validUntil: NOW }, refuse('CONSENT_EXPIRED')),
  under(['it ends an instant later', VALID], { validUntil: JUST_AFTER }, until(JUST_AFTER)),
  under(['it ended an instant ago', VALID], { validUntil: JUST_BEFORE }, refuse('CONSENT_EXPIRED')),
  under(['the data begin with this event', DATA], { dataFrom: HAPPENED }, PROGRESS_BY_CONSENT),
  under(
    ['the data begin an instant after this event', DATA],
    { dataFrom: AFTER_IT },
    refuse('OUTSIDE_DATA_PERIOD'),
  ),
  under(['the data begin an instant before this event', DATA], { dataFrom: BEFORE_IT }, PROGRESS_BY_CONSENT),
  under(['the data end with this event', DATA], { dataUntil: HAPPENED }, refuse('OUTSIDE_DATA_PERIOD')),
  under(['the data end an instant after this event', DATA], { dataUntil: AFTER_IT }, PROGRESS_BY_CONSENT),
  under(
    ['the data end an instant before this event', DATA],
    { dataUntil: BEFORE_IT },
    refuse('OUTSIDE_DATA_PERIOD'),
  ),
  under(
    ['the data are from one instant to the next', DATA],
    { dataFrom: HAPPENED, dataUntil: AFTER_IT },
    PROGRESS_BY_CONSENT,
  ),
  under(
    ['all of the past is meant where the data have no beginning', DATA],
    { dataUntil: NOW },
    PROGRESS_BY_CONSENT,
  ),
  vector(
    ['what happened before the consent was given may be meant too', DATA],
    { ...progress, happenedAt: '2024-05-01T00:00:00.000Z' },
    PROGRESS_BY_CONSENT,
    {
      after: [given('vhs', 'c1', provision())],
    },
  ),
  ...['outbox', 'intake', 'bell', 'timeline', 'export', 'recall'].map((door) =>
    vector([`it is over at the door ${door} too`, VALID], { ...progress, door }, refuse('CONSENT_EXPIRED'), {
      after: [given('vhs', 'c1', provision({ validUntil: NOW }))],
    }),
  ),
];

const depths: readonly Vector[] = [
  under(
    ['a special category passes where the consent says so', 'Art. 9(2)(a) GDPR'],
    { special: true },
    byConsent(PROGRESS_CELL, ['c1', 'p1'], withReason),
  ),
  under(
    ['to the date only: no details', 'Art. 5(1)(c) GDPR'],
    { depth: 'date' },
    byConsent(PROGRESS_CELL, ['c1', 'p1'], ['expectedReturn'], { depth: 'date' }),
  ),
  under(
    ['the fact only: not even the date', 'Art. 5(1)(c) GDPR'],
    { depth: 'fact' },
    byConsent(PROGRESS_CELL, ['c1', 'p1'], [], { depth: 'fact' }),
  ),
  under(
    ['a special category is a detail: the date does not reach to it', 'Art. 5(1)(c), Art. 9 GDPR'],
    { depth: 'date', special: true },
    byConsent(PROGRESS_CELL, ['c1', 'p1'], ['expectedReturn'], { depth: 'date' }),
  ),
  vector(
    ['a row that goes less deep than the consent', 'README, what passes: as deep as the row goes'],
    asking('vhs', 'ehrenamt', 'language.course-started', 'counselling'),
    byConsent('consent-volunteers.course-started.vhs.ehrenamt.counselling', ['c1', 'p1'], ['plannedEnd'], {
      depth: 'date',
    }),
    {
      after: [given('vhs', 'c1', provision({ recipients: ['ehrenamt'], purposes: ['counselling'] }))],
    },
  ),
  vector(
    ['a consent that goes less deep than the row', 'README, what passes: as deep as the consent goes'],
    asking('vhs', 'ehrenamt', 'language.course-started', 'counselling'),
    byConsent('consent-volunteers.course-started.vhs.ehrenamt.counselling', ['c1', 'p1'], [], {
      depth: 'fact',
    }),
    {
      after: [
        given('vhs', 'c1', provision({ recipients: ['ehrenamt'], purposes: ['counselling'], depth: 'fact' })),
      ],
    },
  ),
  vector(
    ['a special category stays below the depth of the row', 'Art. 9 GDPR'],
    asking('vhs', 'ehrenamt', 'language.interrupted', 'counselling'),
    byConsent('consent-volunteers.interrupted.vhs.ehrenamt.counselling', ['c1', 'p1'], ['expectedReturn'], {
      depth: 'date',
    }),
    {
      after: [
        given('vhs', 'c1', provision({ recipients: ['ehrenamt'], purposes: ['counselling'], special: true })),
      ],
    },
  ),
  vector(
    ['only what was asked for passes', 'Art. 5(1)(c) GDPR'],
    { ...progress, fields: ['expectedReturn'] },
    byConsent(PROGRESS_CELL, ['c1', 'p1'], ['expectedReturn']),
    {
      after: [given('vhs', 'c1', provision({ special: true }))],
    },
  ),
];

/** What a consent covers, when, and how deep. */
export const consentTerms: readonly Vector[] = [...coverage, ...times, ...depths];
