import { constellation } from '../language/constellation.ts';
import { issuerOn } from '../language/readings.ts';
import { voucher } from '../language/vouchers.ts';

describe('A course interrupted for a pregnancy, which is a special category (Art. 9 GDPR)', () => {
  const { caritas, jobcenter, vhs, sharedBy, timelines, chain, conflicts } = constellation();
  const course = { courseKind: 'women', courseCode: 'IK-2025-09' };

  it('given an admission by the jobcenter with a cooperation plan', async () => {
    const admitted = { status: 'other-title', support: 'sgb2-plan', 'german-level': 'none' };
    expect(await issuerOn('2025-04-07', { ...admitted, 'special-need': 'no' })).toBe(
      'jobcenter: admission (jobcenter-admission)',
    );
    await sharedBy('2025-04-07', 'jobcenter', 'vhs', 'caritas', 'bamf');
    const own = voucher('jobcenter', 'aufenthg-44-4', 'admitted', '2026-04-06');
    await jobcenter.on('2025-04-07').tells('language.voucher-issued', own);
    await vhs.on('2025-04-28').tells('language.registered', course);
  });

  it('and a consent for the jobcenter that leaves the reason out, and one for the counselling that names it', async () => {
    const told = { of: 'vhs', types: ['language.course-started', 'language.interrupted'] };
    await caritas.on('2025-05-05').takesDown({ ...told, to: ['jobcenter'], for: 'course-progress' });
    const reasons = { of: 'vhs', types: ['language.interrupted'], special: true } as const;
    await vhs.takesDown({ ...reasons, to: ['caritas'], for: 'counselling' });
  });

  it('when the course is interrupted', async () => {
    await vhs.on('2025-06-02').tells('language.course-started', { ...course, timeModel: 'part-time' });
    const pause = { courseCode: 'IK-2025-09', reason: 'pregnancy', expectedReturn: '2026-05-04' };
    await vhs.on('2025-10-20').tells('language.interrupted', pause);
  });

  const rest = 'courseCode IK-2025-09, expectedReturn 2026-05-04';

  it('then the reason stays with the provider and those whom the person tells it', async () => {
    await timelines('2025-10-25', {
      jobcenter: `
        2025-04-07 | jobcenter | language.voucher-issued | everything | own
        2025-06-02 | vhs       | language.course-started | everything | consent consent-progress
        2025-10-20 | vhs       | language.interrupted    | ${rest}    | consent consent-progress`,
      vhs: `
        2025-04-07 | jobcenter | language.voucher-issued | everything | law auf-88a-1-voucher
        2025-04-28 | vhs       | language.registered     | everything | own
        2025-06-02 | vhs       | language.course-started | everything | own
        2025-10-20 | vhs       | language.interrupted    | everything | own`,
      caritas: `
        2025-10-20 | vhs       | language.interrupted    | everything | consent consent-to-counselling`,
      bamf: `
        2025-04-07 | jobcenter | language.voucher-issued | everything | law int-8-1
        2025-04-28 | vhs       | language.registered     | everything | law int-8-2
        2025-06-02 | vhs       | language.course-started | everything | law int-8-2
        2025-10-20 | vhs       | language.interrupted    | ${rest}    | law int-8-2`,
    });
    expect(await chain('interruption', 'jobcenter')).toEqual([
      'interrupted done 2025-10-20',
      'resumed next: the-person, vhs; due 2026-10-20 (lapse)',
    ]);
  });

  it('and when she returns within the year, nothing is lost and nothing conflicts', async () => {
    const again = { courseKind: 'women', courseCode: 'IK-2026-04', timeModel: 'part-time' };
    await vhs.on('2026-05-04').tells('language.course-started', again);
    const resumed = ['complete', 'interrupted done 2025-10-20', 'resumed done 2026-05-04'];
    for (const agency of ['jobcenter', 'vhs', 'bamf']) {
      expect(await chain('interruption', agency)).toEqual(resumed);
      expect(await conflicts(agency)).toEqual([]);
    }
    expect(await chain('interruption', 'caritas')).toEqual([
      'interrupted done 2025-10-20',
      'resumed next: the-person, vhs; due 2026-10-20 (lapse)',
    ]);
  });
});
