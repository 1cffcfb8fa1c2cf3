import { constellation } from '../language/constellation.ts';
import { issuerOn } from '../language/readings.ts';
import { NOTHING } from '../language/timeline-table.ts';

describe('An EU citizen whom BAMF admits before it stops admissions (§ 44(4) AufenthG)', () => {
  const { bamf, vhs, sharedBy, timelines, chain } = constellation();
  const citizen = { status: 'eu-citizen', support: 'none', 'german-level': 'simple' };

  it('given that BAMF is competent until 2026-02-08', async () => {
    expect(await issuerOn('2026-02-08', citizen)).toBe('bamf: admission (bamf-eu-citizen)');
    await sharedBy('2026-01-26', 'vhs', 'jobcenter', 'caritas', 'bamf');
  });

  it('when the application goes through the provider and is granted in time', async () => {
    const application = { group: 'eu-citizen', courseKind: 'general' };
    await vhs.on('2026-01-26').tells('language.admission-applied', application);
    const admission = { outcome: 'admitted', validUntil: '2027-02-04' };
    await bamf.on('2026-02-05').tells('language.admission-decided', admission);
  });

  it('then the admission counts beyond the stop, and only who needs to know does', async () => {
    const course = { courseKind: 'general', courseCode: 'IK-2026-02' };
    await vhs.on('2026-02-16').tells('language.registered', course);
    await timelines('2026-02-17', {
      vhs: `
        2026-01-26 | vhs  | language.admission-applied | everything | own
        2026-02-05 | bamf | language.admission-decided | everything | law auf-88a-1-admitted
        2026-02-16 | vhs  | language.registered        | everything | own`,
      bamf: `
        2026-01-26 | vhs  | language.admission-applied | everything | law auf-44-4-apply
        2026-02-05 | bamf | language.admission-decided | everything | own
        2026-02-16 | vhs  | language.registered        | everything | law int-8-2`,
      jobcenter: `
        2026-02-05 | bamf | language.admission-decided | everything | law auf-88a-1-admission`,
      caritas: NOTHING,
    });
    const all = [
      'complete',
      'applied done 2026-01-26',
      'admitted done 2026-02-05',
      'registered done 2026-02-16',
    ];
    for (const agency of ['vhs', 'bamf']) expect(await chain('admission', agency)).toEqual(all);
  });
});
