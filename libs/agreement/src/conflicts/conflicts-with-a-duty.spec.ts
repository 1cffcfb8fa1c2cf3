import type { ConflictEntry } from './conflict-entry.ts';
import { entry, told } from './spec/sample-conflicts.ts';

type Row = readonly [name: string, entries: readonly ConflictEntry[], expected: readonly string[]];

const completed = (day: string, fields: ConflictEntry['fields'] = {}) =>
  entry('language.course-completed', 'vhs', day, fields);
const placement = (day: string | undefined, fields: ConflictEntry['fields'], agency = 'jobcenter') =>
  entry('work.placement-made', agency, day, fields);
const placementEnded = (day: string, fields: ConflictEntry['fields'] = {}) =>
  entry('work.placement-ended', 'jobcenter', day, fields);
const duty = (agency: string, day?: string) => entry('language.duty-stated', agency, day);
const revoked = (agency: string, day: string) => entry('language.duty-revoked', agency, day);
const sphere = (day: string, agency = 'asylblg', fields: ConflictEntry['fields'] = {}) =>
  entry('benefits.legal-sphere-changed', agency, day, fields);

describe('a duty although the jobcenter deviated', () => {
  const stated = duty('abh', '2026-02-02');
  /** What the immigration office is told of a placement: its first day, nothing else. */
  const job = placement('2026-05-04', { startsOn: '2026-05-11' });

  it.each<Row>([
    ['stands from the first day of work on', [stated, job], ['standing 2026-05-11..']],
    [
      'stands from the duty on where that came later',
      [job, duty('abh', '2026-05-18')],
      ['standing 2026-05-18..'],
    ],
    ['is none without a placement', [stated], []],
    ['is none where the duty was revoked that day', [stated, job, revoked('abh', '2026-05-11')], []],
    [
      'is over with the revocation',
      [stated, job, revoked('abh', '2026-05-18')],
      ['over 2026-05-11..2026-05-18'],
    ],
    [
      'stands on when somebody else revokes a duty of their own',
      [stated, job, revoked('asylblg', '2026-05-18')],
      ['standing 2026-05-11..'],
    ],
    [
      'is over with the end of the work',
      [stated, job, placementEnded('2026-05-20')],
      ['over 2026-05-11..2026-05-20'],
    ],
    [
      'is none where the work was over before the duty',
      [job, placementEnded('2026-05-18'), duty('abh', '2026-05-18')],
      [],
    ],
    ['is none where the course was completed before', [stated, completed('2026-05-08'), job], []],
    ["is none where the duty is the jobcenter's own", [duty('jobcenter', '2026-02-02'), job], []],
    [
      'is none where somebody else placed the person',
      [stated, placement('2026-05-04', { startsOn: '2026-05-11' }, 'ba')],
      [],
    ],
    [
      'is ahead before the work begins',
      [stated, placement('2026-05-04', { startsOn: '2026-06-15' })],
      ['ahead 2026-06-15..'],
    ],
  ])('%s', (_, entries, expected) => {
    expect(told('duty-despite-deviation', entries, '2026-06-01')).toEqual(expected);
  });
});

describe('a change of the legal sphere with an open duty', () => {
  const stated = duty('asylblg', '2025-09-01');
  const changed = sphere('2025-12-01');
  /** Told before it takes effect. */
  const ahead = sphere('2025-09-08', 'asylblg', { effectiveFrom: '2025-10-01' });

  it.each<Row>([
    ['stands from the change on', [stated, changed], ['standing 2025-12-01..']],
    ['is none without a duty', [changed], []],
    ['is none where the duty was revoked that day', [stated, revoked('asylblg', '2025-12-01'), changed], []],
    ['is none where the duty came after the change', [changed, duty('jobcenter', '2025-12-02')], []],
    ['is none where both are of one day', [changed, duty('jobcenter', '2025-12-01')], []],
    [
      'is over when the duty is stated anew',
      [stated, changed, duty('jobcenter', '2026-01-12')],
      ['over 2025-12-01..2026-01-12'],
    ],
    [
      'is over when the duty is revoked',
      [stated, changed, revoked('asylblg', '2026-01-12')],
      ['over 2025-12-01..2026-01-12'],
    ],
    [
      'is over when the course is completed',
      [stated, changed, completed('2026-02-27')],
      ['over 2025-12-01..2026-02-27'],
    ],
    [
      'is none where the date of the duty is not shown: it may have come after the change',
      [duty('asylblg'), changed],
      [],
    ],
    ['stands from the day on which the change takes effect', [stated, ahead], ['standing 2025-10-01..']],
    [
      'is none where the duty is stated anew before the change takes effect',
      [stated, ahead, duty('jobcenter', '2025-09-22')],
      [],
    ],
    [
      'is none with a duty of the immigration office, which depends on no sphere',
      [duty('abh', '2025-09-01'), changed],
      [],
    ],
    [
      'is told of each change',
      [stated, changed, sphere('2026-03-02', 'jobcenter')],
      ['standing 2025-12-01..', 'standing 2026-03-02..'],
    ],
  ])('%s', (_, entries, expected) => {
    expect(told('sphere-changed-under-duty', entries, '2026-06-01')).toEqual(expected);
  });

  it('is ahead until the change takes effect', () =>
    expect(told('sphere-changed-under-duty', [stated, ahead], '2025-09-10')).toEqual(['ahead 2025-10-01..']));
});
