import { constellation } from '../language/constellation.ts';
import { NOTHING } from '../language/timeline-table.ts';

// Council paper 067/18, no. 3 (one undoes what another arranged) and no. 5 (case management of two legal spheres).
describe('A handover that the jobcenter declines, and a second one that it accepts (§ 7(1) s. 2 no. 3 SGB II)', () => {
  const { abh, asylblg, jobcenter, sharedBy, timelines, recalled } = constellation();
  const tandem = { for: 'case-management' };

  it('given two case managers of whom the person agrees that they talk to each other', async () => {
    await sharedBy('2025-05-05', 'asylblg', 'abh', 'jobcenter', 'vhs', 'caritas');
    await asylblg.on('2025-05-05').takesDown({ ...tandem, of: 'asylblg', to: ['jobcenter'] });
    await jobcenter.takesDown({ ...tandem, of: 'jobcenter', to: ['asylblg'] });
  });

  it('when the case is offered too early: benefits under the AsylbLG exclude those under SGB II', async () => {
    const early = { to: 'jobcenter', ground: 'other-task', handoverOn: '2025-06-02' };
    await asylblg.on('2025-05-12').tells('casework.handover-offered', early);
    const declined = { from: 'asylblg', ground: 'conditions-not-met' };
    await jobcenter.on('2025-05-19').tells('casework.handover-declined', declined);
  });

  it('and a title changes that, so that it is offered again', async () => {
    const title = { from: 'asylum-procedure', to: 'humanitarian', effectiveFrom: '2025-08-01' };
    await abh.on('2025-07-14').tells('residence.title-changed', title);
    const change = { from: 'asylblg', to: 'sgb-2', effectiveFrom: '2025-09-01' };
    await asylblg.on('2025-07-21').tells('benefits.legal-sphere-changed', change);
    const offer = { to: 'jobcenter', ground: 'sphere-changed', handoverOn: '2025-09-01' };
    await asylblg.tells('casework.handover-offered', offer);
    const accepted = { from: 'asylblg', inChargeFrom: '2025-09-01' };
    await jobcenter.on('2025-07-28').tells('casework.handover-accepted', accepted);
  });

  it('then both see both, and nobody else sees any of it', async () => {
    await timelines('2025-07-29', {
      asylblg: `
        2025-05-12 | asylblg   | casework.handover-offered     | everything | own
        2025-05-19 | jobcenter | casework.handover-declined    | everything | consent consent-tandem
        2025-07-14 | abh       | residence.title-changed       | everything | law auf-90-3-residence
        2025-07-21 | asylblg   | benefits.legal-sphere-changed | everything | own
        2025-07-21 | asylblg   | casework.handover-offered     | everything | own
        2025-07-28 | jobcenter | casework.handover-accepted    | everything | consent consent-tandem`,
      jobcenter: `
        2025-05-12 | asylblg   | casework.handover-offered     | everything | consent consent-tandem
        2025-05-19 | jobcenter | casework.handover-declined    | everything | own
        2025-07-21 | asylblg   | benefits.legal-sphere-changed | everything | law auf-90-3-asylblg
        2025-07-21 | asylblg   | casework.handover-offered     | everything | consent consent-tandem
        2025-07-28 | jobcenter | casework.handover-accepted    | everything | own`,
      abh: `
        2025-07-14 | abh       | residence.title-changed       | everything | own`,
      vhs: NOTHING,
      caritas: NOTHING,
    });
    await recalled({});
  });
});
