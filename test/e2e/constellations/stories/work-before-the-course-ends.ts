import { constellation } from '../language/constellation.ts';
import { issuerOn } from '../language/readings.ts';
import { voucher } from '../language/vouchers.ts';

describe('Work before the course has ended: the jobcenter deviates, the duty is revoked (§ 44a(1) s. 4 AufenthG)', () => {
  const { abh, jobcenter, vhs, sharedBy, timelines, recalled, conflicts } = constellation();
  const deviating = 'duty-despite-deviation';

  it('given a duty of the immigration office and a full-time course', async () => {
    const newcomer = { status: 'first-title', support: 'sgb2', 'german-level': 'none' };
    expect(await issuerOn('2025-06-02', newcomer)).toBe('abh: duty (abh-duty-no-simple-german)');
    await sharedBy('2025-06-02', 'abh', 'jobcenter', 'vhs', 'bamf');
    const duty = { ground: 'aufenthg-44a-1-1', registerBy: '2025-07-04' };
    await abh.on('2025-06-02').tells('language.duty-stated', duty);
    const own = voucher('immigration-office', 'aufenthg-44a-1-1', 'obliged', '2026-06-01');
    await abh.tells('language.voucher-issued', own);
    const course = { courseKind: 'general', courseCode: 'IK-2025-20' };
    const started = { ...course, timeModel: 'full-time', plannedEnd: '2026-03-27' };
    await vhs.on('2025-07-28').tells('language.course-started', started);
  });

  it('when the jobcenter finds work, of which the person lets the provider know', async () => {
    const work = { kind: 'employment', workingTime: 'full-time', startsOn: '2025-11-03' };
    await jobcenter.on('2025-10-20').tells('work.placement-made', work);
    const told = { of: 'jobcenter', types: ['work.placement-made'] };
    await jobcenter.takesDown({ ...told, to: ['vhs'], for: 'course-progress' });
  });

  it('then the office is told the day from which on the jobcenter deviates, and no more', () =>
    timelines('2025-10-22', {
      abh: `
        2025-06-02 | abh       | language.duty-stated    | everything            | own
        2025-06-02 | abh       | language.voucher-issued | everything            | own
        2025-10-20 | jobcenter | work.placement-made     | startsOn 2025-11-03   | law auf-44a-1-4 (date)`,
      jobcenter: `
        2025-06-02 | abh       | language.duty-stated    | everything            | law auf-44a-1-followed
        2025-06-02 | abh       | language.voucher-issued | everything            | law auf-88a-1-offices
        2025-10-20 | jobcenter | work.placement-made     | everything            | own`,
      vhs: `
        2025-06-02 | abh       | language.duty-stated    | registerBy 2025-07-04 | law auf-88a-1-duty (date)
        2025-06-02 | abh       | language.voucher-issued | everything            | law auf-88a-1-voucher
        2025-07-28 | vhs       | language.course-started | everything            | own
        2025-10-20 | jobcenter | work.placement-made     | everything            | consent consent-work-course`,
      bamf: `
        2025-06-02 | abh       | language.duty-stated    | everything            | law int-8-1
        2025-06-02 | abh       | language.voucher-issued | everything            | law int-8-1
        2025-07-28 | vhs       | language.course-started | everything            | law int-8-2`,
    }));

  it('and each is warned of what it sees on both sides: the provider of the course too, BAMF of nothing', async () => {
    const ahead = `${deviating} ahead since 2025-11-03`;
    expect(await conflicts('abh')).toEqual([ahead]);
    expect(await conflicts('jobcenter')).toEqual([ahead]);
    expect(await conflicts('vhs')).toEqual([
      'placement-in-full-day-course ahead since 2025-11-03 until 2026-03-28',
      ahead,
    ]);
    expect(await conflicts('bamf')).toEqual([]);
  });

  it('when the office revokes the duty a week after work began, the conflict is over', async () => {
    await abh.on('2025-11-10').tells('language.duty-revoked', { ground: 'deviation' });
    expect(await conflicts('jobcenter')).toEqual([`${deviating} over since 2025-11-03 until 2025-11-10`]);
  });

  it('and with the duty ends what the office could know of work', async () => {
    await timelines('2025-11-12', {
      abh: `
        2025-06-02 | abh       | language.duty-stated    | everything            | own
        2025-06-02 | abh       | language.voucher-issued | everything            | own
        2025-11-10 | abh       | language.duty-revoked   | everything            | own`,
      jobcenter: `
        2025-06-02 | abh       | language.duty-stated    | everything            | law auf-44a-1-followed
        2025-06-02 | abh       | language.voucher-issued | everything            | law auf-88a-1-offices
        2025-10-20 | jobcenter | work.placement-made     | everything            | own
        2025-11-10 | abh       | language.duty-revoked   | everything            | law auf-44a-1-revoked`,
      vhs: `
        2025-06-02 | abh       | language.duty-stated    | registerBy 2025-07-04 | law auf-88a-1-duty (date)
        2025-06-02 | abh       | language.voucher-issued | everything            | law auf-88a-1-voucher
        2025-07-28 | vhs       | language.course-started | everything            | own
        2025-10-20 | jobcenter | work.placement-made     | everything            | consent consent-work-course
        2025-11-10 | abh       | language.duty-revoked   | nothing of it         | law auf-88a-1-duty-revoked (date)`,
      bamf: `
        2025-06-02 | abh       | language.duty-stated    | everything            | law int-8-1
        2025-06-02 | abh       | language.voucher-issued | everything            | law int-8-1
        2025-07-28 | vhs       | language.course-started | everything            | law int-8-2
        2025-11-10 | abh       | language.duty-revoked   | everything            | law auf-44a-1-revoked`,
    });
    expect(await conflicts('abh')).toEqual([]);
  });

  // A duty is revoked for what comes (§ 44a(1) s. 4 AufenthG): the jobcenter had to tell of the work when it did.
  it('though nothing is called back, since it was told lawfully', () => recalled({}));
});
