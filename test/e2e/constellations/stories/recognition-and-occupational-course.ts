import { constellation } from '../language/constellation.ts';
import { NOTHING } from '../language/timeline-table.ts';

describe('A foreign qualification, and a vocational language course beside another course', () => {
  const { ba, jobcenter, vhs, sharedBy, timelines, conflicts, heldBy } = constellation();
  const applied = 'qualification.recognition-applied';
  const decided = 'qualification.recognition-decided';
  const occupational = 'qualification.occupational-course-started';

  it('given an application for recognition, which the employment agency keeps until somebody asks', async () => {
    await sharedBy('2025-10-06', 'jobcenter', 'vhs', 'caritas', 'ba', 'bamf');
    await ba.on('2025-10-06').keeps(applied, { procedure: 'non-regulated', area: '2' });
  });

  it('when the jobcenter asks what it needs for the plan with the person', async () => {
    const request = await jobcenter.on('2025-10-13').asks('ba', applied, 'sgb-10-69-1-1', 'plan-with-person');
    expect(heldBy('ba')).toEqual([]);
    await ba.on('2025-10-15').tells('information.answered', { request, result: 'confirmed' });
  });

  it('and the person lets the provider know of the decision, and the jobcenter of the courses', async () => {
    await ba.on('2026-01-19').keeps(decided, { outcome: 'partial', measureNeeded: true });
    await ba.takesDown({ of: 'ba', to: ['vhs'], for: 'qualification-recognition', types: [decided] });
    expect(heldBy('ba')).toEqual([]);
    const types = ['language.course-started', occupational];
    await vhs.takesDown({ of: 'vhs', to: ['jobcenter'], for: 'course-progress', types });
  });

  it('when two courses run at the same time', async () => {
    const general = { courseKind: 'general', courseCode: 'IK-2026-01', timeModel: 'evening' };
    const started = { ...general, plannedEnd: '2026-07-31' };
    await vhs.on('2026-02-02').tells('language.course-started', started);
    const vocational = { targetLevel: 'b2', courseCode: 'BSK-2026-03', plannedEnd: '2026-11-20' };
    await vhs.on('2026-03-02').tells(occupational, vocational);
  });

  it('then each sees its part of the way to work', () =>
    timelines('2026-03-05', {
      jobcenter: `
        2025-10-13 | jobcenter | information.requested    | everything | own
        2025-10-06 | ba        | ${applied}               | everything | law sgbx-69-work
        2025-10-15 | ba        | information.answered     | everything | law sgbx-69-answer
        2026-02-02 | vhs       | language.course-started  | everything | consent consent-progress
        2026-03-02 | vhs       | ${occupational}          | everything | consent consent-progress`,
      ba: `
        2025-10-13 | jobcenter | information.requested    | everything | law sgbx-69-ask
        2025-10-06 | ba        | ${applied}               | everything | own
        2025-10-15 | ba        | information.answered     | everything | own
        2026-01-19 | ba        | ${decided}               | everything | own`,
      vhs: `
        2026-01-19 | ba        | ${decided}               | everything | consent consent-qualification
        2026-02-02 | vhs       | language.course-started  | everything | own
        2026-03-02 | vhs       | ${occupational}          | everything | own`,
      bamf: `
        2026-02-02 | vhs       | language.course-started  | everything | law int-8-2`,
      caritas: NOTHING,
    }));

  it('and who sees both courses is told that they run at once', async () => {
    const atOnce = ['two-courses standing since 2026-03-02 until 2026-08-01'];
    expect(await conflicts('jobcenter')).toEqual(atOnce);
    expect(await conflicts('vhs')).toEqual(atOnce);
    expect(await conflicts('bamf')).toEqual([]);
    expect(await conflicts('ba')).toEqual([]);
  });
});
