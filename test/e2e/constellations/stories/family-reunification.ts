import { constellation } from '../language/constellation.ts';
import { issuerOn } from '../language/readings.ts';
import { voucher } from '../language/vouchers.ts';

describe('A spouse who joins the family has a claim of her own', () => {
  const { abh, bamf, vhs, sharedBy, timelines, chain, heldBy } = constellation();

  it('given a first title for family reasons, which the immigration office confirms as a claim', async () => {
    const answers = {
      status: 'first-title',
      support: 'none',
      'german-level': 'simple',
      'special-need': 'no',
    };
    // For lawyers: by § 44a(1) s. 1 no. 1 b) AufenthG a spouse (§ 28(1) s. 1 no. 1, § 30, § 36a(1) s. 1 no. 1) without sufficient German might
    // be obliged. The table does not ask for that title.
    expect(await issuerOn('2025-03-10', answers)).toBe('abh: entitlement (abh-entitlement)');
    await sharedBy('2025-03-03', 'abh', 'jobcenter', 'vhs', 'caritas', 'bamf');
    const title = { title: 'family', first: true, validUntil: '2026-03-02' };
    await abh.on('2025-03-03').tells('residence.title-granted', title);
    const decided = { issuer: 'immigration-office', ground: 'aufenthg-44-1' };
    await abh.on('2025-03-10').tells('language.competence-decided', decided);
  });

  it('when it has asked for an earlier voucher, it issues one in her own name', async () => {
    const request = await abh
      .on('2025-03-11')
      .asks('bamf', 'language.voucher-issued', 'intv-8-1-2', 'before-issue');
    await bamf.on('2025-03-12').tells('information.answered', { request, result: 'none' });
    const own = voucher('immigration-office', 'aufenthg-44-1', 'entitled', '2026-03-02');
    await abh.on('2025-03-14').tells('language.voucher-issued', own);
  });

  it('and she takes part of her own will, of which the counselling learns what she agreed to', async () => {
    const course = { courseKind: 'general', courseCode: 'IK-2025-03' };
    await vhs.on('2025-03-24').tells('language.registered', { ...course, plannedStart: '2025-05-05' });
    await vhs.takesDown({
      of: 'vhs',
      to: ['caritas'],
      for: 'counselling',
      types: ['language.registered', 'language.course-started'],
    });
    await vhs.on('2025-05-05').tells('language.course-started', { ...course, timeModel: 'part-time' });
    // Nobody has obliged her: whether she comes is between her and the provider.
    await vhs
      .on('2025-06-10')
      .keeps('language.irregular-attendance', { courseCode: 'IK-2025-03', missedLessons: 20 });
    expect(heldBy('vhs')).toEqual(['language.irregular-attendance']);
  });

  it('then each agency sees its part', () =>
    timelines('2025-06-15', {
      abh: `
        2025-03-03 | abh  | residence.title-granted     | everything | own
        2025-03-10 | abh  | language.competence-decided | everything | own
        2025-03-11 | abh  | information.requested       | everything | own
        2025-03-12 | bamf | information.answered        | everything | law int-8-1-2-answer
        2025-03-14 | abh  | language.voucher-issued     | everything | own`,
      jobcenter: `
        2025-03-10 | abh  | language.competence-decided | everything | law auf-88a-1-offices
        2025-03-14 | abh  | language.voucher-issued     | everything | law auf-88a-1-offices`,
      bamf: `
        2025-03-11 | abh  | information.requested       | everything | law int-8-1-2-ask
        2025-03-12 | bamf | information.answered        | everything | own
        2025-03-14 | abh  | language.voucher-issued     | everything | law int-8-1
        2025-03-24 | vhs  | language.registered         | everything | law int-8-2
        2025-05-05 | vhs  | language.course-started     | everything | law int-8-2`,
      vhs: `
        2025-03-14 | abh  | language.voucher-issued     | everything | law auf-88a-1-voucher
        2025-03-24 | vhs  | language.registered         | everything | own
        2025-05-05 | vhs  | language.course-started     | everything | own`,
      caritas: `
        2025-03-24 | vhs  | language.registered         | everything | consent consent-to-counselling
        2025-05-05 | vhs  | language.course-started     | everything | consent consent-to-counselling`,
    }));

  it('and what comes next: the provider knows more than the office that opened the way', async () => {
    expect(await chain('integration-course', 'vhs')).toEqual([
      'need passed',
      'voucher done 2025-03-14',
      'registered done 2025-03-24',
      'started done 2025-05-05',
      'completed next: the-person, vhs',
    ]);
    expect(await chain('claim', 'abh')).toEqual([
      'title done 2025-03-03',
      'registered next: the-person; due 2026-03-03 (lapse)',
    ]);
  });
});
