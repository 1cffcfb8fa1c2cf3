import { constellation } from '../language/constellation.ts';
import { voucher } from '../language/vouchers.ts';

describe('A change from AsylbLG to SGB II in mid-course, the classic breaking point', () => {
  const { abh, asylblg, benefits, jobcenter, vhs, ...stage } = constellation();
  const { sharedBy, timelines, conflicts, itIs } = stage;

  it('given a course to which the AsylbLG office has obliged', async () => {
    await sharedBy('2025-02-10', 'asylblg', 'abh', 'vhs', 'jobcenter', 'bamf', 'jobcenter-city');
    await asylblg.on('2025-02-10').tells('language.duty-stated', { ground: 'aufenthg-44a-1-4' });
    const own = voucher('asylblg-office', 'asylblg-5b', 'obliged', '2026-02-09');
    await asylblg.tells('language.voucher-issued', own);
    const course = { courseKind: 'general', courseCode: 'IK-2025-07' };
    await vhs.on('2025-03-03').tells('language.registered', course);
    const started = { ...course, timeModel: 'part-time', plannedEnd: '2026-02-27' };
    await vhs.on('2025-03-31').tells('language.course-started', started);
  });

  it('when a title ends the entitlement under the AsylbLG', async () => {
    const title = { from: 'asylum-procedure', to: 'humanitarian', effectiveFrom: '2025-09-01' };
    await abh.on('2025-09-01').tells('residence.title-changed', title);
    const change = { from: 'asylblg', to: 'sgb-2', effectiveFrom: '2025-10-01', courseGoesOn: true };
    await asylblg.on('2025-09-08').tells('benefits.legal-sphere-changed', change);
    const ended = { sphere: 'asylblg', lastDay: '2025-09-30', ground: 'sphere-changed' };
    await asylblg.tells('benefits.ended', ended);
  });

  it('then whoever sees the open duty and the change is told that they will conflict, and nobody else', async () => {
    itIs('2025-09-10');
    const conflict = ['sphere-changed-under-duty ahead since 2025-10-01'];
    expect(await conflicts('asylblg')).toEqual(conflict);
    expect(await conflicts('jobcenter')).toEqual(conflict);
    for (const agency of ['abh', 'vhs', 'bamf', 'jobcenter-city'])
      expect(await conflicts(agency)).toEqual([]);
  });

  it('when the jobcenter asks the city’s benefits department, and states a duty of its own', async () => {
    const request = await jobcenter
      .on('2025-09-15')
      .asks('jobcenter-city', 'benefits.granted', 'sgb-10-69-1-1', 'benefit-decision');
    const granted = { sphere: 'sgb-2', grantedFrom: '2025-10-01' };
    await benefits.on('2025-09-16').tells('benefits.granted', granted);
    await benefits.tells('information.answered', { request, result: 'confirmed' });
    await jobcenter.on('2025-10-06').tells('language.duty-stated', { ground: 'aufenthg-44a-1-2' });
  });

  it('then the conflict is over, and each agency sees its part of the change', async () => {
    const over = ['sphere-changed-under-duty over since 2025-10-01 until 2025-10-06'];
    expect(await conflicts('asylblg')).toEqual(over);
    expect(await conflicts('jobcenter')).toEqual(over);
    await timelines('2025-10-08', {
      asylblg: `
        2025-02-10 | asylblg        | language.duty-stated          | everything | own
        2025-02-10 | asylblg        | language.voucher-issued       | everything | own
        2025-09-01 | abh            | residence.title-changed       | everything | law auf-90-3-residence
        2025-09-08 | asylblg        | benefits.legal-sphere-changed | everything | own
        2025-09-08 | asylblg        | benefits.ended                | everything | own
        2025-09-16 | jobcenter-city | benefits.granted              | everything | law sgbx-71-2a
        2025-10-06 | jobcenter      | language.duty-stated          | everything | law sgbx-71-2a-course`,
      abh: `
        2025-02-10 | asylblg        | language.duty-stated          | everything | law auf-88a-1-from-asylblg
        2025-02-10 | asylblg        | language.voucher-issued       | everything | law auf-88a-1-from-asylblg
        2025-09-01 | abh            | residence.title-changed       | everything | own`,
      jobcenter: `
        2025-02-10 | asylblg        | language.duty-stated          | everything | law auf-88a-1-from-asylblg
        2025-02-10 | asylblg        | language.voucher-issued       | everything | law auf-88a-1-from-asylblg
        2025-09-08 | asylblg        | benefits.legal-sphere-changed | everything | law auf-90-3-asylblg
        2025-09-08 | asylblg        | benefits.ended                | everything | law auf-90-3-asylblg
        2025-09-15 | jobcenter      | information.requested         | everything | own
        2025-09-16 | jobcenter-city | benefits.granted              | everything | law sgbx-69-answer
        2025-09-16 | jobcenter-city | information.answered          | everything | law sgbx-69-answer
        2025-10-06 | jobcenter      | language.duty-stated          | everything | own`,
      'jobcenter-city': `
        2025-09-08 | asylblg        | benefits.legal-sphere-changed | everything | law auf-90-3-asylblg
        2025-09-08 | asylblg        | benefits.ended                | everything | law auf-90-3-asylblg
        2025-09-15 | jobcenter      | information.requested         | everything | law sgbx-69-ask
        2025-09-16 | jobcenter-city | benefits.granted              | everything | own
        2025-09-16 | jobcenter-city | information.answered          | everything | own`,
      vhs: `
        2025-02-10 | asylblg        | language.duty-stated          | nothing of it | law auf-88a-1-duty (date)
        2025-02-10 | asylblg        | language.voucher-issued       | everything | law auf-88a-1-voucher
        2025-03-03 | vhs            | language.registered           | everything | own
        2025-03-31 | vhs            | language.course-started       | everything | own
        2025-10-06 | jobcenter      | language.duty-stated          | nothing of it | law auf-88a-1-duty (date)`,
      bamf: `
        2025-02-10 | asylblg        | language.duty-stated          | everything | law int-8-1
        2025-02-10 | asylblg        | language.voucher-issued       | everything | law int-8-1
        2025-03-03 | vhs            | language.registered           | everything | law int-8-2
        2025-03-31 | vhs            | language.course-started       | everything | law int-8-2
        2025-10-06 | jobcenter      | language.duty-stated          | everything | law int-8-1`,
    });
  });
});
