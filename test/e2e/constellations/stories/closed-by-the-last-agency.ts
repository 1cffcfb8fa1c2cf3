import { constellation } from '../language/constellation.ts';
import { NOTHING } from '../language/timeline-table.ts';

// § 84(2) SGB X (five years after the file is closed), § 8(6) IntV (ten years). Council paper 067/18, no. 3: many agencies, each with
// its own part of a case.
describe('A case whose agencies close their files one after the other, the last one years later', () => {
  const { abh, asylblg, jobcenter, sharedBy, timelines, destroyedOn, recalled } = constellation();
  const tandem = { for: 'case-management' };

  it('given a change of benefits and a plan, of which the person lets both case managers know', async () => {
    await sharedBy('2024-05-06', 'asylblg', 'abh', 'jobcenter');
    await asylblg
      .on('2024-05-06')
      .takesDown({ ...tandem, of: 'asylblg', to: ['jobcenter'], until: '2032-01-01' });
    await jobcenter.takesDown({ ...tandem, of: 'jobcenter', to: ['asylblg'], until: '2032-01-01' });
    const change = { from: 'asylblg', to: 'sgb-2', effectiveFrom: '2024-06-01' };
    await asylblg.on('2024-05-13').tells('benefits.legal-sphere-changed', change);
    const plan = { plan: 'joint-plan', goals: ['language', 'work'] };
    await jobcenter.on('2024-06-10').tells('casework.plan-agreed', plan);
  });

  it('when the AsylbLG office closes its file, and the jobcenter, the last one, two years later', async () => {
    await asylblg.on('2024-07-01').closesItsFile('handed-over');
    await abh.closesItsFileUnheard('goal-reached');
    await jobcenter.on('2026-07-06').closesItsFile('goal-reached');
  });

  it('then everything is there until the five years of the first are over', async () => {
    expect(await destroyedOn('2029-06-30')).toEqual({});
    await timelines('2029-06-30', {
      asylblg: `
        2024-05-13 | asylblg   | benefits.legal-sphere-changed | everything | own
        2024-06-10 | jobcenter | casework.plan-agreed          | everything | consent consent-tandem
        2024-07-01 | asylblg   | entry.case-closed             | everything | own
        2026-07-06 | jobcenter | entry.case-closed             | everything | consent consent-tandem`,
      jobcenter: `
        2024-05-13 | asylblg   | benefits.legal-sphere-changed | everything | law auf-90-3-asylblg
        2024-06-10 | jobcenter | casework.plan-agreed          | everything | own
        2024-07-01 | asylblg   | entry.case-closed             | everything | consent consent-tandem
        2026-07-06 | jobcenter | entry.case-closed             | everything | own`,
      abh: NOTHING,
    });
  });

  it('then its part alone can be read by nobody, and what the jobcenter told goes on', async () => {
    expect(await destroyedOn('2029-07-03')).toEqual({
      'benefits.legal-sphere-changed': 1,
      'entry.case-closed': 1,
    });
    const left = (basis: string) => `
        2024-06-10 | jobcenter | casework.plan-agreed          | everything | ${basis}
        2026-07-06 | jobcenter | entry.case-closed             | everything | ${basis}`;
    await timelines('2029-07-04', {
      asylblg: left('consent consent-tandem'),
      jobcenter: left('own'),
      abh: NOTHING,
    });
  });

  it('and five years after the last file was closed nothing is left to anybody, without a recall', async () => {
    expect(await destroyedOn('2031-07-08')).toEqual({ 'casework.plan-agreed': 1, 'entry.case-closed': 1 });
    await timelines('2031-07-09', { asylblg: NOTHING, jobcenter: NOTHING, abh: NOTHING });
    await recalled({});
  });
});
