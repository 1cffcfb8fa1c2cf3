import type { Expected, Vector } from '../vector.ts';
import {
  asking,
  byConsent,
  byLaw,
  event,
  given,
  INTERRUPTED,
  provision,
  refuse,
  shared,
  vector,
  VOUCHER,
} from '../telling.ts';

const BORDERS = 'README: every period includes its beginning and excludes its end; a day begins in Germany';
const LONG_AGO = '2020-02-01T00:00:00.000Z';
const inTime = { agreement: 'dated' };

function at(ask: Vector['ask'], instant: string): Vector['ask'] {
  return { ...ask, at: instant, happenedAt: LONG_AGO };
}

/** Both borders of one period: an instant before, the first, the last, and the first after it. */
function borders(
  what: string,
  [from, until]: readonly [string, string],
  ask: Vector['ask'],
  [inside, outside]: readonly [Expected, Expected],
  after: readonly Vector['history'][number][] = [],
): readonly Vector[] {
  const justBefore = (instant: string) => new Date(Date.parse(instant) - 1).toISOString();
  const asked = (instant: string, when: string, expect: Expected) => {
    const now = at(ask, instant);
    return vector([`${what}: ${when}`, BORDERS], now, expect, { ...inTime, history: shared(now, ...after) });
  };
  return [
    asked(justBefore(from), 'an instant before it begins', outside),
    asked(from, 'the first instant', inside),
    asked(justBefore(until), 'the last instant', inside),
    asked(until, 'the instant at which it ends', outside),
  ];
}

const winter: readonly [string, string] = ['2026-01-14T23:00:00.000Z', '2026-02-19T23:00:00.000Z'];
const summer: readonly [string, string] = ['2026-06-14T22:00:00.000Z', '2026-06-30T22:00:00.000Z'];
const clockChange = '2026-03-28T23:00:00.000Z';

const voucher = asking('jobcenter', 'vhs', 'language.voucher-issued', 'course-access');
const placement = asking('jobcenter', 'vhs', 'work.placement-made', 'course-access');
const started = asking('vhs', 'jobcenter', 'language.course-started', 'course-progress');
const interrupted = asking('vhs', 'jobcenter', 'language.interrupted', 'course-progress');
const sphere = asking('jobcenter', 'vhs', 'benefits.legal-sphere-changed', 'course-access');
const absent = asking('vhs', 'jobcenter', 'language.irregular-attendance', 'duty-monitoring');
const absentWithPlan = asking('vhs', 'jobcenter', 'language.irregular-attendance', 'case-management');
const ofStart = ['courseKind', 'courseCode', 'timeModel', 'plannedEnd'];
const ofAbsence = ['courseCode', 'missedLessons', 'since'];

const always = given(
  'vhs',
  'c1',
  provision({ validFrom: '2020-01-05T00:00:00.000Z', validUntil: '2030-01-05T00:00:00.000Z' }),
);
const byOldParagraph = byLaw(
  'old-paragraph.course-started.vhs.jobcenter.course-progress',
  '§ 8(2) IntV old',
  true,
  ofStart,
);
const byNewParagraph = byLaw(
  'new-paragraph.course-started.vhs.jobcenter.course-progress',
  '§ 8(2) IntV new',
  false,
  ofStart,
);
const allowedAgain = byLaw(
  'otherwise-allowed.legal-sphere-changed.jobcenter.vhs.course-access',
  '§ 69(1) no. 1 SGB X',
  false,
  ['from', 'to', 'effectiveFrom', 'courseGoesOn'],
);

