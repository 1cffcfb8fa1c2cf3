import { constellation } from '../language/constellation.ts';
import { NOTHING } from '../language/timeline-table.ts';

// § 71(2) SGB X (closed list), § 203 StGB: the sample agreement has a row for a blind notice from the AsylbLG office to the
// provider alone, so that none of these may give one; its story is C63 of the demonstration (deploy/local/demo).
describe('A conflict of which only one agency sees both sides, and no row by which it may hint', () => {
  const { jobcenter, caritas, vhs, sharedBy, timelines, conflicts, recalled } = constellation();

  it('given a full-time course, and work of which the person lets the provider know, not BAMF', async () => {
    await sharedBy('2025-06-02', 'jobcenter', 'vhs', 'caritas', 'bamf');
    const started = { courseKind: 'general', courseCode: 'IK-2025-20', timeModel: 'full-time' };
    await vhs.on('2025-07-28').tells('language.course-started', { ...started, plannedEnd: '2026-03-27' });
    const types = ['work.placement-made'];
    const toProvider = { of: 'jobcenter', to: ['vhs'], for: 'course-progress', types };
    await jobcenter.on('2025-10-13').takesDown(toProvider);
    const work = { kind: 'employment', workingTime: 'full-time', startsOn: '2025-11-03' };
    await jobcenter.on('2025-10-20').tells('work.placement-made', work);
  });

  it('then the provider is warned, and neither the jobcenter nor BAMF nor the counselling is', async () => {
    await timelines('2025-11-04', {
      jobcenter: `
        2025-10-20 | jobcenter | work.placement-made     | everything | own`,
      vhs: `
        2025-07-28 | vhs       | language.course-started | everything | own
        2025-10-20 | jobcenter | work.placement-made     | everything | consent consent-work-course`,
      bamf: `
        2025-07-28 | vhs       | language.course-started | everything | law int-8-2`,
      caritas: NOTHING,
    });
    expect(await conflicts('vhs')).toEqual([
      'placement-in-full-day-course standing since 2025-11-03 until 2026-03-28',
    ]);
    for (const agency of ['jobcenter', 'bamf', 'caritas']) expect(await conflicts(agency)).toEqual([]);
  });

  it('and nobody may hint at it, least of all who is bound by secrecy', async () => {
    const hint = { advice: 'ask-for-consent' };
    for (const one of [vhs, jobcenter, caritas])
      expect(await one.on('2025-11-05').mayNotTell('conflict.blind-notice', hint)).toBe(
        'NO_RIGHT_TO_PUBLISH',
      );
    for (const agency of ['jobcenter', 'bamf', 'caritas']) expect(await conflicts(agency)).toEqual([]);
    await recalled({});
  });
});
