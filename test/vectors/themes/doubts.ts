import type { Told, Vector } from '../vector.ts';
import {
  asking,
  GIVEN,
  JUST_AFTER,
  progress,
  refuse,
  shared,
  vector,
  voucher,
  VOUCHER_BY_POWER,
} from '../telling.ts';
import { doubted, FINAL, RULE, settled, signed } from './doubt-facts.ts';

const IN_DOUBT = refuse('ENTRY_IN_DOUBT');
const voucherDoubted = doubted('jobcenter', ['event-1']);

const events: readonly Vector[] = [
  vector(['a voucher in doubt is told to nobody', RULE], voucher, IN_DOUBT, { after: [voucherDoubted] }),
  vector(['another voucher is in doubt', RULE], voucher, VOUCHER_BY_POWER, {
    after: [doubted('jobcenter', ['event-2'])],
  }),
  vector(
    ['one of two asked vouchers is in doubt: neither passes', RULE],
    { ...voucher, eventIds: ['event-1', 'event-2'] },
    IN_DOUBT,
    { after: [doubted('jobcenter', ['event-2'])] },
  ),
  vector(['it counts from when it is in the record, whatever the clocks say', RULE], voucher, IN_DOUBT, {
    after: [doubted('jobcenter', ['event-1'], JUST_AFTER)],
  }),
  vector(['confirmed by its agency, it passes again', RULE], voucher, VOUCHER_BY_POWER, {
    after: [voucherDoubted, settled('jobcenter', { confirmed: ['event-1'] })],
  }),
  vector(['confirmed by another agency, it stays in doubt', RULE], voucher, IN_DOUBT, {
    after: [voucherDoubted, settled('vhs', { confirmed: ['event-1'] })],
  }),
  vector(['disowned, it stays out', FINAL], voucher, IN_DOUBT, {
    after: [voucherDoubted, settled('jobcenter', { disowned: ['event-1'] })],
  }),
  vector(['disowned and confirmed, it stays out', FINAL], voucher, IN_DOUBT, {
    after: [
      voucherDoubted,
      settled('jobcenter', { disowned: ['event-1'] }),
      settled('jobcenter', { confirmed: ['event-1'] }, 'settlement-2'),
    ],
  }),
  vector(['confirmed with a key that was stolen too, it stays in doubt', RULE], voucher, IN_DOUBT, {
    after: [
      voucherDoubted,
      settled('jobcenter', { confirmed: ['event-1'] }),
      doubted('jobcenter', ['settlement-1']),
    ],
  }),
  vector(['such a confirmation was confirmed itself: it passes', RULE], voucher, VOUCHER_BY_POWER, {
    after: [
      voucherDoubted,
      settled('jobcenter', { confirmed: ['event-1'] }),
      doubted('jobcenter', ['settlement-1']),
      settled('jobcenter', { confirmed: ['settlement-1'] }, 'settlement-2'),
    ],
  }),
  vector(['disowned with a key that was stolen too, it stays out', FINAL], voucher, IN_DOUBT, {
    after: [
      voucherDoubted,
      settled('jobcenter', { disowned: ['event-1'] }),
      doubted('jobcenter', ['settlement-1']),
    ],
  }),
  vector(['put in doubt by two revocations, one word settles it', RULE], voucher, VOUCHER_BY_POWER, {
    after: [
      voucherDoubted,
      doubted('jobcenter', ['event-1'], JUST_AFTER),
      settled('jobcenter', { confirmed: ['event-1'] }),
    ],
  }),
  ...['bell', 'timeline', 'export', 'embed', 'recall'].map((door) =>
    vector([`in doubt it does not pass the door ${door}`, RULE], { ...voucher, door }, IN_DOUBT, {
      after: [voucherDoubted],
    }),
  ),
  vector(
    ['its sender sees it all the same, and has to say whether it stands', RULE],
    asking('vhs', 'vhs', 'language.registered', 'course-progress'),
    {
      decision: 'permit',
      basis: { kind: 'own' },
      fields: ['courseKind', 'courseCode', 'plannedStart', 'childcareBooked'],
      showsDate: true,
    },
    { after: [doubted('vhs', ['event-1'])] },
  ),
];

const access: Told = {
  fact: 'access-released',
  controller: 'kreis',
  agencies: ['jobcenter'],
  request: 'request-1',
  eventIds: ['event-1'],
};
const toPerson = { ...voucher, door: 'subject-access', recipient: 'the-person' };

const person: readonly Vector[] = [
  vector(
    ['what the controller released reaches the person, in doubt or not', 'Art. 15 GDPR'],
    toPerson,
    {
      decision: 'permit',
      basis: { kind: 'access', requestId: 'request-1' },
      fields: toPerson.fields,
      showsDate: true,
    },
    { after: [voucherDoubted, access], answers: 'request-1' },
  ),
  vector(['what a stolen key released does not', RULE], toPerson, refuse('NOT_RELEASED_TO_PERSON'), {
    after: [signed(access, 'release-1'), doubted('jobcenter', ['release-1'])],
    answers: 'request-1',
  }),
];

const precedence: readonly Vector[] = [
  vector(
    ['in doubt, and no row permits it', RULE],
    asking('abh', 'caritas', 'language.need-found', 'counselling'),
    IN_DOUBT,
    {
      after: [doubted('abh', ['event-1'])],
    },
  ),
  vector(
    ['in doubt, and the recipient does not share the case', RULE],
    voucher,
    refuse('RECIPIENT_NOT_LINKED'),
    {
      history: [
        ...shared(voucher).filter((one) => one.fact !== 'linked' || one.agency !== 'vhs'),
        voucherDoubted,
      ],
    },
  ),
  vector(['in doubt, and the case is erased', RULE], voucher, refuse('CASE_ERASED'), {
    after: [voucherDoubted, { fact: 'erased' }],
  }),
  vector(['in doubt, and restricted', RULE], voucher, IN_DOUBT, {
    after: [
      voucherDoubted,
      { fact: 'restricted', controller: 'kreis', agencies: ['jobcenter'], request: 'r1', from: GIVEN },
    ],
  }),
  vector(['in doubt, and without a consent', RULE], progress, IN_DOUBT, {
    after: [doubted('vhs', ['event-1'])],
  }),
];

/** Entries that a stolen key signed. */
export const doubts: readonly Vector[] = [...events, ...person, ...precedence];
