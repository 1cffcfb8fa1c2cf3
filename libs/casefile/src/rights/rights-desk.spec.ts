import type { Expected, NewEvent } from '#ports';
import { MemoryEventStore } from '#ports/memory';
import { ConfirmLift } from './confirm-lift/confirm-lift.command.ts';
import { ConfirmDecision } from './confirm-decision/confirm-decision.command.ts';
import { DecideDisclosure } from '../decide-disclosure/decide-disclosure.command.ts';
import { DisputeEntry } from './dispute-entry/dispute-entry.command.ts';
import { ExtendRequest } from './extend-request/extend-request.command.ts';
import { ProposeDecision } from './propose-decision/propose-decision.command.ts';
import { ProposeLift } from './propose-lift/propose-lift.command.ts';
import { RequestRight } from './request-right/request-right.command.ts';
import { ReturnDecision } from './return-decision/return-decision.command.ts';
import { SettleDispute } from './settle-dispute/settle-dispute.command.ts';
import { accessEvidence } from '../evidence/access-evidence.ts';
import { caseEvidence } from '../evidence/case-evidence.ts';
import { deskOn, envelope, idOf } from '../spec/desk.ts';
import { AT } from '../spec/history.ts';
import { CLERK_CELL, inForce, RECEIVED } from '../spec/rights.ts';

/** A store that tells what each append of a case expected. */
class Watched extends MemoryEventStore {
  readonly expected: Expected[] = [];

  override append(stream: string, expected: Expected, events: readonly NewEvent[]) {
    if (stream.startsWith('case-')) this.expected.push(expected);
    return super.append(stream, expected, events);
  }
}

/** vhs has opened a case that abh, of the same controller, shares. */
async function rightsDesk() {
  const store = new Watched();
  const desk = await deskOn({ store });
  await desk.open('vhs');
  await desk.makeCode('vhs');
  await desk.redeem('abh');
  const caseId = (await desk.cases.caseOf('rheine', 'vhs', 'vhs-handle-0000000000000')) ?? '';
  const command = (agency: string, type: string, data: object) =>
    envelope(agency, `${agency}-${type}-${JSON.stringify(data)}`, `de.wegmarke.${type}.v1`, { ...data });
  const proposalOf = (staff: string, decision = 'grant') =>
    command('vhs', 'rights.propose', { request: 'r1', decision, staff }).envelope.id;
  return {
    ...desk,
    store,
    proposalOf,
    request: (kind: string, rest: object = {}) =>
      desk.bus.execute(
        new RequestRight(
          command('vhs', 'rights.request', {
            request: 'r1',
            kind,
            receivedAt: RECEIVED,
            identityCheck: 'document',
            staff: 'vhs-001',
            ...rest,
          }),
          inForce,
        ),
      ),
    propose: (staff: string, decision = 'grant') =>
      desk.bus.execute(
        new ProposeDecision(command('vhs', 'rights.propose', { request: 'r1', decision, staff }), inForce),
      ),
    confirm: (staff: string, agency = 'abh', proposal = proposalOf('city-001')) =>
      desk.bus.execute(
        new ConfirmDecision(command(agency, 'rights.confirm', { request: 'r1', proposal, staff }), inForce),
      ),
    command,
    rights: async () => caseEvidence((await desk.cases.load('rheine', caseId)).state, inForce, 'vhs', AT),
    released: async () => accessEvidence((await desk.cases.load('rheine', caseId)).state, 'r1').eventIds,
    stored: async () =>
      (await store.read(`case-rheine-${caseId}`)).events.map(({ type, agency, theme }) => ({
        type,
        agency,
        theme,
      })),
  };
}

const ACCEPTED = { outcome: 'accepted' };

