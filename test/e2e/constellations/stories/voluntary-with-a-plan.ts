import { constellation } from '../language/constellation.ts';
import { voucher } from '../language/vouchers.ts';

describe('Somebody who takes part of their own will, until the course stands in a cooperation plan', () => {
  const { abh, jobcenter, vhs, sharedBy, timelines, heldBy } = constellation();
  const course = { courseKind: 'general', courseCode: 'IK-2025-07' };
  const missed = { courseCode: 'IK-2025-07', missedLessons: 24 };

  it('given a claim, a course, and lessons missed', async () => {
    await sharedBy('2025-04-01', 'abh', 'jobcenter', 'vhs', 'bamf');
    const own = voucher('immigration-office', 'aufenthg-44-1', 'entitled', '2026-03-31');
    await abh.on('2025-04-01').tells('language.voucher-issued', own);
    await vhs.on('2025-04-14').tells('language.registered', course);
    await vhs.on('2025-05-05').tells('language.course-started', { ...course, timeModel: 'evening' });
    await vhs.on('2025-06-02').keeps('language.irregular-attendance', missed);
  });

  it('then nobody is told that lessons were missed', async () => {
    expect(heldBy('vhs')).toEqual(['language.irregular-attendance']);
    await timelines('2025-06-10', {
      abh: `
        2025-04-01 | abh | language.voucher-issued | everything | own`,
      jobcenter: `
        2025-04-01 | abh | language.voucher-issued | everything | law auf-88a-1-offices`,
      vhs: `
        2025-04-01 | abh | language.voucher-issued | everything | law auf-88a-1-voucher
        2025-04-14 | vhs | language.registered     | everything | own
        2025-05-05 | vhs | language.course-started | everything | own`,
      bamf: `
        2025-04-01 | abh | language.voucher-issued | everything | law int-8-1
        2025-04-14 | vhs | language.registered     | everything | law int-8-2
        2025-05-05 | vhs | language.course-started | everything | law int-8-2`,
    });
  });

  it('when the jobcenter and the person agree on a plan, the provider learns that there is one and nothing of it', async () => {
    const plan = { plan: 'cooperation-plan', goals: ['language', 'work'], courseAgreed: true };
    await jobcenter.on('2025-06-16').tells('casework.plan-agreed', plan);
    expect(heldBy('vhs')).toEqual([]);
  });

  it('then the jobcenter is told, and the immigration office is not', () =>
    timelines('2025-06-20', {
      abh: `
        2025-04-01 | abh | language.voucher-issued | everything | own`,
      jobcenter: `
        2025-04-01 | abh       | language.voucher-issued       | everything | law auf-88a-1-offices
        2025-06-16 | jobcenter | casework.plan-agreed          | everything | own
        2025-06-02 | vhs       | language.irregular-attendance | everything | law int-8-3-plan`,
      vhs: `
        2025-04-01 | abh       | language.voucher-issued       | everything | law auf-88a-1-voucher
        2025-04-14 | vhs       | language.registered           | everything | own
        2025-05-05 | vhs       | language.course-started       | everything | own
        no date    | jobcenter | casework.plan-agreed          | nothing of it | law int-8-3-plan-known (fact)
        2025-06-02 | vhs       | language.irregular-attendance | everything | own`,
      bamf: `
        2025-04-01 | abh | language.voucher-issued | everything | law int-8-1
        2025-04-14 | vhs | language.registered     | everything | law int-8-2
        2025-05-05 | vhs | language.course-started | everything | law int-8-2`,
    }));
});
