import { constellation } from '../language/constellation.ts';
import { NOTHING } from '../language/timeline-table.ts';
import { voucher } from '../language/vouchers.ts';

// Art. 17(1)(d), 19, 33 GDPR, § 84(2) SGB X: what was told of another person was told without any basis.
describe('A provider that redeemed the code of another person, and finds out', () => {
  const { jobcenter, vhs, sharedBy, timelines, recalled } = constellation();

  it('given a voucher, and a registration that is of somebody else', async () => {
    await sharedBy('2025-09-01', 'jobcenter', 'vhs', 'caritas', 'bamf');
    const own = voucher('jobcenter', 'aufenthg-44a-1-2', 'obliged', '2026-08-31');
    await jobcenter.on('2025-09-01').tells('language.voucher-issued', own);
    const course = { courseKind: 'general', courseCode: 'IK-2025-22' };
    await vhs.on('2025-09-15').tells('language.registered', course);
    const toCaritas = { of: 'vhs', to: ['caritas'], for: 'counselling', types: ['language.registered'] };
    await vhs.takesDown(toCaritas);
    await timelines('2025-09-16', {
      jobcenter: `
        2025-09-01 | jobcenter | language.voucher-issued | everything | own`,
      vhs: `
        2025-09-01 | jobcenter | language.voucher-issued | everything | law auf-88a-1-voucher
        2025-09-15 | vhs       | language.registered     | everything | own`,
      bamf: `
        2025-09-01 | jobcenter | language.voucher-issued | everything | law int-8-1
        2025-09-15 | vhs       | language.registered     | everything | law int-8-2`,
      caritas: `
        2025-09-15 | vhs       | language.registered     | everything | consent consent-to-counselling`,
    });
  });

  it('when the provider splits the link', () => vhs.on('2025-09-22').splits('code-of-another'));

  it('then it sees nothing more, and the others nothing more of it', () =>
    timelines('2025-09-23', {
      jobcenter: `
        2025-09-01 | jobcenter | language.voucher-issued | everything | own`,
      bamf: `
        2025-09-01 | jobcenter | language.voucher-issued | everything | law int-8-1`,
      caritas: NOTHING,
    }));

  it('and whoever had something of the other person is to erase it; whoever had nothing is told nothing', () =>
    recalled({
      vhs: ['erase jobcenter language.voucher-issued'],
      bamf: ['erase vhs language.registered'],
      caritas: ['erase vhs language.registered'],
    }));
});
