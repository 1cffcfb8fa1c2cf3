import { constellation } from '../language/constellation.ts';
import { NOTHING } from '../language/timeline-table.ts';
import { voucher } from '../language/vouchers.ts';

// § 26(3) SGB X, § 193 BGB; Corpus Christi is a holiday in North Rhine-Westphalia (§ 2(1) FeiertagsG NW), not everywhere.
// Council paper 067/18, no. 6: service chains.
describe('Six weeks that end on Corpus Christi, a holiday of the Land (§ 7(4) IntV)', () => {
  const { jobcenter, vhs, sharedBy, timelines, chain, itIs } = constellation();
  const course = { courseKind: 'general', courseCode: 'IK-2025-15' };
  const done = ['need passed', 'voucher done 2025-04-28', 'registered done 2025-05-08'];
  const due = (legal: string) => [
    ...done,
    `started next: vhs; due 2025-06-20 (${legal}); due 2026-05-08 (lapse)`,
  ];

  it('given a registration six weeks before the holiday, a Thursday', async () => {
    await sharedBy('2025-04-28', 'jobcenter', 'vhs', 'caritas', 'bamf');
    const own = voucher('jobcenter', 'aufenthg-44a-1-2', 'obliged', '2026-04-27');
    await jobcenter.on('2025-04-28').tells('language.voucher-issued', own);
    await vhs.on('2025-05-08').tells('language.registered', course);
  });

  it('then the Friday after it is still in time, and what is late is late on the Saturday', async () => {
    itIs('2025-06-20');
    for (const agency of ['vhs', 'bamf'])
      expect(await chain('integration-course', agency)).toEqual(due('legal'));
    itIs('2025-06-21');
    for (const agency of ['vhs', 'bamf'])
      expect(await chain('integration-course', agency)).toEqual(due('legal, 1 days over'));
  });

  it('and only who may see the registration counts from it; a target is not moved by a holiday', async () => {
    await timelines('2025-06-23', {
      jobcenter: `
        2025-04-28 | jobcenter | language.voucher-issued | everything | own`,
      vhs: `
        2025-04-28 | jobcenter | language.voucher-issued | everything | law auf-88a-1-voucher
        2025-05-08 | vhs       | language.registered     | everything | own`,
      bamf: `
        2025-04-28 | jobcenter | language.voucher-issued | everything | law int-8-1
        2025-05-08 | vhs       | language.registered     | everything | law int-8-2`,
      caritas: NOTHING,
    });
    expect(await chain('integration-course', 'jobcenter')).toEqual([
      'need passed',
      'voucher done 2025-04-28',
      'registered next: the-person, vhs; due 2025-05-12 (target, 42 days over)',
    ]);
    expect((await chain('integration-course', 'caritas')).at(0)).toBe('not-begun');
  });
});
