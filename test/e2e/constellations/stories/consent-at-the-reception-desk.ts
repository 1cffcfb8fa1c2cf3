import { constellation } from '../language/constellation.ts';
import { NOTHING } from '../language/timeline-table.ts';

describe('A consent taken down at the city’s reception desk, which its source does not acknowledge', () => {
  const { abh, asylblg, sharedBy, timelines, recalled, heldBy } = constellation();
  const housing = 'situation.housing-noted';
  const terms = { of: 'asylblg', for: 'case-management', types: [housing] };
  let consent: string;

  it('given that the immigration office may take it down for the AsylbLG office, never in its own favour', async () => {
    await sharedBy('2025-09-01', 'abh', 'asylblg', 'jobcenter', 'caritas');
    const own = await abh.on('2025-09-01').mayNotTakeDown({ ...terms, to: ['abh'] });
    expect(own).toBe('CONSENT_RECORDER_NOT_NAMED');
    consent = await abh.on('2025-09-02').takesDown({ ...terms, to: ['jobcenter'] });
  });

  it('when the AsylbLG office notes how the person lives, the jobcenter sees it, and the recorder does not', async () => {
    await asylblg.on('2025-09-08').tells(housing, { state: 'searching' });
    await timelines('2025-09-09', {
      abh: NOTHING,
      asylblg: `
        2025-09-08 | asylblg | situation.housing-noted | everything | own`,
      jobcenter: `
        2025-09-08 | asylblg | situation.housing-noted | everything | consent consent-situation`,
      caritas: NOTHING,
    });
  });

  it('then its objection ends the consent, calls back what rested on it, and keeps back what comes', async () => {
    await asylblg.on('2025-09-15').objects(consent, 'abh');
    await asylblg.on('2025-10-06').keeps(housing, { state: 'own-home' });
    expect(heldBy('asylblg')).toEqual([housing]);
    await recalled({ jobcenter: ['stop-using asylblg situation.housing-noted'] });
    await timelines('2025-10-07', {
      abh: NOTHING,
      asylblg: `
        2025-09-08 | asylblg | situation.housing-noted | everything | own`,
      jobcenter: NOTHING,
      caritas: NOTHING,
    });
  });
});
