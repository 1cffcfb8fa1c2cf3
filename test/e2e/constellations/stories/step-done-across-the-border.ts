import { constellation } from '../language/constellation.ts';
import { NOTHING } from '../language/timeline-table.ts';

// Council paper 067/18, no. 5: a case manager from each of two legal spheres, who need not know all of the other's work (no. 3).
describe('A step done on one side of a tandem, of which the other side is to know that it was and when', () => {
  const { asylblg, jobcenter, sharedBy, timelines, recalled, heldBy } = constellation();
  const tandem = { for: 'case-management', types: ['casework.step-agreed', 'casework.step-done'] };
  let consent: string;

  it('given that the person lets the jobcenter tell everything, and the AsylbLG office that and when', async () => {
    await sharedBy('2025-09-01', 'asylblg', 'jobcenter', 'abh', 'vhs');
    await jobcenter.on('2025-09-01').takesDown({ ...tandem, of: 'jobcenter', to: ['asylblg'] });
    const terms = { ...tandem, of: 'asylblg', to: ['jobcenter'], depth: 'date' } as const;
    consent = await asylblg.takesDown(terms);
  });

  it('when both keep what they promised', async () => {
    const promised = { step: 'find-course-place', by: 'agency', doneBy: '2025-10-15' };
    await asylblg.on('2025-09-08').tells('casework.step-agreed', promised);
    await asylblg
      .on('2025-09-22')
      .tells('casework.step-done', { step: 'course-place-found', unit: 'group-2' });
    const confirmed = { step: 'receipt-confirmed', unit: 'group-1' };
    await jobcenter.on('2025-09-24').tells('casework.step-done', confirmed);
  });

  it('then one side sees which step it was, the other that there was one, and the immigration office neither', () =>
    timelines('2025-09-25', {
      asylblg: `
        2025-09-08 | asylblg   | casework.step-agreed | everything | own
        2025-09-22 | asylblg   | casework.step-done   | everything | own
        2025-09-24 | jobcenter | casework.step-done   | everything | consent consent-tandem`,
      jobcenter: `
        2025-09-08 | asylblg   | casework.step-agreed | doneBy 2025-10-15 | consent consent-tandem (date)
        2025-09-22 | asylblg   | casework.step-done   | nothing of it     | consent consent-tandem (date)
        2025-09-24 | jobcenter | casework.step-done   | everything        | own`,
      abh: NOTHING,
      vhs: NOTHING,
    }));

  it('and once the person takes back the one consent, that side alone is called upon', async () => {
    await asylblg.on('2025-10-06').withdraws(consent);
    await asylblg.on('2025-10-07').keeps('casework.step-done', { step: 'file-complete' });
    expect(heldBy('asylblg')).toEqual(['casework.step-done']);
    await timelines('2025-10-08', {
      asylblg: `
        2025-09-08 | asylblg   | casework.step-agreed | everything | own
        2025-09-22 | asylblg   | casework.step-done   | everything | own
        2025-09-24 | jobcenter | casework.step-done   | everything | consent consent-tandem`,
      jobcenter: `
        2025-09-24 | jobcenter | casework.step-done   | everything | own`,
      abh: NOTHING,
      vhs: NOTHING,
    });
    await recalled({
      jobcenter: ['stop-using asylblg casework.step-agreed', 'stop-using asylblg casework.step-done'],
    });
  });
});
