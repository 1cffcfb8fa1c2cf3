import { constellation } from '../language/constellation.ts';
import { voucher } from '../language/vouchers.ts';

describe('A young person of seventeen, whose guardian agrees for the time until majority', () => {
  const { abh, vhs, sharedBy, timelines, recalled } = constellation();
  const course = { courseKind: 'youth', courseCode: 'IK-J-2025-01' };
  const majority = '2025-11-15';
  const toJobcenter = { of: 'vhs', to: ['jobcenter'], for: 'course-progress' };

  it('given a youth course', async () => {
    await sharedBy('2025-08-04', 'abh', 'jobcenter', 'vhs', 'caritas');
    const own = voucher('immigration-office', 'aufenthg-44-1', 'entitled', '2026-08-03');
    await abh.on('2025-08-04').tells('language.voucher-issued', own);
    await vhs.on('2025-08-18').tells('language.registered', course);
  });

  it('and a consent of the guardian, and one that somebody of this age gives in person (§ 36 SGB I)', async () => {
    await vhs.takesDown({ ...toJobcenter, guardianUntil: majority });
    const types = ['language.course-started'];
    await vhs.takesDown({ of: 'vhs', to: ['caritas'], for: 'counselling', types });
  });

  it('when the course goes on', async () => {
    await vhs.on('2025-09-01').tells('language.course-started', { ...course, timeModel: 'full-time' });
    const module = { courseCode: 'IK-J-2025-01', module: 1, level: 'a1' };
    await vhs.on('2025-10-13').tells('language.module-completed', module);
  });

  const others = {
    abh: `
        2025-08-04 | abh | language.voucher-issued   | everything | own`,
    vhs: `
        2025-08-04 | abh | language.voucher-issued   | everything | law auf-88a-1-voucher
        2025-08-18 | vhs | language.registered       | everything | own
        2025-09-01 | vhs | language.course-started   | everything | own
        2025-10-13 | vhs | language.module-completed | everything | own`,
    caritas: `
        2025-09-01 | vhs | language.course-started   | everything | consent consent-to-counselling`,
  };
  const byLaw = `
        2025-08-04 | abh | language.voucher-issued   | everything | law auf-88a-1-offices`;

  it('then the jobcenter follows it up to the eve of majority', () =>
    timelines('2025-11-14', {
      ...others,
      jobcenter: `${byLaw}
        2025-08-18 | vhs | language.registered       | everything | consent consent-progress
        2025-09-01 | vhs | language.course-started   | everything | consent consent-progress
        2025-10-13 | vhs | language.module-completed | everything | consent consent-progress`,
    }));

  it('and from that day on no longer, while what the young person said goes on', () =>
    timelines(majority, { ...others, jobcenter: byLaw }));

  it('and what it learned in that time it may keep: nobody took the consent back', () => recalled({}));

  it('until the person, now of age, agrees', async () => {
    await vhs.on('2025-11-20').takesDown({ ...toJobcenter, types: ['language.module-completed'] });
    await timelines('2025-11-21', {
      ...others,
      jobcenter: `${byLaw}
        2025-10-13 | vhs | language.module-completed | everything | consent consent-progress`,
    });
  });
});
