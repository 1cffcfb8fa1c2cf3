import { constellation } from '../language/constellation.ts';
import { voucher } from '../language/vouchers.ts';

describe('A course that starts later than six weeks after registration (§ 7(4) IntV)', () => {
  const { jobcenter, vhs, sharedBy, timelines, chain } = constellation();
  const course = { courseKind: 'general', courseCode: 'IK-2026-01' };
  const before = ['need passed', 'voucher done 2025-10-20', 'registered done 2025-11-14'];

  it('given a registration whose six weeks end on a holiday, so that they end on the Monday after it', async () => {
    await sharedBy('2025-10-20', 'jobcenter', 'vhs', 'bamf');
    const own = voucher('jobcenter', 'aufenthg-44a-1-2', 'obliged', '2026-10-19');
    await jobcenter.on('2025-10-20').tells('language.voucher-issued', own);
    const registered = { ...course, plannedStart: '2025-12-15' };
    await vhs.on('2025-11-14').tells('language.registered', registered);
    const waiting = 'started next: vhs; due 2025-12-29 (legal); due 2026-11-16 (lapse)';
    for (const agency of ['vhs', 'bamf'])
      expect(await chain('integration-course', agency)).toEqual([...before, waiting]);
  });

  it('when there is no teacher', async () => {
    const delay = { cause: 'no-teacher', newStart: '2026-02-02' };
    await vhs.on('2026-01-05').tells('language.start-delayed', delay);
  });

  it('then it is overdue for whoever sees it, and the jobcenter sees only that nobody registered', async () => {
    await timelines('2026-01-07', {
      jobcenter: `
        2025-10-20 | jobcenter | language.voucher-issued | everything | own`,
      vhs: `
        2025-10-20 | jobcenter | language.voucher-issued | everything | law auf-88a-1-voucher
        2025-11-14 | vhs       | language.registered     | everything | own
        2026-01-05 | vhs       | language.start-delayed  | everything | own`,
      bamf: `
        2025-10-20 | jobcenter | language.voucher-issued | everything | law int-8-1
        2025-11-14 | vhs       | language.registered     | everything | law int-8-2
        2026-01-05 | vhs       | language.start-delayed  | everything | law int-8-2`,
    });
    const overdue = 'started next: vhs; due 2025-12-29 (legal, 9 days over); due 2026-11-16 (lapse)';
    for (const agency of ['vhs', 'bamf'])
      expect(await chain('integration-course', agency)).toEqual([...before, overdue]);
    expect(await chain('integration-course', 'jobcenter')).toEqual([
      'need passed',
      'voucher done 2025-10-20',
      'registered next: the-person, vhs; due 2025-11-03 (target, 65 days over)',
    ]);
  });

  it('and once it has started, nothing is due any more', async () => {
    const started = { ...course, timeModel: 'part-time' };
    await vhs.on('2026-02-02').tells('language.course-started', started);
    const now = ['started done 2026-02-02', 'completed next: the-person, vhs'];
    for (const agency of ['vhs', 'bamf'])
      expect(await chain('integration-course', agency)).toEqual([...before, ...now]);
  });
});
