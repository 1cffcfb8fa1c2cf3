import type { Told, Vector } from '../vector.ts';
import {
  asking,
  attendance,
  ATTENDANCE_BY_DUTY,
  dutyStated,
  GIVEN,
  given,
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
import { doubted, FINAL, NARROWING, RULE, settled, signed } from './doubt-facts.ts';

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

/** What a stolen key signed and an answer rests on: consents, links, facts, what lifted a restriction. */
export const doubtedGrounds: readonly Vector[] = [...consents, ...others];
