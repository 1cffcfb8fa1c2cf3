import { constellation } from '../language/constellation.ts';
import { NOTHING } from '../language/timeline-table.ts';

describe('A consent taken back in mid-course', () => {
  const { caritas, jobcenter, vhs, sharedBy, timelines, recalled } = constellation();
  const code = { courseCode: 'IK-2025-31' };
  let consent: string;

  it('given a duty, and a consent that the counselling took down for the provider', async () => {
    await sharedBy('2025-09-01', 'jobcenter', 'vhs', 'caritas', 'bamf');
    await jobcenter.on('2025-09-01').tells('language.duty-stated', { ground: 'aufenthg-44a-1-2' });
    const types = ['language.registered', 'language.module-completed'];
    const toJobcenter = { of: 'vhs', to: ['jobcenter'], for: 'course-progress', types };
    consent = await caritas.on('2025-09-08').takesDown(toJobcenter);
  });

  it('when the course goes on', async () => {
    await vhs.on('2025-09-15').tells('language.registered', { ...code, courseKind: 'general' });
    await vhs.on('2025-11-10').tells('language.module-completed', { ...code, module: 1 });
    await vhs.on('2025-11-17').tells('language.irregular-attendance', { ...code, missedLessons: 24 });
  });

  it('then the jobcenter sees what the person agreed to beside what the law tells it', () =>
    timelines('2025-11-18', {
      jobcenter: `
        2025-09-01 | jobcenter | language.duty-stated          | everything    | own
        2025-09-15 | vhs       | language.registered           | everything    | consent consent-progress
        2025-11-10 | vhs       | language.module-completed     | everything    | consent consent-progress
        2025-11-17 | vhs       | language.irregular-attendance | everything    | law int-8-3-obliged`,
      vhs: `
        2025-09-01 | jobcenter | language.duty-stated          | nothing of it | law auf-88a-1-duty (date)
        2025-09-15 | vhs       | language.registered           | everything    | own
        2025-11-10 | vhs       | language.module-completed     | everything    | own
        2025-11-17 | vhs       | language.irregular-attendance | everything    | own`,
      bamf: `
        2025-09-01 | jobcenter | language.duty-stated          | everything    | law int-8-1
        2025-09-15 | vhs       | language.registered           | everything    | law int-8-2
        2025-11-10 | vhs       | language.module-completed     | everything    | law int-8-2`,
      caritas: NOTHING,
    }));

  it('and once the person takes the consent back, only the law is left, and the rest is called back', async () => {
    await caritas.on('2025-11-24').withdraws(consent);
    await vhs.on('2025-12-08').tells('language.module-completed', { ...code, module: 2 });
    await timelines('2025-12-09', {
      jobcenter: `
        2025-09-01 | jobcenter | language.duty-stated          | everything    | own
        2025-11-17 | vhs       | language.irregular-attendance | everything    | law int-8-3-obliged`,
      vhs: `
        2025-09-01 | jobcenter | language.duty-stated          | nothing of it | law auf-88a-1-duty (date)
        2025-09-15 | vhs       | language.registered           | everything    | own
        2025-11-10 | vhs       | language.module-completed     | everything    | own
        2025-11-17 | vhs       | language.irregular-attendance | everything    | own
        2025-12-08 | vhs       | language.module-completed     | everything    | own`,
      bamf: `
        2025-09-01 | jobcenter | language.duty-stated          | everything    | law int-8-1
        2025-09-15 | vhs       | language.registered           | everything    | law int-8-2
        2025-11-10 | vhs       | language.module-completed     | everything    | law int-8-2
        2025-12-08 | vhs       | language.module-completed     | everything    | law int-8-2`,
      caritas: NOTHING,
    });
    await recalled({
      jobcenter: ['stop-using vhs language.registered', 'stop-using vhs language.module-completed'],
    });
  });
});
