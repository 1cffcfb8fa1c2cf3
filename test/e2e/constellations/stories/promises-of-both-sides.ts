import { constellation } from '../language/constellation.ts';
import { NOTHING } from '../language/timeline-table.ts';

describe('A tandem of the city’s social workers and the jobcenter, with promises of both sides', () => {
  const { counselling, jobcenter, sharedBy, timelines, heldBy } = constellation();
  const childcare = 'situation.childcare-noted';

  it('given that the person agrees to a tandem, and releases the social workers from secrecy for it', async () => {
    await sharedBy('2025-09-01', 'city-counselling', 'jobcenter', 'vhs', 'abh');
    const casework = { of: 'city-counselling', to: ['jobcenter'], for: 'case-management' };
    await counselling.on('2025-09-01').takesDown(casework);
    await counselling.takesDown({ ...casework, releasesSecrecy: true });
    const back = { of: 'jobcenter', to: ['city-counselling'], for: 'counselling' };
    await jobcenter.takesDown(back);
    const managers = { form: 'tandem', spheres: ['sgb-2', 'none'], firstMeeting: '2025-09-15' };
    await jobcenter.on('2025-09-08').tells('casework.managers-assigned', managers);
  });

  it('when both promise something, and one keeps it', async () => {
    const plan = { plan: 'joint-plan', goals: ['language', 'childcare'], nextReview: '2025-11-17' };
    await counselling.on('2025-09-15').tells('casework.plan-agreed', plan);
    const place = { step: 'find-course-place', by: 'agency', goal: 'language', doneBy: '2025-10-15' };
    await jobcenter.tells('casework.step-agreed', place);
    const care = { step: 'arrange-childcare', by: 'agency', goal: 'childcare', doneBy: '2025-10-06' };
    await counselling.tells('casework.step-agreed', care);
    await counselling.on('2025-10-01').tells(childcare, { state: 'arranged', from: '2025-10-06' });
    const missed = { step: 'find-course-place', by: 'agency', newDate: '2025-11-14' };
    await jobcenter.on('2025-10-16').tells('casework.step-missed', missed);
  });

  it('and the provider is to know of the childcare, which needs a release of its own', async () => {
    const toProvider = {
      of: 'city-counselling',
      to: ['vhs'],
      for: 'counselling',
      types: [childcare],
    } as const;
    await counselling.on('2025-10-20').takesDown(toProvider);
    await timelines('2025-10-20', { ...tandem, vhs: NOTHING, abh: NOTHING });
    await counselling.takesDown({ ...toProvider, releasesSecrecy: true });
    expect(heldBy('city-counselling')).toEqual([]);
  });

  const tandem = {
    'city-counselling': `
        2025-09-08 | jobcenter        | casework.managers-assigned | everything | consent consent-to-counselling
        2025-09-15 | city-counselling | casework.plan-agreed       | everything | own
        2025-09-15 | jobcenter        | casework.step-agreed       | everything | consent consent-to-counselling
        2025-09-15 | city-counselling | casework.step-agreed       | everything | own
        2025-10-01 | city-counselling | ${childcare}               | everything | own
        2025-10-16 | jobcenter        | casework.step-missed       | everything | consent consent-to-counselling`,
    jobcenter: `
        2025-09-08 | jobcenter        | casework.managers-assigned | everything | own
        2025-09-15 | city-counselling | casework.plan-agreed       | everything | consent consent-from-counselling
        2025-09-15 | jobcenter        | casework.step-agreed       | everything | own
        2025-09-15 | city-counselling | casework.step-agreed       | everything | consent consent-from-counselling
        2025-10-01 | city-counselling | ${childcare}               | everything | consent consent-from-counselling
        2025-10-16 | jobcenter        | casework.step-missed       | everything | own`,
  };

  it('then both see what each promised and missed, the provider one fact, and the immigration office nothing', () =>
    timelines('2025-10-21', {
      ...tandem,
      vhs: `
        2025-10-01 | city-counselling | ${childcare} | everything | consent consent-from-counselling`,
      abh: NOTHING,
    }));
});
