import type { ConflictEntry } from './conflict-entry.ts';
import { entry, told } from './spec/sample-conflicts.ts';

type Row = readonly [name: string, entries: readonly ConflictEntry[], expected: readonly string[]];

const voucher = (agency: string, day?: string, validUntil?: string) =>
  entry('language.voucher-issued', agency, day, validUntil === undefined ? {} : { validUntil });
const withdrawn = (agency: string, day?: string) => entry('language.voucher-withdrawn', agency, day);
const lapsed = (agency: string, day: string) => entry('language.voucher-lapsed', agency, day);
const registered = (day?: string) => entry('language.registered', 'vhs', day);
const course = (day: string | undefined, fields: ConflictEntry['fields'], agency = 'vhs') =>
  entry('language.course-started', agency, day, fields);
const completed = (day: string, fields: ConflictEntry['fields'] = {}) =>
  entry('language.course-completed', 'vhs', day, fields);
const interrupted = (day: string, fields: ConflictEntry['fields'] = {}) =>
  entry('language.interrupted', 'vhs', day, fields);
const placement = (day: string | undefined, fields: ConflictEntry['fields'], agency = 'jobcenter') =>
  entry('work.placement-made', agency, day, fields);
const placementEnded = (day: string, fields: ConflictEntry['fields'] = {}) =>
  entry('work.placement-ended', 'jobcenter', day, fields);

describe('two valid vouchers', () => {
  const one = voucher('abh', '2026-03-02', '2026-12-31');
  const two = voucher('jobcenter', '2026-03-09', '2026-10-31');

  it.each<Row>([
    ['conflict from the second on, until one runs out', [one, two], ['standing 2026-03-09..2026-11-01']],
    [
      'conflict when issued on one day',
      [one, voucher('bamf', '2026-03-02')],
      ['standing 2026-03-02..2027-01-01'],
    ],
    [
      'conflict also where no last day is shown',
      [voucher('abh', '2026-03-02'), voucher('bamf', '2026-03-09')],
      ['standing 2026-03-09..'],
    ],
    [
      'are three pairs when there are three',
      [one, two, voucher('bamf', '2026-05-04')],
      [
        'standing 2026-03-09..2026-11-01',
        'standing 2026-05-04..2027-01-01',
        'standing 2026-05-04..2026-11-01',
      ],
    ],
    ['are none with one voucher', [one], []],
    [
      'are none where the first was withdrawn on the day of the second',
      [one, withdrawn('abh', '2026-03-09'), two],
      [],
    ],
    [
      'are none where an agency replaces its own on one day',
      [one, withdrawn('abh', '2026-03-09'), voucher('abh', '2026-03-09')],
      [],
    ],
    [
      'are over with a withdrawal',
      [one, two, withdrawn('jobcenter', '2026-04-01')],
      ['over 2026-03-09..2026-04-01'],
    ],
    [
      'are over when another agency withdraws the latest',
      [one, two, withdrawn('asylblg', '2026-04-01')],
      ['over 2026-03-09..2026-04-01'],
    ],
    ['are over with a lapse', [one, two, lapsed('abh', '2026-05-04')], ['over 2026-03-09..2026-05-04']],
    [
      'are over with the end of the course',
      [one, two, completed('2026-05-22')],
      ['over 2026-03-09..2026-05-22'],
    ],
    [
      'are none after a course that is over',
      [one, completed('2026-05-22'), voucher('bamf', '2026-05-26')],
      [],
    ],
    [
      'are none where the first ran out the day before',
      [voucher('abh', '2026-03-02', '2026-03-08'), two],
      [],
    ],
    [
      'conflict on a single day',
      [voucher('abh', '2026-03-02', '2026-03-09'), two],
      ['over 2026-03-09..2026-03-10'],
    ],
    [
      'conflict on after the last day of one that was used in time',
      [voucher('abh', '2026-03-02', '2026-03-08'), registered('2026-03-08'), two],
      ['standing 2026-03-09..2026-11-01'],
    ],
    [
      'are none where the registration came too late, or at a time that is not shown',
      [voucher('abh', '2026-03-02', '2026-03-08'), registered('2026-03-09'), registered(), two],
      [],
    ],
    ['are none where a withdrawal has no date', [one, two, withdrawn('jobcenter')], []],
    ['conflict today where the date of one is not shown', [voucher('abh'), two], ['standing ?..2026-11-01']],
    [
      'are none any more where one of them has no date',
      [voucher('abh'), two, withdrawn('jobcenter', '2026-04-01')],
      [],
    ],
  ])('%s', (_, entries, expected) => {
    expect(told('two-vouchers', entries, '2026-06-01')).toEqual(expected);
  });

  it('lets an agency withdraw its own, also where that is not the latest', () => {
    const entries = [one, two, withdrawn('abh', '2026-04-01'), voucher('bamf', '2026-05-04')];
    expect(told('two-vouchers', entries, '2026-06-01')).toEqual([
      'over 2026-03-09..2026-04-01',
      'standing 2026-05-04..2026-11-01',
    ]);
  });

  it('keeps the newer one where an agency replaced its own on one day', () => {
    const newer = voucher('abh', '2026-03-09', '2026-11-30');
    const entries = [one, withdrawn('abh', '2026-03-09'), newer, voucher('bamf', '2026-05-04')];
    expect(told('two-vouchers', entries, '2026-06-01')).toEqual(['standing 2026-05-04..2026-12-01']);
  });

  it('are over from the day on which one of them ends', () => {
    const entries = [one, two, withdrawn('jobcenter', '2026-04-01')];
    expect(told('two-vouchers', entries, '2026-03-31')).toEqual(['standing 2026-03-09..2026-04-01']);
    expect(told('two-vouchers', entries, '2026-04-01')).toEqual(['over 2026-03-09..2026-04-01']);
  });

  it('takes a lapse for that of the earliest, a withdrawal for that of the latest', () => {
    const old = voucher('abh', '2024-03-04');
    const later = voucher('bamf', '2026-05-04');
    expect(told('two-vouchers', [old, one, lapsed('abh', '2026-04-01'), later], '2026-06-01')).toEqual([
      'over 2026-03-02..2026-04-01',
      'standing 2026-05-04..2027-01-01',
    ]);
    expect(told('two-vouchers', [old, one, withdrawn('abh', '2026-04-01'), later], '2026-06-01')).toEqual([
      'over 2026-03-02..2026-04-01',
      'standing 2026-05-04..',
    ]);
  });
});

