import type { Vector } from '../vector.ts';
import {
  asking,
  byLaw,
  given,
  JUST_AFTER,
  JUST_BEFORE,
  linked,
  NOW,
  ONCE_RECORDED,
  progress,
  provision,
  refuse,
  vector,
  voucher,
  VOUCHER_BY_POWER,
} from '../telling.ts';
import { lifted, LIFTED, ofCounty, RESTRICTED, restricted } from './restriction-facts.ts';

const report = asking('vhs', 'bamf', 'language.course-started', 'course-progress');
const REPORTED = byLaw('int-8-2.course-started.vhs.bamf.course-progress', '§ 8(2) IntV', true, [
  'courseKind',
  'courseCode',
  'timeModel',
  'plannedEnd',
]);
const consent = (validFrom: string, change = {}) => given('vhs', 'c1', provision({ validFrom, ...change }));
const closes: readonly Vector[] = [
  vector(['a restriction closes a statutory duty', RESTRICTED], report, refuse('RESTRICTED'), {
    after: [restricted()],
  }),
  vector(['a restriction closes a statutory power', RESTRICTED], voucher, refuse('RESTRICTED'), {
    after: [ofCounty()],
  }),
  vector(
    ['a restriction closes what an earlier consent opened', RESTRICTED],
    progress,
    refuse('RESTRICTED'),
    { after: [consent('2026-01-05T08:00:00.000Z'), restricted()] },
  ),
  vector(
    ['a restriction at the recipient’s controller closes nothing of the sender’s', RESTRICTED],
    report,
    REPORTED,
    { after: [restricted({ controller: 'bund', agencies: ['bamf'] })] },
  ),
  vector(
    ['a restriction covers every agency of the controller', RESTRICTED],
    asking('asylblg', 'bamf', 'language.voucher-issued', 'course-access'),
    refuse('RESTRICTED'),
    {
      after: [...linked('abh'), restricted({ controller: 'stadt', agencies: ['abh', 'asylblg'] })],
    },
  ),
  vector(['this event is restricted', RESTRICTED], report, refuse('RESTRICTED'), {
    after: [restricted({ eventIds: ['event-1'] })],
  }),
  vector(['another event is restricted', RESTRICTED], report, REPORTED, {
    after: [restricted({ eventIds: ['event-2'] })],
  }),
  vector(
    ['one of two asked events is restricted: together they do not pass', RESTRICTED],
    { ...report, eventIds: ['event-1', 'event-2'] },
    refuse('RESTRICTED'),
    { after: [restricted({ eventIds: ['event-2'] })] },
  ),
  vector(['the restriction begins this very instant', RESTRICTED], report, refuse('RESTRICTED'), {
    after: [restricted({ from: NOW })],
  }),
  vector(['the restriction began an instant ago', RESTRICTED], report, refuse('RESTRICTED'), {
    after: [restricted({ from: JUST_BEFORE })],
  }),
  vector(['a clock ahead of this one stated the restriction', ONCE_RECORDED], report, refuse('RESTRICTED'), {
    after: [restricted({ from: JUST_AFTER })],
  }),
  vector(['it was lifted this very instant', LIFTED], report, REPORTED, {
    after: [restricted(), lifted(NOW)],
  }),
  vector(['it is lifted an instant later', LIFTED], report, refuse('RESTRICTED'), {
    after: [restricted(), lifted(JUST_AFTER)],
  }),
  vector(['it was lifted by a clock behind the one that stated it', LIFTED], report, REPORTED, {
    after: [restricted({ from: JUST_AFTER }), lifted(NOW)],
  }),
  vector(['it was lifted an instant ago', LIFTED], report, REPORTED, {
    after: [restricted(), lifted(JUST_BEFORE)],
  }),
  vector(['another request’s restriction was lifted', LIFTED], report, refuse('RESTRICTED'), {
    after: [restricted(), lifted(JUST_BEFORE, { request: 'right-2' })],
  }),
  vector(
    ['another controller lifted its restriction of the same request', LIFTED],
    report,
    refuse('RESTRICTED'),
    { after: [restricted(), ofCounty(), lifted(JUST_BEFORE, { controller: 'kreis' })] },
  ),
  vector(['one of two restrictions was lifted', LIFTED], report, refuse('RESTRICTED'), {
    after: [restricted(), restricted({ request: 'right-2' }), lifted(JUST_BEFORE)],
  }),
  vector(['both restrictions were lifted', LIFTED], report, REPORTED, {
    after: [
      restricted(),
      restricted({ request: 'right-2' }),
      lifted(JUST_BEFORE),
      lifted(JUST_BEFORE, { request: 'right-2' }),
    ],
  }),
  ...['outbox', 'intake', 'bell', 'timeline', 'export', 'recall'].map((door) =>
    vector(
      [`restricted data do not pass the door ${door}`, RESTRICTED],
      { ...report, door },
      refuse('RESTRICTED'),
      { after: [restricted()] },
    ),
  ),
];

const edges: readonly Vector[] = [
  vector(
    ['where there is no row a restriction is not told', 'README, the answer: 4 before 6'],
    asking('abh', 'caritas', 'language.need-found', 'counselling'),
    refuse('NO_ROW'),
    {
      after: [restricted({ controller: 'stadt', agencies: ['abh'] })],
    },
  ),
  vector(
    [
      'where it is forbidden a restriction is not told',
      'decision 0006, precedence: a prohibition comes first',
    ],
    asking('jobcenter', 'abh', 'casework.managers-assigned', 'case-management'),
    refuse('FORBIDDEN'),
    { after: [ofCounty()] },
  ),
  vector(['a restriction that was never made closes nothing', LIFTED], voucher, VOUCHER_BY_POWER, {
    after: [lifted(JUST_BEFORE, { controller: 'kreis' })],
  }),
];

/** Restriction of processing, its exceptions, and its end. */

/** Restriction of processing, and its end. */
export const restriction: readonly Vector[] = [...closes, ...edges];