describe('a rights desk', () => {
  it('restricts in the append of its decision, whatever happened meanwhile', async () => {
    const desk = await rightsDesk();
    expect(await desk.request('restriction')).toMatchObject(ACCEPTED);
    expect(await desk.propose('city-001')).toMatchObject(ACCEPTED);
    expect(await desk.confirm('city-001')).toMatchObject({ outcome: 'refused', code: 'RIGHTS_FOUR_EYES' });
    expect(await desk.confirm('city-002')).toMatchObject(ACCEPTED);
    expect(desk.store.expected.at(-1)).toBe('any');
    expect((await desk.stored()).slice(-4)).toEqual([
      { type: 'RightRequested', agency: 'vhs', theme: 'rights' },
      { type: 'DecisionProposed', agency: 'vhs', theme: 'rights' },
      { type: 'DecisionConfirmed', agency: 'abh', theme: 'rights' },
      { type: 'ProcessingRestricted', agency: 'abh', theme: 'rights' },
    ]);
    expect(await desk.rights()).toMatchObject({
      restrictions: [{ eventIds: '*', from: AT }],
      rights: [{ request: 'r1', state: 'decided', decision: 'grant' }],
    });
  });

  it('releases at the revision that it was decided on, and only what was there when it was proposed', async () => {
    const desk = await rightsDesk();
    const voucher = (name: string) => envelope('vhs', name, 'de.wegmarke.language.voucher-issued.v1');
    await desk.offer([voucher('v1')]);
    await desk.request('access');
    await desk.propose('city-001');
    await desk.offer([voucher('v2')]);
    expect(await desk.rights()).toMatchObject({
      rights: [{ proposal: desk.proposalOf('city-001'), covers: [idOf('v1')], outside: [idOf('v2')] }],
    });
    expect(await desk.confirm('city-002')).toMatchObject(ACCEPTED);
    expect(desk.store.expected.at(-1)).toEqual({ exact: expect.any(Number) });
    expect(await desk.released()).toEqual([idOf('v1')]);
  });

  it('gets the first receipt again when it confirms again', async () => {
    const desk = await rightsDesk();
    await desk.request('erasure');
    await desk.propose('city-001');
    const first = await desk.confirm('city-002');
    expect(await desk.confirm('city-002')).toEqual(first);
  });

  it('gives back, extends and lifts', async () => {
    const desk = await rightsDesk();
    const step = { request: 'r1', staff: 'city-002' };
    await desk.request('restriction');
    await desk.propose('city-001');
    const proposal = desk.proposalOf('city-001');
    const back = desk.command('abh', 'rights.return', { ...step, proposal, ground: 'incomplete' });
    expect(await desk.bus.execute(new ReturnDecision(back, inForce))).toMatchObject(ACCEPTED);
    const longer = desk.command('abh', 'rights.extend', { ...step, ground: 'gdpr-12-3' });
    expect(await desk.bus.execute(new ExtendRequest(longer, inForce))).toMatchObject(ACCEPTED);
    expect(await desk.rights()).toMatchObject({
      rights: [{ state: 'open', dueAt: '2026-04-10T21:59:59.999Z' }],
    });
    await desk.propose('city-003');
    expect(await desk.confirm('city-002')).toMatchObject({ code: 'RIGHT_PROPOSAL_CHANGED' });
    expect(await desk.confirm('city-002', 'abh', desk.proposalOf('city-003'))).toMatchObject(ACCEPTED);
    desk.clock.set('2026-01-16T12:00:00.000Z');
    const lift = desk.command('abh', 'rights.propose-lift', {
      ...step,
      personToldAt: '2026-01-16T09:00:00.000Z',
    });
    expect(await desk.bus.execute(new ProposeLift(lift, inForce))).toMatchObject(ACCEPTED);
    const liftOf = lift.envelope.id;
    expect(await desk.rights()).toMatchObject({ rights: [{ lift: { proposal: liftOf } }] });
    const confirmLift = (staff: string) =>
      desk.bus.execute(
        new ConfirmLift(
          desk.command('vhs', 'rights.confirm-lift', { request: 'r1', proposal: liftOf, staff }),
          inForce,
        ),
      );
    expect(await confirmLift('city-002')).toMatchObject({ outcome: 'refused', code: 'RIGHTS_FOUR_EYES' });
    expect((await desk.rights())?.restrictions[0]).not.toHaveProperty('until');
    expect(await confirmLift('city-003')).toMatchObject(ACCEPTED);
    expect(await desk.rights()).toMatchObject({ restrictions: [{ until: '2026-01-16T12:00:00.000Z' }] });
  });

  it('marks and unmarks what is disputed', async () => {
    const desk = await rightsDesk();
    await desk.offer([envelope('vhs', 'v1', 'de.wegmarke.language.voucher-issued.v1')]);
    const dispute = { dispute: 'd1', eventIds: [idOf('v1')], staff: 'abh-001' };
    expect(
      await desk.bus.execute(new DisputeEntry(desk.command('abh', 'rights.dispute-entry', dispute))),
    ).toMatchObject(ACCEPTED);
    expect(desk.store.expected.at(-1)).toBe('any');
    expect(await desk.rights()).toMatchObject({ disputed: [idOf('v1')] });
    const settle = { dispute: 'd1', outcome: 'corrected', staff: 'vhs-001' };
    expect(
      await desk.bus.execute(new SettleDispute(desk.command('vhs', 'rights.settle-dispute', settle))),
    ).toMatchObject(ACCEPTED);
    expect(await desk.rights()).toMatchObject({ disputed: [] });
  });

  it('clears an event, and withholds it again whatever happened meanwhile', async () => {
    const desk = await rightsDesk();
    const decide = (decision: string) => {
      const data = {
        eventId: idOf('v1'),
        rowId: CLERK_CELL,
        recipient: 'jobcenter',
        decision,
        staff: 'vhs-001',
      };
      return desk.bus.execute(new DecideDisclosure(desk.command('vhs', 'disclosure.decide', data), inForce));
    };
    expect(await decide('disclose')).toMatchObject(ACCEPTED);
    expect(desk.store.expected.at(-1)).not.toBe('any');
    expect(await desk.rights()).toMatchObject({ clearances: [{ eventId: idOf('v1') }] });
    expect(await decide('withhold')).toMatchObject(ACCEPTED);
    expect(desk.store.expected.at(-1)).toBe('any');
    expect(await desk.rights()).toMatchObject({ clearances: [] });
  });
});
