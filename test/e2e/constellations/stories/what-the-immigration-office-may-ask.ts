import { constellation } from '../language/constellation.ts';
import { NOTHING } from '../language/timeline-table.ts';

describe('A change from SGB II to SGB XII, of which the immigration office asks (§ 87(1) AufenthG)', () => {
  const { abh, jobcenter, sozialamt, sharedBy, timelines } = constellation();
  const changed = 'benefits.legal-sphere-changed';
  let change: string;
  let request: string;

  it('given a change that the jobcenter tells nobody unasked', async () => {
    await sharedBy('2026-01-12', 'jobcenter', 'abh', 'caritas', 'sozialamt');
    const fields = { from: 'sgb-2', to: 'sgb-12', effectiveFrom: '2026-02-01' };
    change = await jobcenter.on('2026-01-12').tells(changed, fields);
  });

  it('when the social welfare office asks, the law answers; when the immigration office asks, a clerk has to', async () => {
    const ground = 'sgb-10-69-1-1';
    await sozialamt.on('2026-01-14').asks('jobcenter', changed, ground, 'benefit-decision');
    request = await abh.on('2026-01-15').asks('jobcenter', changed, 'aufenthg-87-1', 'residence-decision');
  });

  const atJobcenter = `
        2026-01-12 | jobcenter | benefits.legal-sphere-changed | everything | own
        2026-01-14 | sozialamt | information.requested         | everything | law sgbx-69-ask
        2026-01-15 | abh       | information.requested         | everything | law auf-87-1-ask`;
  const atSozialamt = `
        2026-01-12 | jobcenter | benefits.legal-sphere-changed | everything | law sgbx-69-answer
        2026-01-14 | sozialamt | information.requested         | everything | own`;
  const asked = `
        2026-01-15 | abh       | information.requested         | everything | own`;

  it('then neither sees the other’s question, and the immigration office has no answer yet', () =>
    timelines('2026-01-16', {
      jobcenter: atJobcenter,
      sozialamt: atSozialamt,
      abh: asked,
      caritas: NOTHING,
    }));

  it('until a clerk of the jobcenter decides that it may be told (§ 67d(1) SGB X)', async () => {
    await jobcenter.on('2026-01-19').clears(change, 'sgbx-71-2-1', 'abh', 'duty-monitoring', changed);
    await timelines('2026-01-20', {
      jobcenter: atJobcenter,
      sozialamt: atSozialamt,
      abh: `
        2026-01-12 | jobcenter | benefits.legal-sphere-changed | everything | law sgbx-71-2-1
        ${asked.trim()}`,
      caritas: NOTHING,
    });
  });

  const told = `
        2026-01-12 | jobcenter | benefits.legal-sphere-changed | everything | law sgbx-71-2-1
        ${asked.trim()}
        2026-01-21 | jobcenter | information.answered | everything | law auf-87-1-answer`;
  const answered = `${atJobcenter}
        2026-01-21 | jobcenter | information.answered | everything | own`;

  it('and then answers the question itself, to the one who asked and to nobody else (§ 87(1) AufenthG)', async () => {
    await jobcenter.on('2026-01-21').tells('information.answered', { request, result: 'confirmed' });
    await timelines('2026-01-22', {
      jobcenter: answered,
      sozialamt: atSozialamt,
      abh: told,
      caritas: NOTHING,
    });
  });

  it('as the social welfare office does, which declines', async () => {
    const other = await abh
      .on('2026-01-26')
      .asks('sozialamt', changed, 'aufenthg-87-1', 'residence-decision');
    const declined = { request: other, ground: 'not-necessary' };
    await sozialamt.on('2026-01-27').tells('information.declined', declined);
    await timelines('2026-01-28', {
      jobcenter: answered,
      sozialamt: `${atSozialamt}
        2026-01-26 | abh       | information.requested | everything | law auf-87-1-ask
        2026-01-27 | sozialamt | information.declined  | everything | own`,
      abh: `${told}
        2026-01-26 | abh       | information.requested | everything | own
        2026-01-27 | sozialamt | information.declined  | everything | law auf-87-1-answer`,
      caritas: NOTHING,
    });
  });
});
