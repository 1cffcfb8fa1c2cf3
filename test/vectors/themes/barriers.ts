import type { Told, Vector } from '../vector.ts';
import {
  asking,
  ATTENDANCE_BY_DUTY,
  attendance,
  byLaw,
  dutyStated,
  JUST_AFTER,
  JUST_BEFORE,
  linked,
  NOW,
  refuse,
  shared,
  vector,
  VOUCHER_BY_POWER,
  voucher,
} from '../telling.ts';

const OUT = ['bell', 'claim', 'timeline', 'export', 'embed', 'recall'];
const IN = ['outbox', 'intake'];
const DOORS = 'README, barriers: who shares the case; decision 0006: the gate at every door';

const doors: readonly Vector[] = [
  ...['', 'CLAIM', 'officer', 'claim ', 'backup', 'subject_access'].map((door) =>
    vector(
      [
        `the door "${door}" is not in the list and stays closed`,
        'README, barriers: the door is not in the list',
      ],
      { ...voucher, door },
      refuse('DOOR_UNKNOWN'),
    ),
  ),
  ...[...OUT, ...IN].map((door) =>
    vector(
      [`a voucher passes the door ${door} on the same paragraph`, '§ 88a(1) AufenthG'],
      { ...voucher, door },
      VOUCHER_BY_POWER,
    ),
  ),
  ...OUT.map((door) =>
    vector(
      [`at the door ${door} nothing reaches an agency that does not share the case`, DOORS],
      { ...voucher, door },
      refuse('RECIPIENT_NOT_LINKED'),
      {
        history: linked('jobcenter'),
      },
    ),
  ),
  ...IN.map((door) =>
    vector(
      [`at the door ${door} a basis suffices: who shares the case is not the sender’s to know`, DOORS],
      { ...voucher, door },
      VOUCHER_BY_POWER,
      {
        history: linked('jobcenter'),
      },
    ),
  ),
  ...[...OUT, ...IN].map((door) =>
    vector(
      [`at the door ${door} nothing comes from an agency that does not share the case`, DOORS],
      { ...voucher, door },
      refuse('SENDER_NOT_LINKED'),
      {
        history: linked('vhs'),
      },
    ),
  ),
];

const proposal = asking('abh', 'bamf', 'case.propose-link', 'course-access', { category: 'link' });
const proposed: Told = { fact: 'link-proposed', by: 'abh', recipient: 'bamf', id: 'proposal-1' };
const LINK = '§ 88a(1) AufenthG, § 8(1) IntV';
const proposalPasses = byLaw('link-azr.propose-link.abh.bamf.course-access', LINK, false, [
  'recipient',
  'numberKind',
  'sealedNumber',
]);

const invitations: readonly Vector[] = [
  vector(['a link proposal reaches the agency that it invites', LINK], proposal, proposalPasses, {
    history: [...linked('abh'), proposed],
  }),
  vector(
    ['a link proposal to somebody else invites nobody here', LINK],
    proposal,
    refuse('RECIPIENT_NOT_LINKED'),
    {
      history: [...linked('abh'), { ...proposed, recipient: 'vhs' }],
    },
  ),
  vector(
    ['nothing but the proposal reaches who is invited', LINK],
    asking('abh', 'bamf', 'language.duty-stated', 'course-access'),
    refuse('RECIPIENT_NOT_LINKED'),
    {
      history: [...linked('abh'), proposed],
    },
  ),
  vector(
    ['an accepted proposal invites nobody any more, but its agency shares the case', LINK],
    proposal,
    proposalPasses,
    {
      history: [...linked('abh'), proposed, { fact: 'linked', agency: 'bamf', proposal: 'proposal-1' }],
    },
  ),
  vector(
    ['an accepted proposal opens the case to its agency', '§ 8(1) s. 1 IntV'],
    asking('abh', 'bamf', 'language.duty-stated', 'course-access'),
    byLaw('int-8-1.duty-stated.abh.bamf.course-access', '§ 8(1) s. 1 IntV', false, ['ground', 'registerBy']),
    {
      history: [...linked('abh'), proposed, { fact: 'linked', agency: 'bamf', proposal: 'proposal-1' }],
    },
  ),
  vector(
    ['a way of linking ends when the day named as its end begins', LINK],
    { ...proposal, at: '2026-12-31T23:00:00.000Z' },
    refuse('NO_ROW'),
    {
      history: [...linked('abh'), proposed],
    },
  ),
  vector(
    ['a way of linking is open until the last instant before that day', LINK],
    { ...proposal, at: '2026-12-31T22:59:59.999Z' },
    proposalPasses,
    {
      history: [...linked('abh'), proposed],
    },
  ),
];

const NETWORK = 'README, barriers: another network than the agreement’s';
const AHEAD = 'README, barriers: nothing has happened that lies ahead';
const FIRST = 'README: every period includes its beginning';
const ERASED = 'Art. 17 GDPR, § 84 SGB X';
const FOLLOWING = 'README, barriers in their order';
const beginning = '2018-02-28T23:00:00.000Z';
const atBeginning = (at: string) => ({ ...voucher, at, happenedAt: '2018-02-01T00:00:00.000Z' });