/** Borders of every period of the agreement. */
export const periods: readonly Vector[] = [
  ...borders('a statutory row in winter time', winter, voucher, [
    byLaw('winter.voucher-issued.jobcenter.vhs.course-access', '§ 88a(1) AufenthG', false, VOUCHER),
    refuse('NO_ROW'),
  ]),
  ...borders('a statutory row in summer time', summer, placement, [
    byLaw('summer.placement-made.jobcenter.vhs.course-access', '§ 88a(1) AufenthG', false, [
      'kind',
      'workingTime',
      'startsOn',
    ]),
    refuse('NO_ROW'),
  ]),
  ...borders(
    'a consent row under a consent that lasts longer',
    winter,
    interrupted,
    [
      byConsent(
        'agreed-for-a-while.interrupted.vhs.jobcenter.course-progress',
        ['c1', 'p1', '2030-01-05T00:00:00.000Z'],
        INTERRUPTED,
      ),
      refuse('NO_ROW'),
    ],
    [always],
  ),
  ...borders(
    'a condition that the sender knows by a row for a while',
    winter,
    absent,
    [
      byLaw('obliged.irregular-attendance.vhs.jobcenter.duty-monitoring', '§ 8(3) IntV', true, ofAbsence),
      refuse('CONDITION_NOT_MET'),
    ],
    [event('jobcenter', 'language.duty-stated', 'duty-1', LONG_AGO)],
  ),
  vector(
    ['a prohibition: an instant before it begins there is no row at all', BORDERS],
    at(sphere, '2026-01-14T22:59:59.999Z'),
    refuse('NO_ROW'),
    inTime,
  ),
  vector(
    ['a prohibition: the first instant', BORDERS],
    at(sphere, '2026-01-14T23:00:00.000Z'),
    refuse('FORBIDDEN'),
    inTime,
  ),
  vector(
    ['a prohibition: the last instant', BORDERS],
    at(sphere, '2026-02-19T22:59:59.999Z'),
    refuse('FORBIDDEN'),
    inTime,
  ),
  vector(
    ['a prohibition: what follows on it opens at the instant at which it ends', BORDERS],
    at(sphere, '2026-02-19T23:00:00.000Z'),
    allowedAgain,
    inTime,
  ),
  vector(
    ['a paragraph that another follows decides until the last instant', BORDERS],
    at(started, '2026-03-28T22:59:59.999Z'),
    byOldParagraph,
    inTime,
  ),
  vector(
    [
      'the paragraph that follows decides from the first instant of the day on which summer time begins',
      BORDERS,
    ],
    at(started, clockChange),
    byNewParagraph,
    inTime,
  ),
  vector(
    ['what counts is when it is asked and not when it happened', BORDERS],
    { ...started, at: clockChange, happenedAt: '2021-05-05T00:00:00.000Z' },
    byNewParagraph,
    inTime,
  ),
  vector(
    ['what happened before a row began may be told once it is in force', BORDERS],
    at(voucher, '2026-01-15T12:00:00.000Z'),
    byLaw('winter.voucher-issued.jobcenter.vhs.course-access', '§ 88a(1) AufenthG', false, VOUCHER),
    inTime,
  ),
  vector(
    [
      'what a clerk may show does not count as known',
      'README, what a sender knows: what is hidden from it changes no answer',
    ],
    at(absentWithPlan, '2026-02-01T00:00:00.000Z'),
    refuse('CONDITION_NOT_MET'),
    {
      ...inTime,
      after: [event('jobcenter', 'casework.plan-agreed', 'plan-1', LONG_AGO)],
    },
  ),
  vector(
    [
      'not even when the clerk decided to show it',
      'README, what a sender knows: what is hidden from it changes no answer',
    ],
    at(absentWithPlan, '2026-02-01T00:00:00.000Z'),
    refuse('CONDITION_NOT_MET'),
    {
      ...inTime,
      after: [
        event('jobcenter', 'casework.plan-agreed', 'plan-1', LONG_AGO),
        {
          fact: 'clerk-decided',
          by: 'jobcenter',
          event: 'plan-1',
          row: 'plan-shown-by-clerk.plan-agreed.jobcenter.vhs.duty-monitoring',
          recipient: 'vhs',
          decision: 'disclose',
        },
      ],
    },
  ),
];
