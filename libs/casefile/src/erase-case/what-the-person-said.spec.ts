import { caseEvidence } from '../evidence/case-evidence.ts';
import { ConfirmDecision } from '../rights/confirm-decision/confirm-decision.command.ts';
import { DisputeEntry } from '../rights/dispute-entry/dispute-entry.command.ts';
import { ProposeDecision } from '../rights/propose-decision/propose-decision.command.ts';
import { RequestRight } from '../rights/request-right/request-right.command.ts';
import { SettleDispute } from '../rights/settle-dispute/settle-dispute.command.ts';
import { NEED, inForce } from '../spec/agreement.ts';
import { deskOn, envelope, idOf } from '../spec/desk.ts';
import { AT, handleOfAgency } from '../spec/history.ts';
import { DUE, RECEIVED } from '../spec/rights.ts';
import { eraseCase } from './erase-case.ts';
import { erasingOn } from './spec/erasing.ts';

const controllerOf = (_: string, agency: string) => `${agency}-controller`;
const [CARITAS, JOBCENTER] = ['caritas-controller', 'jobcenter-controller'];

/** caritas and jobcenter share a case; the person asked at caritas for erasure everywhere, and disputes an entry of each. */
async function askedAtCaritas() {
  const desk = await deskOn();
  await desk.open('caritas');
  await desk.makeCode('caritas');
  await desk.redeem('jobcenter');
  await desk.offer([envelope('caritas', 'c1', NEED), envelope('jobcenter', 'j1', NEED)]);
  const caseId = (await desk.cases.caseOf('rheine', 'caritas', handleOfAgency('caritas')))!;
  const said = (agency: string, type: string, data: object) =>
    envelope(agency, `${agency}-${type}`, `de.wegmarke.rights.${type}.v1`, { ...data });
  const asked = {
    request: 'r1',
    kind: 'erasure',
    receivedAt: RECEIVED,
    identityCheck: 'document',
    staff: 'caritas-001',
  };
  const disputed = { dispute: 'd1', eventIds: [idOf('j1'), idOf('c1')], staff: 'caritas-001' };
  const done = [
    await desk.bus.execute(new RequestRight(said('caritas', 'request', asked), inForce)),
    await desk.bus.execute(new DisputeEntry(said('caritas', 'dispute-entry', disputed))),
  ];
  expect(done).toMatchObject([{ outcome: 'accepted' }, { outcome: 'accepted' }]);
  /** Two members of staff grant the agency's part. */
  const grant = async (agency: string) => {
    const proposed = said(agency, 'propose', { request: 'r1', decision: 'grant', staff: `${agency}-001` });
    const proposal = proposed.envelope.id;
    const confirmed = said(agency, 'confirm', { request: 'r1', proposal, staff: `${agency}-002` });
    expect([
      await desk.bus.execute(new ProposeDecision(proposed, inForce)),
      await desk.bus.execute(new ConfirmDecision(confirmed, inForce)),
    ]).toMatchObject([{ outcome: 'accepted' }, { outcome: 'accepted' }]);
  };
  const settle = () => {
    const settled = { dispute: 'd1', outcome: 'stands-by', staff: 'jobcenter-001' };
    return desk.bus.execute(new SettleDispute(said('jobcenter', 'settle-dispute', settled)));
  };
  return { desk, caseId, grant, settle, ...erasingOn(desk, controllerOf) };
}

describe('what the person said at an agency whose part was erased', () => {
  it('is still asked of the others: due, decided and executed there', async () => {
    const { parts, caseId, grant, states, rowsWithKeys } = await askedAtCaritas();
    await grant('caritas');
    await eraseCase({ network: 'rheine', caseId, controller: CARITAS }, parts);
    for (const state of await states(caseId)) {
      expect(caseEvidence(state, inForce, 'jobcenter', AT)?.rights).toMatchObject([
        { request: 'r1', kind: 'erasure', dueAt: DUE, state: 'open' },
      ]);
      expect(state).toMatchObject({ rights: [{ parts: [{ controller: JOBCENTER }] }] });
    }
    await grant('jobcenter');
    await eraseCase({ network: 'rheine', caseId, controller: JOBCENTER }, parts);
    const [kept, anew] = await states(caseId);
    expect(kept).toEqual(anew);
    expect(kept).toMatchObject({ links: {}, entries: [], rights: [] });
    const left = await rowsWithKeys(caseId);
    expect(left).toEqual([
      'caritas RightRequested',
      'caritas EntryDisputed',
      'hub ControllerErased',
      'hub ControllerErased',
    ]);
    await eraseCase({ network: 'rheine', caseId }, parts);
    expect((await rowsWithKeys(caseId)).filter((row) => !row.startsWith('hub '))).toEqual([]);
  });

  it("stays a note on the others' entries until they settle it", async () => {
    const { parts, caseId, settle, states } = await askedAtCaritas();
    await eraseCase({ network: 'rheine', caseId, controller: CARITAS }, parts);
    for (const state of await states(caseId)) {
      expect(caseEvidence(state, inForce, 'jobcenter', AT)?.disputed).toEqual([idOf('j1')]);
      expect(state).toMatchObject({ disputes: [{ dispute: 'd1', eventIds: [idOf('j1')] }] });
    }
    expect(await settle()).toMatchObject({ outcome: 'accepted' });
    for (const state of await states(caseId))
      expect(caseEvidence(state, inForce, 'jobcenter', AT)?.disputed).toEqual([]);
  });

  it('goes with the entries and the part that it was about', async () => {
    const { parts, caseId, states } = await askedAtCaritas();
    await eraseCase({ network: 'rheine', caseId, controller: JOBCENTER }, parts);
    for (const state of await states(caseId))
      expect(state).toMatchObject({
        rights: [{ parts: [{ controller: CARITAS }] }],
        disputes: [{ eventIds: [idOf('c1')] }],
      });
  });
});