const others: readonly Vector[] = [
  vector(
    ['a case of another network is not this one', NETWORK],
    { ...voucher, network: 'elsewhere' },
    refuse('NETWORK_DIFFERS'),
  ),
  vector(
    ['a network without a name is none', NETWORK],
    { ...voucher, network: '' },
    refuse('NETWORK_DIFFERS'),
  ),
  vector(['nothing leaves a case that was erased', ERASED], voucher, refuse('CASE_ERASED'), {
    after: [{ fact: 'erased' }],
  }),
  vector(
    ['nothing leaves the part of a controller that was erased', ERASED],
    voucher,
    refuse('CASE_ERASED'),
    {
      after: [{ fact: 'erased', controller: 'kreis' }],
    },
  ),
  vector(
    ['the erased part of one controller leaves the parts of others', ERASED],
    attendance,
    ATTENDANCE_BY_DUTY,
    {
      after: [...linked('abh'), dutyStated, { fact: 'erased', controller: 'stadt' }],
    },
  ),
  vector(
    ['an agency whose part was erased does not share the case any more', ERASED],
    voucher,
    refuse('RECIPIENT_NOT_LINKED'),
    {
      after: [{ fact: 'erased', controller: 'vhs-traeger' }],
    },
  ),
  vector(
    ['nothing enters a case that was erased', ERASED],
    { ...voucher, door: 'intake' },
    refuse('CASE_ERASED'),
    { after: [{ fact: 'erased' }] },
  ),
  vector(['the agreement opens from its first instant on', FIRST], atBeginning(beginning), VOUCHER_BY_POWER),
  vector(
    ['the agreement opens nothing an instant earlier', FIRST],
    atBeginning('2018-02-28T22:59:59.999Z'),
    refuse('AGREEMENT_NOT_IN_FORCE'),
  ),
  vector(
    ['what happened this very instant may be told', AHEAD],
    { ...voucher, happenedAt: NOW },
    VOUCHER_BY_POWER,
  ),
  vector(
    ['what will only happen is not told', AHEAD],
    { ...voucher, happenedAt: JUST_AFTER },
    refuse('HAPPENED_IN_FUTURE'),
  ),
  vector(
    ['what happened an instant ago may be told', AHEAD],
    { ...voucher, happenedAt: JUST_BEFORE },
    VOUCHER_BY_POWER,
  ),
  vector(
    ['the door is looked at before the network', FOLLOWING],
    { ...voucher, door: 'x', network: 'elsewhere' },
    refuse('DOOR_UNKNOWN'),
  ),
  vector(
    ['the network is looked at before the erasure', FOLLOWING],
    { ...voucher, network: 'elsewhere' },
    refuse('NETWORK_DIFFERS'),
    {
      after: [{ fact: 'erased' }],
    },
  ),
  vector(['the erasure is looked at before the links', FOLLOWING], voucher, refuse('CASE_ERASED'), {
    history: [...linked('vhs'), { fact: 'erased' }],
  }),
  vector(
    ['the sender’s link is looked at before the recipient’s', FOLLOWING],
    voucher,
    refuse('SENDER_NOT_LINKED'),
    { history: linked('abh') },
  ),
  vector(
    ['the links are looked at before the agreement', FOLLOWING],
    atBeginning('2018-02-01T00:00:00.000Z'),
    refuse('RECIPIENT_NOT_LINKED'),
    {
      history: linked('jobcenter'),
    },
  ),
  vector(
    ['the agreement is looked at before the event', FOLLOWING],
    { ...voucher, at: '2018-02-01T00:00:00.000Z' },
    refuse('AGREEMENT_NOT_IN_FORCE'),
  ),
  vector(
    ['the event’s time is looked at before the rows', FOLLOWING],
    { ...asking('abh', 'caritas', 'language.need-found', 'counselling'), happenedAt: JUST_AFTER },
    refuse('HAPPENED_IN_FUTURE'),
  ),
  vector(
    ['an agency sees its own record, special fields included', 'Art. 5(1)(a) GDPR: no disclosure'],
    asking('vhs', 'vhs', 'language.interrupted', 'course-progress'),
    {
      decision: 'permit',
      basis: { kind: 'own' },
      fields: ['courseCode', 'reason', 'expectedReturn'],
      showsDate: true,
    },
  ),
  vector(
    ['an agency sees its own record although it is restricted: it goes on storing it', 'Art. 18(2) GDPR'],
    asking('vhs', 'vhs', 'language.registered', 'course-progress'),
    {
      decision: 'permit',
      basis: { kind: 'own' },
      fields: ['courseKind', 'courseCode', 'plannedStart', 'childcareBooked'],
      showsDate: true,
    },
    {
      after: [
        {
          fact: 'restricted',
          controller: 'vhs-traeger',
          agencies: ['vhs'],
          request: 'right-1',
          from: '2026-03-01T08:00:00.000Z',
        },
      ],
    },
  ),
  vector(
    ['an agency that left the case does not see its own record through it', DOORS],
    asking('vhs', 'vhs', 'language.registered', 'course-progress'),
    refuse('SENDER_NOT_LINKED'),
    {
      history: linked('jobcenter'),
    },
  ),
  vector(
    ['an erased record is not even its author’s', ERASED],
    asking('vhs', 'vhs', 'language.registered', 'course-progress'),
    refuse('CASE_ERASED'),
    {
      history: [...shared(attendance), { fact: 'erased', controller: 'vhs-traeger' }],
    },
  ),
];

/** What bars an ask before any row is looked at. */
export const barriers: readonly Vector[] = [...doors, ...invitations, ...others];
