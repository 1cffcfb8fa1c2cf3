import type { Told, Vector } from '../vector.ts';
import { asking, byLaw, cellFor, event, linked, refuse, typeNamed, vector, VOUCHER } from '../telling.ts';

const ASKED = '§ 8(1) s. 2 IntV: only to the office that asked';
const voucherOfBamf = asking('bamf', 'abh', 'language.voucher-issued', 'duplicate-check');
const answer = asking('bamf', 'abh', 'information.answered', 'duplicate-check', { eventIds: ['answer-1'] });
const declined = asking('bamf', 'abh', 'information.declined', 'duplicate-check', { eventIds: ['answer-1'] });

const VOUCHER_OPEN = byLaw(
  'int-8-1-2-answer.voucher-issued.bamf.abh.duplicate-check',
  '§ 8(1) s. 2 IntV',
  false,
  VOUCHER,
);
const ANSWER_OPEN = byLaw('int-8-1-2-answer.answered.bamf.abh.duplicate-check', '§ 8(1) s. 2 IntV', false, [
  'request',
  'result',
  'validUntil',
]);
const DECLINED_OPEN = byLaw('int-8-1-2-answer.declined.bamf.abh.duplicate-check', '§ 8(1) s. 2 IntV', false, [
  'request',
  'ground',
]);

const unasked = asking('vhs', 'abh', 'language.need-found', 'duplicate-check');

const both = linked('bamf', 'abh');
const earlier = event('bamf', 'language.voucher-issued', 'event-1');
const requested = (
  by = 'abh',
  about = 'language.voucher-issued',
  id = 'request-1',
  addressee = 'bamf',
): Told => ({
  fact: 'requested',
  by,
  addressee,
  about: typeNamed(about),
  id,
});
const answering = event('bamf', 'information.answered', 'answer-1');
const declining = event('bamf', 'information.declined', 'answer-1');
const settled = (
  how: 'answered' | 'declined' = 'answered',
  request = 'request-1',
  of = 'answer-1',
): Told => ({
  fact: 'settled',
  request,
  event: of,
  by: 'bamf',
  how,
});

