import { fold } from '#decider';
import type { MatrixCell } from '#gate';
import type { CaseEvent } from '../case.events.ts';
import { caseStream } from '../case.ts';
import { NEED, VOUCHER } from '../spec/agreement.ts';
import { AT, recorded } from '../spec/history.ts';
import {
  agreement,
  asked,
  CITY,
  confirmed,
  inForce,
  liftProposed,
  POWER,
  proposed,
  restricted,
  shared,
  upheld,
} from '../spec/rights.ts';
import { accessEvidence } from './access-evidence.ts';
import { caseEvidence } from './case-evidence.ts';
import { evidenceFor } from './gate-evidence.ts';

function at(...history: readonly CaseEvent[]) {
  return fold(caseStream, [...shared, ...history]);
}

/** What the gate is told about vouchers of this sender, at the hub's doors. */
function told(sender: string, ...history: readonly CaseEvent[]) {
  const loaded = { network: 'rheine', state: at(...history), revision: 9 };
  return evidenceFor(loaded, inForce, sender, VOUCHER, AT);
}

const lifted: CaseEvent = {
  type: 'RestrictionLifted',
  data: {
    controller: CITY,
    request: 'r1',
    proposal: 'lift-1',
    personToldAt: AT,
    staff: 'city-001',
    confirmedBy: 'city-002',
    at: '2026-02-01T00:00:00.000Z',
  },
};

describe('a restriction of processing', () => {
  it('stands against every agency of its controller, and no other', () => {
    const whole = { eventIds: '*', from: AT };
    expect(told('abh', restricted()).restrictions).toEqual([whole]);
    expect(told('vhs', restricted()).restrictions).toEqual([whole]);
    expect(told('jobcenter', restricted()).restrictions).toEqual([]);
    expect(told('vhs', restricted(['v1'])).restrictions).toEqual([{ eventIds: ['v1'], from: AT }]);
  });

  it('also reaches an agency of the controller that joins later', () => {
    const onlyAbh: CaseEvent = {
      type: 'ProcessingRestricted',
      data: { controller: CITY, agencies: ['abh'], request: 'r1', from: AT },
    };
    expect(told('vhs', onlyAbh).restrictions).toHaveLength(1);
  });

  it('ends when it is lifted, and a new one begins anew', () => {
    const until = '2026-02-01T00:00:00.000Z';
    expect(told('vhs', restricted(), lifted).restrictions).toEqual([{ eventIds: '*', from: AT, until }]);
    const again = restricted(undefined, '2026-03-01T00:00:00.000Z');
    expect(told('vhs', restricted(), lifted, again).restrictions).toHaveLength(2);
  });

  it('does not give way to a later one for the same request, and is lifted with it', () => {
    const later = restricted(['v1'], '2026-01-20T00:00:00.000Z');
    const [first, second] = [
      { eventIds: '*', from: AT },
      { eventIds: ['v1'], from: '2026-01-20T00:00:00.000Z' },
    ];
    expect(told('vhs', restricted(), later).restrictions).toEqual([first, second]);
    expect(told('vhs', later, restricted()).restrictions).toEqual([second, first]);
    const until = '2026-02-01T00:00:00.000Z';
    const both = [first, second].map((one) => ({ ...one, until }));
    expect(told('vhs', restricted(), later, lifted).restrictions).toEqual(both);
  });
});

describe('an upheld objection', () => {
  const CELL = `${POWER}.voucher-issued.vhs.jobcenter.course-access`;
  const closed = (cells: readonly MatrixCell[], sender = 'vhs') =>
    caseEvidence(at(upheld), { ...inForce, agreement: { ...agreement, cells } }, sender, AT)?.objections.map(
      ({ rowId }) => rowId,
    );
  const power = agreement.cells.find(({ id }) => id === CELL)!;

  it('stands against every cell that tells what its row told, with an agency of the controller as sender', () => {
    expect(told('vhs', upheld).objections).toContainEqual({ rowId: CELL, from: AT });
    expect(caseEvidence(at(upheld), inForce, 'vhs', AT)?.objections).toContainEqual({
      rowId: CELL,
      from: AT,
    });
    expect(told('abh', upheld).objections).toEqual([]);
    expect(told('jobcenter', upheld).objections).toEqual([]);
  });

  it('goes on when a later agreement gives the row another name, or splits it', () => {
    const renamed = { ...power, id: CELL.replace(POWER, 'renamed') };
    expect(closed([renamed])).toEqual([renamed.id]);
    const split = ['one', 'two'].map((part) => ({ ...power, id: CELL.replace(POWER, part) }));
    expect(closed(split)).toEqual(split.map(({ id }) => id));
  });

  it('does not move to what a later agreement tells under the same name', () => {
    for (const change of [{ eventType: NEED }, { recipient: 'abh' }, { purpose: 'counselling' }])
      expect(closed([{ ...power, ...change }])).toEqual([]);
  });
});

