import { constellation } from '../language/constellation.ts';
import { NOTHING } from '../language/timeline-table.ts';

describe('An entry that the person disputes, restricted until it is put right', () => {
  const { jobcenter, vhs, sharedBy, timelines, recalled } = constellation();
  const missed = 'language.irregular-attendance';
  let wrong: string;
  let request: string;

  it('given a report of missed lessons that the person says is wrong', async () => {
    await sharedBy('2025-09-01', 'jobcenter', 'vhs', 'caritas');
    await jobcenter.on('2025-09-01').tells('language.duty-stated', { ground: 'aufenthg-44a-1-2' });
    const report = { courseCode: 'IK-2025-31', missedLessons: 40 };
    wrong = await vhs.on('2025-12-01').tells(missed, report);
    await vhs.on('2025-12-03').disputes('dispute-about-lessons-01', wrong);
  });

  it('then it passes on with that note only (§ 84(2) SGB X)', () =>
    timelines('2025-12-04', {
      jobcenter: `
        2025-09-01 | jobcenter | language.duty-stated          | everything    | own
        2025-12-01 | vhs       | language.irregular-attendance | everything    | law int-8-3-obliged | disputed`,
      vhs: `
        2025-09-01 | jobcenter | language.duty-stated          | nothing of it | law auf-88a-1-duty (date)
        2025-12-01 | vhs       | language.irregular-attendance | everything    | own | disputed`,
      caritas: NOTHING,
    }));

  it('when two of the provider’s rights desk restrict it, the jobcenter sees it no longer and is told to mark it', async () => {
    request = await vhs.on('2025-12-05').restricts(wrong);
    await timelines('2025-12-06', {
      jobcenter: `
        2025-09-01 | jobcenter | language.duty-stated          | everything    | own`,
      vhs: `
        2025-09-01 | jobcenter | language.duty-stated          | nothing of it | law auf-88a-1-duty (date)
        2025-12-01 | vhs       | language.irregular-attendance | everything    | own | disputed`,
      caritas: NOTHING,
    });
    await recalled({ jobcenter: ['restrict vhs language.irregular-attendance'] });
  });

  it('and what puts it right passes on at once, without a word of what it corrects', async () => {
    await vhs.on('2025-12-08').corrects(wrong, missed, { courseCode: 'IK-2025-31', missedLessons: 4 });
    await vhs.settles('dispute-about-lessons-01', 'corrected');
    await timelines('2025-12-09', {
      jobcenter: `
        2025-09-01 | jobcenter | language.duty-stated          | everything    | own
        2025-12-08 | vhs       | language.irregular-attendance | everything    | law int-8-3-obliged`,
      vhs: `
        2025-09-01 | jobcenter | language.duty-stated          | nothing of it | law auf-88a-1-duty (date)
        2025-12-01 | vhs       | language.irregular-attendance | everything    | own
        2025-12-08 | vhs       | language.irregular-attendance | everything    | own | corrects`,
      caritas: NOTHING,
    });
  });

  it('until the restriction is lifted: then both are there, undisputed', async () => {
    await vhs.on('2025-12-10').lifts(request);
    await timelines('2025-12-11', {
      jobcenter: `
        2025-09-01 | jobcenter | language.duty-stated          | everything    | own
        2025-12-01 | vhs       | language.irregular-attendance | everything    | law int-8-3-obliged
        2025-12-08 | vhs       | language.irregular-attendance | everything    | law int-8-3-obliged | corrects`,
      vhs: `
        2025-09-01 | jobcenter | language.duty-stated          | nothing of it | law auf-88a-1-duty (date)
        2025-12-01 | vhs       | language.irregular-attendance | everything    | own
        2025-12-08 | vhs       | language.irregular-attendance | everything    | own | corrects`,
      caritas: NOTHING,
    });
    await recalled({
      jobcenter: [
        'rectified vhs language.irregular-attendance',
        'restriction-lifted vhs language.irregular-attendance',
      ],
    });
  });
});
