import { constellation } from '../language/constellation.ts';
import { issuerOn } from '../language/readings.ts';
import { NOTHING } from '../language/timeline-table.ts';

describe('An EU citizen who applies too late, and a voluntary offer as a bridge', () => {
  const { bamf, vhs, sharedBy, timelines, chain, heldBy } = constellation();
  const citizen = { status: 'eu-citizen', support: 'none', 'german-level': 'simple' };
  const joined = 'language.voluntary-offer-joined';

  it('given that nobody is competent from 2026-02-09 on', async () => {
    expect(await issuerOn('2026-02-09', citizen)).toBe(
      'nobody (bamf-stop-2026); offers: caritas-conversation, vhs-everyday-german, volunteers-tandem',
    );
    await sharedBy('2026-02-12', 'vhs', 'caritas', 'volunteers', 'bamf');
  });

  it('when BAMF refuses the application', async () => {
    await vhs.on('2026-02-12').tells('language.admission-applied', { group: 'eu-citizen' });
    const refusal = { outcome: 'refused', refusal: 'no-new-admissions' };
    await bamf.on('2026-02-26').tells('language.admission-decided', refusal);
  });

  it('and the person joins a class of volunteers, who may know as soon as the person agrees', async () => {
    const offer = { offer: 'volunteer-class', expectedUntil: '2026-07-10' };
    await vhs.on('2026-03-02').keeps(joined, offer);
    await vhs.takesDown({ of: 'vhs', to: ['volunteers'], for: 'counselling', types: [joined] });
    expect(heldBy('vhs')).toEqual([]);
  });

  it('then the volunteers learn that and when, not what, and the refusal is between two', () =>
    timelines('2026-03-05', {
      vhs: `
        2026-02-12 | vhs  | language.admission-applied     | everything | own
        2026-02-26 | bamf | language.admission-decided     | everything | law auf-88a-1-admitted
        2026-03-02 | vhs  | language.voluntary-offer-joined | everything | own`,
      bamf: `
        2026-02-12 | vhs  | language.admission-applied     | everything | law auf-44-4-apply
        2026-02-26 | bamf | language.admission-decided     | everything | own`,
      volunteers: `
        2026-03-02 | vhs  | language.voluntary-offer-joined | expectedUntil 2026-07-10 | consent consent-volunteers (date)`,
      caritas: NOTHING,
    }));

  it('and nobody waits for an admission any more; who sees only the offer sees no application in the chain', async () => {
    const refused = ['ended', 'applied done 2026-02-12', 'admitted next: nobody'];
    for (const agency of ['vhs', 'bamf']) expect(await chain('admission', agency)).toEqual(refused);
    expect(await chain('admission', 'volunteers')).toEqual(['not-begun', 'applied next: nobody']);
  });
});