describe('two courses at once', () => {
  const one = course('2026-03-02', { courseCode: 'IK-1', plannedEnd: '2026-12-18' });
  const two = course('2026-05-04', { courseCode: 'IK-2' });

  it.each<Row>([
    ['conflict from the second on', [one, two], ['standing 2026-05-04..2026-12-19']],
    [
      'conflict whatever their kind',
      [one, entry('qualification.occupational-course-started', 'ba', '2026-05-04', { courseCode: 'BSK-1' })],
      ['standing 2026-05-04..2026-12-19'],
    ],
    ['are none with one course', [one], []],
    [
      'are none where it is the same one',
      [one, course('2026-05-04', { courseCode: 'IK-1' }, 'jobcenter')],
      [],
    ],
    ['are none where it cannot be seen that it is another one', [one, course('2026-05-04', {})], []],
    [
      'are none where the first ended that day',
      [one, completed('2026-05-04', { courseCode: 'IK-1' }), two],
      [],
    ],
    [
      'are none where the first was to end the day before',
      [course('2026-03-02', { courseCode: 'IK-1', plannedEnd: '2026-05-03' }), two],
      [],
    ],
    [
      'are over with an interruption',
      [one, two, interrupted('2026-05-18', { courseCode: 'IK-2' })],
      ['over 2026-05-04..2026-05-18'],
    ],
    [
      'are over with the end of a course that is not shown',
      [one, two, completed('2026-05-18')],
      ['over 2026-05-04..2026-05-18'],
    ],
    [
      'stand on when a third course ends',
      [one, two, completed('2026-05-18', { courseCode: 'IK-3' })],
      ['standing 2026-05-04..2026-12-19'],
    ],
  ])('%s', (_, entries, expected) => {
    expect(told('two-courses', entries, '2026-06-01')).toEqual(expected);
  });
});

describe('a placement during a full-day course', () => {
  const fullDay = { courseCode: 'IK-1', timeModel: 'full-time', plannedEnd: '2026-12-18' };
  const attended = course('2026-03-02', fullDay);
  const job = (startsOn: string, workingTime = 'full-time') =>
    placement('2026-05-20', { kind: 'employment', workingTime, startsOn });

  it.each<Row>([
    ['conflicts ahead of its first day', [attended, job('2026-09-01')], ['ahead 2026-09-01..2026-12-19']],
    ['conflicts on the last planned day', [attended, job('2026-12-18')], ['ahead 2026-12-18..2026-12-19']],
    ['does not after it', [attended, job('2026-12-19')], []],
    [
      'conflicts in part-time too',
      [attended, job('2026-05-21', 'part-time')],
      ['standing 2026-05-21..2026-12-19'],
    ],
    ['does not in a marginal job', [attended, job('2026-05-21', 'marginal')], []],
    [
      'does not beside an evening course',
      [course('2026-03-02', { ...fullDay, timeModel: 'evening' }), job('2026-05-21')],
      [],
    ],
    [
      'does not where the working time is not shown',
      [attended, placement('2026-05-20', { startsOn: '2026-05-21' })],
      [],
    ],
    [
      'does not where the times of the course are not shown',
      [course('2026-03-02', {}), job('2026-05-21')],
      [],
    ],
    [
      'does not where no date of it is shown',
      [attended, placement(undefined, { kind: 'employment', workingTime: 'full-time' })],
      [],
    ],
    [
      'does not where it ended before it began',
      [attended, job('2026-09-01'), placementEnded('2026-05-28', { kind: 'employment' })],
      [],
    ],
    [
      'is over with its end',
      [attended, job('2026-05-21'), placementEnded('2026-05-28', { kind: 'employment' })],
      ['over 2026-05-21..2026-05-28'],
    ],
    [
      'stands on when another kind of work ends',
      [attended, job('2026-05-21'), placementEnded('2026-05-28', { kind: 'internship' })],
      ['standing 2026-05-21..2026-12-19'],
    ],
    [
      'is over with the end of the course',
      [attended, job('2026-05-21'), completed('2026-05-29', { courseCode: 'IK-1' })],
      ['over 2026-05-21..2026-05-29'],
    ],
    [
      'is none with a course interrupted that day',
      [attended, job('2026-05-21'), interrupted('2026-05-21', { courseCode: 'IK-1' })],
      [],
    ],
  ])('%s', (_, entries, expected) => {
    expect(told('placement-in-full-day-course', entries, '2026-06-01')).toEqual(expected);
  });
});
