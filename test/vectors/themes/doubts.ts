import type { Told, Vector } from '../vector.ts';
import {
  asking,
  attendance,
  ATTENDANCE_BY_DUTY,
  dutyStated,
  GIVEN,
  given,
  JUST_AFTER,
  linked,
  NOW,
  progress,
  PROGRESS_BY_CONSENT,
  provision,
  refuse,
  shared,
  vector,
  voucher,
  VOUCHER_BY_POWER,
} from '../telling.ts';

const RULE = 'decision 0101: what a stolen key signed is in doubt until its agency confirms it';
const FINAL = 'decision 0101: what was disowned stays out for ever';
const NARROWING = 'decision 0101: in doubt, what narrows goes on narrowing';

const doubted = (agency: string, envelopes: readonly string[], at = NOW): Told => ({
  fact: 'doubted',
  agency,
  envelopes,
  at,
});
const settled = (
  agency: string,
  { confirmed = [], disowned = [] }: { confirmed?: readonly string[]; disowned?: readonly string[] },
  envelope = 'settlement-1',
): Told => ({ fact: 'doubt-settled', agency, confirmed, disowned, envelope });

const IN_DOUBT = refuse('ENTRY_IN_DOUBT');
const voucherDoubted = doubted('jobcenter', ['event-1']);
const signed = (told: Told, envelope: string): Told => ({ ...told, envelope });

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

const consent = signed(given('vhs', 'c1', provision()), 'envelope-1');
const consentDoubted = doubted('vhs', ['envelope-1']);
const INVALID = refuse('CONSENT_INVALIDATED');

const consents: readonly Vector[] = [
  vector(['a consent in doubt permits nothing', RULE], progress, INVALID, {
    after: [consent, consentDoubted],
  }),
  vector(['confirmed, it permits again', RULE], progress, PROGRESS_BY_CONSENT, {
    after: [consent, consentDoubted, settled('vhs', { confirmed: ['envelope-1'] })],
  }),
  vector(['disowned, it never permits', FINAL], progress, INVALID, {
    after: [consent, consentDoubted, settled('vhs', { disowned: ['envelope-1'] })],
  }),
  vector(['another consent in doubt leaves this one', RULE], progress, PROGRESS_BY_CONSENT, {
    after: [
      consent,
      signed(given('vhs', 'c2', provision({ provisionId: 'p2' })), 'envelope-2'),
      doubted('vhs', ['envelope-2']),
    ],
  }),
  vector(['an amendment in doubt takes the whole record with it', RULE], progress, INVALID, {
    after: [
      consent,
      {
        fact: 'consent-amended',
        by: 'vhs',
        consentId: 'c1',
        at: NOW,
        provisions: [provision()],
        envelope: 'envelope-2',
      },
      doubted('vhs', ['envelope-2']),
    ],
  }),
  vector(['a reconfirmation in doubt does so too', RULE], progress, INVALID, {
    after: [
      consent,
      {
        fact: 'consent-reconfirmed',
        by: 'vhs',
        consentId: 'c1',
        at: NOW,
        givenBy: 'person',
        envelope: 'envelope-2',
      },
      doubted('vhs', ['envelope-2']),
    ],
  }),
  ...[[], [settled('vhs', { disowned: ['envelope-2'] })]].map((word, nth) =>
    vector(
      [`a withdrawal in doubt stays one${nth === 0 ? '' : ', disowned or not'}`, NARROWING],
      progress,
      refuse('CONSENT_WITHDRAWN'),
      {
        after: [
          consent,
          {
            fact: 'consent-withdrawn',
            by: 'vhs',
            recordedBy: 'vhs',
            consentId: 'c1',
            at: NOW,
            envelope: 'envelope-2',
          },
          doubted('vhs', ['envelope-2']),
          ...word,
        ],
      },
    ),
  ),
];

const link = (agency: string): Told => ({ fact: 'linked', agency, envelope: `link-of-${agency}` });
const [, , ...recorded] = shared(voucher);
const others: readonly Vector[] = [
  vector(
    ['a recipient whose link is in doubt shares nothing', RULE],
    voucher,
    refuse('RECIPIENT_NOT_LINKED'),
    {
      history: [link('jobcenter'), link('vhs'), ...recorded, doubted('vhs', ['link-of-vhs'])],
    },
  ),
  vector(['a sender whose link is in doubt tells nothing', RULE], voucher, refuse('SENDER_NOT_LINKED'), {
    history: [link('jobcenter'), link('vhs'), ...recorded, doubted('jobcenter', ['link-of-jobcenter'])],
  }),
  vector(['a link that was confirmed counts', RULE], voucher, VOUCHER_BY_POWER, {
    history: [
      link('jobcenter'),
      link('vhs'),
      ...recorded,
      doubted('vhs', ['link-of-vhs']),
      settled('vhs', { confirmed: ['link-of-vhs'] }),
    ],
  }),
  vector(['a second link replaces one that was disowned', FINAL], voucher, VOUCHER_BY_POWER, {
    history: [
      link('jobcenter'),
      link('vhs'),
      ...recorded,
      doubted('vhs', ['link-of-vhs']),
      settled('vhs', { disowned: ['link-of-vhs'] }),
      ...linked('vhs'),
    ],
  }),
  vector(
    ['a second link does not replace one that is in doubt', RULE],
    voucher,
    refuse('RECIPIENT_NOT_LINKED'),
    {
      history: [
        link('jobcenter'),
        link('vhs'),
        ...recorded,
        doubted('vhs', ['link-of-vhs']),
        ...linked('vhs'),
      ],
    },
  ),
  vector(
    ['a link by a proposal in doubt is in doubt too', RULE],
    asking('abh', 'bamf', 'language.duty-stated', 'course-access'),
    refuse('RECIPIENT_NOT_LINKED'),
    {
      history: [
        ...linked('abh'),
        { fact: 'link-proposed', by: 'abh', recipient: 'bamf', id: 'proposal-1' },
        { fact: 'linked', agency: 'bamf', proposal: 'proposal-1' },
        doubted('abh', ['proposal-1']),
      ],
    },
  ),
  vector(['a duty in doubt makes nobody obliged', RULE], attendance, refuse('NO_CONSENT'), {
    after: [dutyStated, doubted('jobcenter', ['duty-1'])],
  }),
  vector(['a duty that was confirmed does', RULE], attendance, ATTENDANCE_BY_DUTY, {
    after: [dutyStated, doubted('jobcenter', ['duty-1']), settled('jobcenter', { confirmed: ['duty-1'] })],
  }),
  vector(['a restriction that a stolen key lifted is in force', NARROWING], voucher, refuse('RESTRICTED'), {
    after: [
      { fact: 'restricted', controller: 'kreis', agencies: ['jobcenter'], request: 'r1', from: GIVEN },
      { fact: 'restriction-lifted', controller: 'kreis', request: 'r1', at: GIVEN, envelope: 'lift-1' },
      doubted('jobcenter', ['lift-1']),
    ],
  }),
];

/** What was signed with a stolen key. */
export const doubts: readonly Vector[] = [...events, ...person, ...precedence, ...consents, ...others];
