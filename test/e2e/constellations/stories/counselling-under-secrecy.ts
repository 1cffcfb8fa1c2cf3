import { constellation } from '../language/constellation.ts';
import { NOTHING } from '../language/timeline-table.ts';

describe('A wish told to a counselling that is bound by secrecy (§ 203 StGB)', () => {
  const { caritas, jobcenter, sharedBy, timelines, recalled, heldBy } = constellation();
  const wished = ['casework.wish-recorded'];
  const toJobcenter = { of: 'caritas', to: ['jobcenter'], for: 'case-management', types: wished };
  let release: string;

  it('given a wish that only the counselling knows, also after the person agreed to its being told', async () => {
    await sharedBy('2025-09-01', 'caritas', 'jobcenter', 'abh', 'bamf');
    await caritas.on('2025-09-08').keeps('casework.wish-recorded', { wish: 'course-with-childcare' });
    await caritas.on('2025-09-15').takesDown(toJobcenter);
    expect(heldBy('caritas')).toEqual(wished);
  });

  it('when the jobcenter would take down a release itself, it is not for it to do', async () => {
    const forged = { ...toJobcenter, releasesSecrecy: true } as const;
    expect(await jobcenter.on('2025-09-16').mayNotTakeDown(forged)).toBe('SECRECY_RELEASE_NOT_BY_BEARER');
    expect(heldBy('caritas')).toEqual(wished);
  });

  it('when the counselling takes down the release, and the person agrees to an answer', async () => {
    release = await caritas.on('2025-09-22').takesDown({ ...toJobcenter, releasesSecrecy: true });
    expect(heldBy('caritas')).toEqual([]);
    const back = { of: 'jobcenter', to: ['caritas'], for: 'counselling' };
    await jobcenter.on('2025-09-24').takesDown({ ...back, types: ['casework.wish-answered'] });
    const answer = { wish: 'course-with-childcare', answer: 'granted', doneBy: '2025-10-31' };
    await jobcenter.tells('casework.wish-answered', answer);
  });

  it('and even agrees that BAMF may know, which the law does not let anybody open', async () => {
    const toBamf = { of: 'caritas', to: ['bamf'], for: 'counselling', types: wished };
    await caritas.on('2025-09-29').takesDown(toBamf);
    await caritas.takesDown({ ...toBamf, releasesSecrecy: true });
  });

  it('then the two talk, and no other agency hears of it', () =>
    timelines('2025-10-01', {
      caritas: `
        2025-09-08 | caritas   | casework.wish-recorded | everything | own
        2025-09-24 | jobcenter | casework.wish-answered | everything | consent consent-to-counselling`,
      jobcenter: `
        2025-09-08 | caritas   | casework.wish-recorded | everything | consent consent-from-counselling
        2025-09-24 | jobcenter | casework.wish-answered | everything | own`,
      abh: NOTHING,
      bamf: NOTHING,
    }));

  it('and once the release is taken back, the consent alone opens nothing', async () => {
    await caritas.on('2025-11-03').withdraws(release);
    await timelines('2025-11-04', {
      caritas: `
        2025-09-08 | caritas   | casework.wish-recorded | everything | own
        2025-09-24 | jobcenter | casework.wish-answered | everything | consent consent-to-counselling`,
      jobcenter: `
        2025-09-24 | jobcenter | casework.wish-answered | everything | own`,
      abh: NOTHING,
      bamf: NOTHING,
    });
    await recalled({ jobcenter: ['stop-using caritas casework.wish-recorded'] });
  });
});
