import type { PlanShown } from '#agreement';
import { germanDayOf, planOf } from '#agreement';
import { consentGiven } from '../constellations/language/consent-terms.ts';
import { link } from '../constellations/language/sharing.ts';
import { Story } from '../constellations/language/story.ts';

describe('A plan of a tandem across two legal spheres', () => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin();
    story.goTo('2025-09-01');
    await story.must('jobcenter', 'case.open');
    story.sharing.push('jobcenter');
    for (const guest of ['asylblg', 'vhs']) {
      await link(story, 'jobcenter', guest);
      story.sharing.push(guest);
    }
  });
  afterAll(() => story.end());

  const plan = async (agency: string): Promise<PlanShown> =>
    planOf(await story.seenBy(agency), { today: germanDayOf(story.now()) });
  const on = (day: string, agency: string, name: string, data: object): Promise<string> => {
    story.goTo(day);
    return story.must(agency, `casework.${name}`, data);
  };

  it('needs the consent of the person for both directions', async () => {
    for (const [of, to] of [
      ['jobcenter', 'asylblg'],
      ['asylblg', 'jobcenter'],
    ] as const) {
      const terms = { of, to: [to], for: 'case-management' };
      await story.must(of, 'consent.give', consentGiven(story.newId('consent'), terms, story.now()));
    }
    const tandem = { form: 'tandem', spheres: ['sgb-2', 'asylblg'] };
    await on('2025-09-08', 'jobcenter', 'managers-assigned', tandem);
    await on('2025-09-08', 'asylblg', 'managers-assigned', tandem);
    for (const agency of ['jobcenter', 'asylblg'])
      expect((await plan(agency)).managers.map((one) => one.agency)).toEqual(['jobcenter', 'asylblg']);
  });

  it('shows each the promise of the other that is overdue', async () => {
    const step = { step: 'find-course-place', by: 'agency', goal: 'language', doneBy: '2025-10-01' };
    await on('2025-09-15', 'jobcenter', 'step-agreed', step);
    story.goTo('2025-10-11');
    for (const agency of ['jobcenter', 'asylblg'])
      expect((await plan(agency)).steps).toMatchObject([
        { agency: 'jobcenter', state: 'overdue', overdueDays: 10 },
      ]);
  });

  it('has the wish answered by the one, for the other to see', async () => {
    await on('2025-10-12', 'asylblg', 'wish-recorded', { wish: 'course-with-childcare' });
    story.goTo('2025-10-20');
    expect((await plan('jobcenter')).wishes).toMatchObject([{ openDays: 8 }]);
    await on('2025-10-20', 'jobcenter', 'wish-answered', { wish: 'course-with-childcare', answer: 'partly' });
    expect((await plan('asylblg')).wishes).toMatchObject([
      { answer: { agency: 'jobcenter', answer: 'partly' } },
    ]);
  });

  it('hands the case over when it is accepted', async () => {
    await on('2025-11-03', 'asylblg', 'handover-offered', { to: 'jobcenter', ground: 'sphere-changed' });
    expect((await plan('jobcenter')).handovers).toMatchObject([{ from: 'asylblg', state: 'offered' }]);
    await on('2025-11-05', 'jobcenter', 'handover-accepted', { from: 'asylblg' });
    expect((await plan('asylblg')).handovers).toMatchObject([{ to: 'jobcenter', state: 'accepted' }]);
  });

  it('shows the other side a step done that no other entry could tell of', async () => {
    const step = { step: 'joint-meeting', by: 'agency', doneBy: '2025-11-10' };
    await on('2025-11-06', 'asylblg', 'step-agreed', step);
    story.goTo('2025-11-12');
    const meeting = async () =>
      (await plan('jobcenter')).steps.find((one) => one.step === 'joint-meeting' && one.agency === 'asylblg');
    expect(await meeting()).toMatchObject({ state: 'overdue', overdueDays: 2 });
    await on('2025-11-12', 'asylblg', 'step-done', { step: 'joint-meeting' });
    expect(await meeting()).toMatchObject({ state: 'done', done: { agency: 'asylblg', on: '2025-11-12' } });
  });

  it('declines a handover, and who offered it sees why', async () => {
    await on('2025-11-17', 'jobcenter', 'handover-offered', { to: 'asylblg', ground: 'other-task' });
    await on('2025-11-19', 'asylblg', 'handover-declined', { from: 'jobcenter', ground: 'not-competent' });
    expect((await plan('jobcenter')).handovers).toContainEqual(
      expect.objectContaining({ to: 'asylblg', state: 'declined', declinedFor: 'not-competent' }),
    );
  });

  it('is nothing to the provider, who was told of none of it', async () => {
    const empty = { managers: [], plans: [], steps: [], wishes: [], handovers: [] };
    expect(await plan('vhs')).toEqual(empty);
  });
});
