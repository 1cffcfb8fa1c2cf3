import { constellation } from '../language/constellation.ts';
import { issuerOn } from '../language/readings.ts';
import { voucher } from '../language/vouchers.ts';

describe('An asylum seeker whom the AsylbLG office obliges (§ 5b AsylbLG)', () => {
  const { asylblg, bamf, vhs, sharedBy, timelines, recalled, chain, heldBy } = constellation();
  const missed = { courseCode: 'IK-2025-05', missedLessons: 30 };

  it('given no simple German, and benefits that the office tells nobody of', async () => {
    const seeker = { status: 'gestattung', support: 'asylblg-able', 'german-level': 'none' };
    expect(await issuerOn('2025-02-10', seeker)).toBe('asylblg: duty (asylblg-duty)');
    await sharedBy('2025-02-03', 'asylblg', 'abh', 'vhs', 'city-counselling', 'bamf');
    const benefits = { sphere: 'asylblg', grantedFrom: '2025-02-01' };
    await asylblg.on('2025-02-03').keeps('benefits.granted', benefits);
  });

  it('when it has asked BAMF, states the duty and issues the voucher', async () => {
    const decided = { issuer: 'asylblg-office', ground: 'asylblg-5b' };
    await asylblg.on('2025-02-10').tells('language.competence-decided', decided);
    const request = await asylblg.asks('bamf', 'language.voucher-issued', 'intv-8-1-2', 'before-issue');
    await bamf.on('2025-02-12').tells('information.answered', { request, result: 'none' });
    await asylblg.on('2025-02-17').tells('language.duty-stated', { ground: 'aufenthg-44a-1-4' });
    const own = voucher('asylblg-office', 'asylblg-5b', 'obliged', '2026-02-16');
    await asylblg.tells('language.voucher-issued', own);
    const terms = { of: 'asylblg', to: ['city-counselling'], for: 'counselling' };
    await asylblg.takesDown({ ...terms, types: ['language.voucher-issued'], depth: 'date' });
  });

  it('and the person misses lessons', async () => {
    const course = { courseKind: 'literacy', courseCode: 'IK-2025-05' };
    await vhs.on('2025-03-03').tells('language.registered', course);
    await vhs.on('2025-05-12').tells('language.irregular-attendance', missed);
    expect(heldBy('asylblg')).toEqual(['benefits.granted']);
  });

  it('then both offices of the city know, and its social workers know what the person agreed to', async () => {
    await timelines('2025-05-19', {
      asylblg: `
        2025-02-10 | asylblg | language.competence-decided   | everything            | own
        2025-02-10 | asylblg | information.requested         | everything            | own
        2025-02-12 | bamf    | information.answered          | everything            | law int-8-1-2-answer
        2025-02-17 | asylblg | language.duty-stated          | everything            | own
        2025-02-17 | asylblg | language.voucher-issued       | everything            | own
        2025-05-12 | vhs     | language.irregular-attendance | everything            | law int-8-3-obliged`,
      abh: `
        2025-02-10 | asylblg | language.competence-decided   | everything            | law auf-88a-1-from-asylblg
        2025-02-17 | asylblg | language.duty-stated          | everything            | law auf-88a-1-from-asylblg
        2025-02-17 | asylblg | language.voucher-issued       | everything            | law auf-88a-1-from-asylblg
        2025-05-12 | vhs     | language.irregular-attendance | everything            | law int-8-3-obliged`,
      vhs: `
        2025-02-17 | asylblg | language.duty-stated          | nothing of it         | law auf-88a-1-duty (date)
        2025-02-17 | asylblg | language.voucher-issued       | everything            | law auf-88a-1-voucher
        2025-03-03 | vhs     | language.registered           | everything            | own
        2025-05-12 | vhs     | language.irregular-attendance | everything            | own`,
      bamf: `
        2025-02-10 | asylblg | information.requested         | everything            | law int-8-1-2-ask
        2025-02-12 | bamf    | information.answered          | everything            | own
        2025-02-17 | asylblg | language.duty-stated          | everything            | law int-8-1
        2025-02-17 | asylblg | language.voucher-issued       | everything            | law int-8-1
        2025-03-03 | vhs     | language.registered           | everything            | law int-8-2`,
      'city-counselling': `
        2025-02-17 | asylblg | language.voucher-issued       | validUntil 2026-02-16 | consent consent-to-counselling (date)`,
    });
    expect(await chain('integration-course', 'abh')).toEqual([
      'need done 2025-02-17',
      'voucher done 2025-02-17',
      'registered next: the-person, vhs; due 2025-03-03 (target, 77 days over)',
    ]);
  });

  it('and once the duty is revoked, attendance is nobody else’s business any more', async () => {
    await asylblg.on('2025-06-02').tells('language.duty-revoked', { ground: 'exempt' });
    await vhs.on('2025-06-10').keeps('language.irregular-attendance', missed);
    await timelines('2025-06-12', {
      asylblg: `
        2025-02-10 | asylblg | language.competence-decided   | everything            | own
        2025-02-10 | asylblg | information.requested         | everything            | own
        2025-02-12 | bamf    | information.answered          | everything            | law int-8-1-2-answer
        2025-02-17 | asylblg | language.duty-stated          | everything            | own
        2025-02-17 | asylblg | language.voucher-issued       | everything            | own
        2025-06-02 | asylblg | language.duty-revoked         | everything            | own`,
      abh: `
        2025-02-10 | asylblg | language.competence-decided   | everything            | law auf-88a-1-from-asylblg
        2025-02-17 | asylblg | language.duty-stated          | everything            | law auf-88a-1-from-asylblg
        2025-02-17 | asylblg | language.voucher-issued       | everything            | law auf-88a-1-from-asylblg
        2025-06-02 | asylblg | language.duty-revoked         | everything            | law auf-44a-1-revoked`,
      vhs: `
        2025-02-17 | asylblg | language.duty-stated          | nothing of it         | law auf-88a-1-duty (date)
        2025-02-17 | asylblg | language.voucher-issued       | everything            | law auf-88a-1-voucher
        2025-03-03 | vhs     | language.registered           | everything            | own
        2025-05-12 | vhs     | language.irregular-attendance | everything            | own
        2025-06-02 | asylblg | language.duty-revoked         | nothing of it         | law auf-88a-1-duty-revoked (date)`,
      bamf: `
        2025-02-10 | asylblg | information.requested         | everything            | law int-8-1-2-ask
        2025-02-12 | bamf    | information.answered          | everything            | own
        2025-02-17 | asylblg | language.duty-stated          | everything            | law int-8-1
        2025-02-17 | asylblg | language.voucher-issued       | everything            | law int-8-1
        2025-03-03 | vhs     | language.registered           | everything            | law int-8-2
        2025-06-02 | asylblg | language.duty-revoked         | everything            | law auf-44a-1-revoked`,
      'city-counselling': `
        2025-02-17 | asylblg | language.voucher-issued       | validUntil 2026-02-16 | consent consent-to-counselling (date)`,
    });
  });

  // The revocation works for what comes: what § 8(3) IntV had the provider report before was lawful and stays with who got it.
  it('though nothing is called back, since what was reported while it stood was reported lawfully', () =>
    recalled({}));
});
