import { constellation } from '../language/constellation.ts';
import { NOTHING } from '../language/timeline-table.ts';
import { voucher } from '../language/vouchers.ts';

const one = voucher('immigration-office', 'aufenthg-44-1', 'entitled', '2026-05-04');
const other = voucher('jobcenter', 'aufenthg-44a-1-2', 'obliged', '2026-05-11');

describe('Two vouchers, since nobody had asked BAMF before (§ 8(1) s. 2 IntV)', () => {
  const { abh, jobcenter, vhs, sharedBy, timelines, recalled, chain, conflicts } = constellation();
  const knowing = ['jobcenter', 'vhs', 'bamf'];

  it('given a voucher of the immigration office and one of the jobcenter: the second is recorded, not refused', async () => {
    await sharedBy('2025-05-05', 'jobcenter', 'abh', 'vhs', 'caritas', 'bamf');
    await abh.on('2025-05-05').tells('language.voucher-issued', one);
    await jobcenter.on('2025-05-12').tells('language.voucher-issued', other);
  });

  it('then all who may see both are told; the immigration office may not, which can ask BAMF', async () => {
    const standing = ['two-vouchers standing since 2025-05-12 until 2026-05-05'];
    for (const agency of knowing) expect(await conflicts(agency)).toEqual(standing);
    for (const agency of ['abh', 'caritas']) expect(await conflicts(agency)).toEqual([]);
  });

  it('when the jobcenter takes its own back, the person registers with the other', async () => {
    await jobcenter.on('2025-05-19').tells('language.voucher-withdrawn', { ground: 'issued-twice' });
    const course = { courseKind: 'general', courseCode: 'IK-2025-18' };
    await vhs.on('2025-06-02').tells('language.registered', course);
  });

  it('then the conflict is over for everybody', async () => {
    const over = ['two-vouchers over since 2025-05-12 until 2025-05-19'];
    for (const agency of knowing) expect(await conflicts(agency)).toEqual(over);
    await timelines('2025-06-03', {
      abh: `
        2025-05-05 | abh       | language.voucher-issued    | everything | own`,
      jobcenter: `
        2025-05-05 | abh       | language.voucher-issued    | everything | law auf-88a-1-offices
        2025-05-12 | jobcenter | language.voucher-issued    | everything | own
        2025-05-19 | jobcenter | language.voucher-withdrawn | everything | own`,
      vhs: `
        2025-05-05 | abh       | language.voucher-issued    | everything | law auf-88a-1-voucher
        2025-05-12 | jobcenter | language.voucher-issued    | everything | law auf-88a-1-voucher
        2025-05-19 | jobcenter | language.voucher-withdrawn | everything | law sgbx-71-2a-ended
        2025-06-02 | vhs       | language.registered        | everything | own`,
      bamf: `
        2025-05-05 | abh       | language.voucher-issued    | everything | law int-8-1
        2025-05-12 | jobcenter | language.voucher-issued    | everything | law int-8-1
        2025-05-19 | jobcenter | language.voucher-withdrawn | everything | law sgbx-71-2a-ended
        2025-06-02 | vhs       | language.registered        | everything | law int-8-2`,
      caritas: NOTHING,
    });
    await recalled({});
  });

  it('and the way goes on with the voucher that is left', async () => {
    const since = ['need passed', 'voucher done 2025-05-05'];
    const registered = 'registered done 2025-06-02';
    expect((await chain('integration-course', 'vhs')).slice(0, 3)).toEqual([...since, registered]);
    expect((await chain('integration-course', 'abh')).slice(0, 2)).toEqual(since);
  });
});

describe('Two vouchers, of which the immigration office takes back its own, the earlier one', () => {
  const { abh, jobcenter, sharedBy, chain } = constellation();

  it('leaves the jobcenter’s, from which the time to register runs for who may see it', async () => {
    await sharedBy('2025-05-05', 'jobcenter', 'abh');
    await abh.on('2025-05-05').tells('language.voucher-issued', one);
    await jobcenter.on('2025-05-12').tells('language.voucher-issued', other);
    await abh.on('2025-05-14').tells('language.voucher-withdrawn', { ground: 'issued-twice' });
    const left = [
      'need passed',
      'voucher done 2025-05-12',
      'registered next: the-person, vhs; due 2025-05-26 (target)',
    ];
    expect(await chain('integration-course', 'abh')).toEqual(['not-begun', 'need next: nobody']);
    expect(await chain('integration-course', 'jobcenter')).toEqual(left);
  });
});