describe("a controller's rights desk", () => {
  const request = asked('erasure', { eventIds: ['v1', 'j1'] });
  const entries = [recorded('vhs', 'v1'), recorded('jobcenter', 'j1')];
  const desk = (agency: string, ...history: readonly CaseEvent[]) =>
    caseEvidence(at(...entries, request, ...history), inForce, agency, AT)?.rights;

  it('sees its own part, about its own events', () => {
    expect(desk('abh')).toMatchObject([{ request: 'r1', kind: 'erasure', state: 'open', eventIds: ['v1'] }]);
    expect(desk('vhs')).toEqual(desk('abh'));
    expect(desk('jobcenter')).toMatchObject([{ eventIds: ['j1'] }]);
  });

  it('sees nothing of what other controllers propose, decide or extend', () => {
    const step = { by: 'jobcenter', controller: 'jobcenter-controller', request: 'r1', staff: 'jc-001' };
    const decision = { proposal: 'proposal-7', decision: 'grant' } as const;
    const decided: CaseEvent[] = [
      { type: 'RequestExtended', data: { ...step, dueAt: '2026-04-10T09:00:00.000Z', ground: 'gdpr-12-3' } },
      { type: 'DecisionProposed', data: { ...step, ...decision } },
      {
        type: 'DecisionConfirmed',
        data: { ...step, staff: 'jc-002', kind: 'erasure', ...decision, proposedBy: 'jc-001' },
      },
    ];
    expect(desk('abh', ...decided)).toEqual(desk('abh'));
    expect(desk('jobcenter', ...decided)).toMatchObject([
      { state: 'decided', decision: 'grant', proposedBy: 'jc-001', dueAt: '2026-04-10T09:00:00.000Z' },
    ]);
  });

  it('is told which proposal stands, which events it is about, and which came after it', () => {
    const open = asked('access', { request: 'r2' });
    const proposal = proposed('grant', { eventIds: ['v1'] });
    const withProposal = at(...entries, open, {
      ...proposal,
      data: { ...proposal.data, request: 'r2' },
    } as CaseEvent);
    const later = fold(caseStream, [recorded('vhs', 'v2')], withProposal);
    expect(caseEvidence(later, inForce, 'abh', AT)?.rights).toMatchObject([
      { state: 'proposed', proposal: 'proposal-1', covers: ['v1'], outside: ['v2'] },
    ]);
  });

  it('is told of a proposal to lift its restriction', () => {
    const lift = { proposal: 'lift-1', personToldAt: '2026-01-18T09:00:00.000Z', proposedBy: 'city-001' };
    const history = [asked('restriction'), proposed(), confirmed('restriction'), restricted()];
    const liftTold = (agency: string, ...more: readonly CaseEvent[]) =>
      caseEvidence(at(...history, ...more), inForce, agency, AT)?.rights[0]?.lift;
    expect(liftTold('abh', liftProposed())).toEqual(lift);
    expect([liftTold('abh'), liftTold('jobcenter', liftProposed())]).toEqual([undefined, undefined]);
  });

  it('is empty for a controller that was not asked', () => {
    const ofOthers = asked('erasure', { controllers: ['caritas-controller'] });
    expect(caseEvidence(at(ofOthers), inForce, 'abh', AT)?.rights).toEqual([]);
  });
});

describe('what is released to the person', () => {
  it('is what each controller released for the request, and nothing else', () => {
    const release = (controller: string, request: string, ...eventIds: string[]): CaseEvent => ({
      type: 'AccessReleased',
      data: { controller, request, eventIds },
    });
    const state = at(
      release(CITY, 'r1', 'a1', 'v1'),
      release('jobcenter-controller', 'r1', 'j1'),
      release(CITY, 'r2', 'a2'),
    );
    expect(accessEvidence(state, 'r1')).toEqual({ requestId: 'r1', eventIds: ['a1', 'v1', 'j1'] });
    const again = fold(caseStream, [release(CITY, 'r1', 'a9')], state);
    expect(accessEvidence(again, 'r1')).toEqual(accessEvidence(state, 'r1'));
    expect(accessEvidence(state, 'r3')).toEqual({ requestId: 'r3', eventIds: [] });
  });
});
