import type { Told, Vector } from '../vector.ts';
import {
  asking,
  event,
  HAPPENED,
  JUST_AFTER,
  linked,
  provision,
  given,
  refuse,
  shared,
  vector,
} from '../telling.ts';

const ACCESS = 'Art. 15 GDPR, § 83 SGB X: each controller releases its part';
const toPerson = asking('vhs', 'the-person', 'language.interrupted', 'subject-rights', {
  door: 'subject-access',
});
const EVERYTHING = ['courseCode', 'reason', 'expectedReturn'];

const released = (
  eventIds: readonly string[] = ['event-1'],
  request = 'right-1',
  controller = 'vhs-traeger',
  agencies: readonly string[] = ['vhs'],
): Told => ({
  fact: 'access-released',
  controller,
  agencies,
  request,
  eventIds,
});
const open = (fields: readonly string[] = EVERYTHING, requestId = 'right-1'): Vector['expect'] => ({
  decision: 'permit',
  basis: { kind: 'access', requestId },
  fields,
  showsDate: true,
});
const recorded = [...linked('vhs'), event('vhs', 'language.interrupted', 'event-1')];

function told(
  title: string,
  after: readonly Told[],
  expect: Vector['expect'],
  change: Partial<Vector['ask']> = {},
  answers = 'right-1',
): Vector {
  return vector([title, ACCESS], { ...toPerson, ...change }, expect, {
    history: [...recorded, ...after],
    answers,
  });
}

/** What the person may have of what is recorded about them. */
export const subjectAccess: readonly Vector[] = [
  told('nothing was released', [], refuse('NOT_RELEASED_TO_PERSON')),
  told('the controller released the event: all of it, special categories too', [released()], open()),
  told('the controller released another event', [released(['event-2'])], refuse('NOT_RELEASED_TO_PERSON')),
  told('the controller withheld everything', [released([])], refuse('NOT_RELEASED_TO_PERSON')),
  told(
    'it was released in answer to another request',
    [released(['event-1'], 'right-2')],
    refuse('NOT_RELEASED_TO_PERSON'),
  ),
  told(
    'two requests: the one at hand counts',
    [released(['event-2']), released(['event-1'], 'right-2')],
    open(EVERYTHING, 'right-2'),
    {},
    'right-2',
  ),
  told(
    'two controllers released their parts',
    [...linked('jobcenter'), released(['event-7'], 'right-1', 'kreis', ['jobcenter']), released()],
    open(),
  ),
  told(
    'a controller answers a request once: what it would release later for it counts no more',
    [released(['event-2']), released()],
    refuse('NOT_RELEASED_TO_PERSON'),
  ),
  told(
    'of two events one was released: together they do not pass',
    [released()],
    refuse('NOT_RELEASED_TO_PERSON'),
    { eventIds: ['event-1', 'event-2'] },
  ),
  told(
    'of two events both were released',
    [event('vhs', 'language.interrupted', 'event-2'), released(['event-1', 'event-2'])],
    open(),
    { eventIds: ['event-1', 'event-2'] },
  ),
  told(
    'an ask that names no event is about nothing released',
    [released()],
    refuse('NOT_RELEASED_TO_PERSON'),
    { eventIds: [] },
  ),
  told('only what was asked for passes to the person', [released()], open(['reason']), {
    fields: ['reason'],
  }),
  told('a field that the catalogue does not know does not pass', [released()], open(['courseCode']), {
    fields: ['courseCode', 'note'],
  }),
  told('a type that the catalogue does not know shows no field', [released()], open([]), {
    eventType: 'de.wegmarke.language.voucher-lapsed.v1',
  }),
  told(
    'an agency asks at the person’s door',
    [...linked('jobcenter'), released()],
    refuse('NOT_RELEASED_TO_PERSON'),
    { recipient: 'jobcenter' },
  ),
  told('the agency itself asks at the person’s door', [released()], refuse('NOT_RELEASED_TO_PERSON'), {
    recipient: 'vhs',
  }),
  told('nobody asks at the person’s door', [released()], refuse('NOT_RELEASED_TO_PERSON'), { recipient: '' }),
  told('the person asks as the sender', [released()], refuse('SENDER_NOT_LINKED'), { sender: 'the-person' }),
  told(
    'a restriction does not keep the person’s data from the person',
    [
      released(),
      {
        fact: 'restricted',
        controller: 'vhs-traeger',
        agencies: ['vhs'],
        request: 'right-3',
        from: HAPPENED,
      },
    ],
    open(),
  ),
  told(
    'an objection does not keep the person’s data from the person',
    [
      released(),
      {
        fact: 'objection-upheld',
        controller: 'vhs-traeger',
        agencies: ['vhs'],
        request: 'right-3',
        row: 'int-8-2',
        from: HAPPENED,
      },
    ],
    open(),
  ),
  told(
    'a disputed entry says so to the person too',
    [released(), { fact: 'disputed', by: 'vhs', dispute: 'dispute-1', eventIds: ['event-1'] }],
    { ...open(), disputed: true } as Vector['expect'],
  ),
  told('what was erased is not there', [released(), { fact: 'erased' }], refuse('CASE_ERASED')),
  told(
    'what one controller erased is not there',
    [released(), { fact: 'erased', controller: 'vhs-traeger' }],
    refuse('CASE_ERASED'),
  ),
  told(
    'what another controller erased does not matter',
    [...linked('jobcenter'), released(), { fact: 'erased', controller: 'kreis' }],
    open(),
  ),
  told('another network has no part in it', [released()], refuse('NETWORK_DIFFERS'), {
    network: 'elsewhere',
  }),
  told('what will only happen is told to nobody', [released()], refuse('HAPPENED_IN_FUTURE'), {
    happenedAt: JUST_AFTER,
  }),
  told(
    'consent opens nothing at this door',
    [given('vhs', 'c1', provision({ recipients: ['the-person'], purposes: ['subject-rights'] }))],
    refuse('NOT_RELEASED_TO_PERSON'),
  ),
  vector(
    ['an agency that does not share the case any more: what it recorded is the person’s to see', ACCESS],
    toPerson,
    open(),
    {
      history: [...linked('jobcenter'), event('vhs', 'language.interrupted', 'event-1'), released()],
      answers: 'right-1',
    },
  ),
  ...['bell', 'claim', 'timeline', 'export', 'recall', 'outbox', 'intake'].map((door) =>
    vector(
      [`what was released to the person does not pass the door ${door}`, ACCESS],
      { ...toPerson, door },
      refuse('RECIPIENT_NOT_LINKED'),
      { history: [...recorded, released()] },
    ),
  ),
  vector(
    ['what was released to the person opens nothing to an agency', ACCESS],
    asking('vhs', 'jobcenter', 'language.interrupted', 'course-progress'),
    refuse('NO_CONSENT'),
    {
      history: [...shared(asking('vhs', 'jobcenter', 'language.interrupted', 'course-progress')), released()],
    },
  ),
];
