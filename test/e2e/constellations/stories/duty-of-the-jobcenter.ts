import { constellation } from '../language/constellation.ts';
import { issuerOn } from '../language/readings.ts';
import { NOTHING } from '../language/timeline-table.ts';
import { voucher } from '../language/vouchers.ts';

describe('A recipient of SGB II whom the jobcenter calls upon', () => {
  const { jobcenter, vhs, sharedBy, timelines, chain, conflicts, heldBy } = constellation();

  it('given simple German, a first title and a call by the jobcenter, which is competent then', async () => {
    const called = { status: 'first-title', support: 'sgb2-called-upon', 'german-level': 'simple' };
    expect(await issuerOn('2025-09-08', { ...called, 'special-need': 'no' })).toBe(
      'jobcenter: duty (jobcenter-duty-first-title)',
    );
    await sharedBy('2025-09-01', 'jobcenter', 'abh', 'vhs', 'caritas', 'bamf');
    // What the interview showed is nobody's business without a consent; the office may not even have it with one (§ 71(2) SGB X).
    await jobcenter.on('2025-09-08').keeps('language.need-found', { level: 'a2', way: 'interview' });
  });

  it('when it states the duty and issues the voucher', async () => {
    const decided = { issuer: 'jobcenter', ground: 'aufenthg-44a-1-2' };
    await jobcenter.on('2025-09-08').tells('language.competence-decided', decided);
    const duty = { ground: 'aufenthg-44a-1-2', registerBy: '2025-10-10' };
    await jobcenter.on('2025-09-09').tells('language.duty-stated', duty);
    const own = voucher('jobcenter', 'aufenthg-44a-1-2', 'obliged', '2026-09-08');
    await jobcenter.tells('language.voucher-issued', own);
  });

  it('and the person misses lessons', async () => {
    const course = { courseKind: 'general', courseCode: 'IK-2025-11' };
    await vhs.on('2025-10-06').tells('language.registered', course);
    await vhs.on('2025-11-03').tells('language.course-started', { ...course, timeModel: 'part-time' });
    const missed = { courseCode: 'IK-2025-11', missedLessons: 24, since: '2025-11-17' };
    await vhs.on('2025-12-01').tells('language.irregular-attendance', missed);
    expect(heldBy('jobcenter')).toEqual(['language.need-found']);
  });

  // Open, for lawyers: whether int-8-3-obliged may tell the immigration office too, which obliged nobody here. "Or" in § 8(3) IntV may mean
  // only the office that did.
  it('then what the jobcenter decided stays from the immigration office, and of the course itself only BAMF learns', () =>
    timelines('2025-12-10', {
      jobcenter: `
        2025-09-08 | jobcenter | language.competence-decided  | everything | own
        2025-09-09 | jobcenter | language.duty-stated         | everything | own
        2025-09-09 | jobcenter | language.voucher-issued      | everything | own
        2025-12-01 | vhs       | language.irregular-attendance | everything | law int-8-3-obliged`,
      abh: `
        2025-12-01 | vhs       | language.irregular-attendance | everything | law int-8-3-obliged`,
      vhs: `
        2025-09-09 | jobcenter | language.duty-stated         | registerBy 2025-10-10 | law auf-88a-1-duty (date)
        2025-09-09 | jobcenter | language.voucher-issued      | everything | law auf-88a-1-voucher
        2025-10-06 | vhs       | language.registered          | everything | own
        2025-11-03 | vhs       | language.course-started      | everything | own
        2025-12-01 | vhs       | language.irregular-attendance | everything | own`,
      bamf: `
        2025-09-09 | jobcenter | language.duty-stated         | everything | law int-8-1
        2025-09-09 | jobcenter | language.voucher-issued      | everything | law int-8-1
        2025-10-06 | vhs       | language.registered          | everything | law int-8-2
        2025-11-03 | vhs       | language.course-started      | everything | law int-8-2`,
      caritas: NOTHING,
    }));

  it('and the jobcenter still waits for a registration that it may not see', async () => {
    expect(await chain('integration-course', 'jobcenter')).toEqual([
      'need done 2025-09-09',
      'voucher done 2025-09-09',
      'registered next: the-person, vhs; due 2025-09-23 (target, 78 days over)',
    ]);
    expect(await chain('integration-course', 'bamf')).toEqual([
      'need done 2025-09-09',
      'voucher done 2025-09-09',
      'registered done 2025-10-06',
      'started done 2025-11-03',
      'completed next: the-person, vhs',
    ]);
    expect(await conflicts('jobcenter')).toEqual([]);
  });
});