/** What passes on request only: while the request is open, and once it was answered or declined. */
export const requests: readonly Vector[] = [
  vector(['nobody asked', ASKED], voucherOfBamf, refuse('NOT_REQUESTED')),
  vector(['the office asked for events of this type', ASKED], voucherOfBamf, VOUCHER_OPEN, {
    after: [requested()],
  }),
  vector(['the office asked before anything was recorded', ASKED], voucherOfBamf, VOUCHER_OPEN, {
    history: [...both, requested(), earlier],
  }),
  vector(['another office asked', ASKED], voucherOfBamf, refuse('NOT_REQUESTED'), {
    after: [...linked('jobcenter'), requested('jobcenter')],
  }),
  vector(['two offices asked: each has its own request', ASKED], voucherOfBamf, VOUCHER_OPEN, {
    after: [
      ...linked('jobcenter'),
      requested('jobcenter', 'language.voucher-issued', 'request-2'),
      requested(),
    ],
  }),
  vector(['somebody else was asked', ASKED], voucherOfBamf, refuse('NOT_REQUESTED'), {
    after: [...linked('jobcenter'), requested('abh', 'language.voucher-issued', 'request-1', 'jobcenter')],
  }),
  vector(['the office asked about another type', ASKED], voucherOfBamf, refuse('NOT_REQUESTED'), {
    after: [requested('abh', 'language.competence-decided')],
  }),
  vector(
    ['the office asked for every type: a star opens nothing', ASKED],
    voucherOfBamf,
    refuse('NOT_REQUESTED'),
    {
      after: [{ ...requested(), about: '*' } as Told],
    },
  ),
  vector(
    [
      'a request of which no row tells the addressee opens nothing',
      'README, what a sender knows: what is hidden from it changes no answer',
    ],
    unasked,
    refuse('NOT_REQUESTED'),
    {
      cells: [
        cellFor(
          unasked,
          'asked-without-a-paragraph',
          { kind: 'STATUTORY', paragraph: '§ 69 SGB X' },
          { trigger: 'on-request' },
        ),
      ],
      after: [requested('abh', 'language.need-found', 'request-1', 'vhs')],
    },
  ),
  ...['outbox', 'intake', 'bell', 'timeline', 'export', 'recall'].map((door) =>
    vector([`nobody asked, at the door ${door}`, ASKED], { ...voucherOfBamf, door }, refuse('NOT_REQUESTED')),
  ),
  ...['outbox', 'intake', 'bell', 'timeline', 'export'].map((door) =>
    vector([`the office asked, at the door ${door}`, ASKED], { ...voucherOfBamf, door }, VOUCHER_OPEN, {
      after: [requested()],
    }),
  ),
  vector(['the answer reaches who asked', ASKED], answer, ANSWER_OPEN, {
    history: [...both, requested(), answering, settled()],
  }),
  vector(['the refusal to answer reaches who asked', ASKED], declined, DECLINED_OPEN, {
    history: [...both, requested(), declining, settled('declined')],
  }),
  vector(['an answer that answers nothing reaches nobody', ASKED], answer, refuse('NOT_REQUESTED'), {
    history: [...both, requested(), answering],
  }),
  vector(
    ['an answer reaches nobody but who asked', ASKED],
    { ...answer, recipient: 'jobcenter' },
    refuse('NOT_REQUESTED'),
    {
      history: [...both, ...linked('jobcenter'), requested(), answering, settled()],
    },
  ),
  vector(
    ['an answer to an earlier request does not reach who asks later', ASKED],
    { ...answer, recipient: 'jobcenter' },
    refuse('NOT_REQUESTED'),
    {
      history: [
        ...both,
        ...linked('jobcenter'),
        requested(),
        answering,
        settled(),
        requested('jobcenter', 'language.voucher-issued', 'request-2'),
      ],
    },
  ),
  vector(
    ['what had been recorded when the answer came stays open to who asked', ASKED],
    voucherOfBamf,
    VOUCHER_OPEN,
    {
      history: [...both, earlier, requested(), answering, settled()],
    },
  ),
  vector(
    ['what is recorded after the answer is not open any more', ASKED],
    voucherOfBamf,
    refuse('NOT_REQUESTED'),
    {
      history: [...both, requested(), answering, settled(), earlier],
    },
  ),
  vector(
    ['a second request opens what is recorded after the first answer', ASKED],
    voucherOfBamf,
    VOUCHER_OPEN,
    {
      history: [
        ...both,
        requested(),
        answering,
        settled(),
        earlier,
        requested('abh', 'language.voucher-issued', 'request-2'),
      ],
    },
  ),
  vector(
    ['a request that was declined opens nothing of what it asked for', ASKED],
    voucherOfBamf,
    refuse('NOT_REQUESTED'),
    {
      history: [...both, earlier, requested(), declining, settled('declined')],
    },
  ),
  vector(['one request was declined and another is open', ASKED], voucherOfBamf, VOUCHER_OPEN, {
    history: [
      ...both,
      earlier,
      requested(),
      declining,
      settled('declined'),
      requested('abh', 'language.voucher-issued', 'request-2'),
    ],
  }),
  vector(
    ['of two events only one was there when the answer came: together they do not pass', ASKED],
    { ...voucherOfBamf, eventIds: ['event-1', 'event-2'] },
    refuse('NOT_REQUESTED'),
    {
      history: [
        ...both,
        earlier,
        requested(),
        answering,
        settled(),
        event('bamf', 'language.voucher-issued', 'event-2'),
      ],
    },
  ),
  vector(
    ['of two events both were there when the answer came', ASKED],
    { ...voucherOfBamf, eventIds: ['event-1', 'event-2'] },
    VOUCHER_OPEN,
    {
      history: [
        ...both,
        earlier,
        event('bamf', 'language.voucher-issued', 'event-2'),
        requested(),
        answering,
        settled(),
      ],
    },
  ),
  vector(
    ['what corrects an answer reaches who got the answer', 'Art. 16 and 19 GDPR'],
    { ...answer, eventIds: ['answer-2'] },
    ANSWER_OPEN,
    {
      history: [
        ...both,
        requested(),
        answering,
        settled(),
        { ...event('bamf', 'information.answered', 'answer-2'), corrects: 'answer-1' } as Told,
      ],
    },
  ),
  vector(
    ['what corrects an event that answered reaches who asked', 'Art. 16 and 19 GDPR'],
    { ...voucherOfBamf, eventIds: ['event-2'] },
    VOUCHER_OPEN,
    {
      history: [
        ...both,
        earlier,
        requested(),
        answering,
        settled(),
        { ...event('bamf', 'language.voucher-issued', 'event-2'), corrects: 'event-1' } as Told,
      ],
    },
  ),
  vector(
    ['what corrects another event reaches nobody', 'Art. 16 and 19 GDPR'],
    { ...voucherOfBamf, eventIds: ['event-2'] },
    refuse('NOT_REQUESTED'),
    {
      history: [
        ...both,
        requested(),
        answering,
        settled(),
        earlier,
        { ...event('bamf', 'language.voucher-issued', 'event-2'), corrects: 'event-1' } as Told,
      ],
    },
  ),
  vector(
    ['an ask that names no event is not about what answered', ASKED],
    { ...answer, eventIds: [] },
    refuse('NOT_REQUESTED'),
    {
      history: [...both, requested(), answering, settled()],
    },
  ),
  vector(
    [
      'what one request opened to one office it does not open to another that asked about something else',
      ASKED,
    ],
    { ...voucherOfBamf, recipient: 'jobcenter' },
    refuse('NOT_REQUESTED'),
    {
      history: [
        ...both,
        ...linked('jobcenter'),
        earlier,
        requested(),
        requested('jobcenter', 'language.competence-decided', 'request-2'),
        answering,
        settled(),
      ],
    },
  ),
];
