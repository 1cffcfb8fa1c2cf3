import { fold } from '#decider';
import { specify } from '#decider/specify';
import type { CaseEvent } from '../../case.events.ts';
import { caseStream } from '../../case.ts';
import { caseEvidence } from '../../evidence/case-evidence.ts';
import { agreement, inForce, LIFT_AT, lifted, liftProposed, restricted, shared } from '../../spec/rights.ts';
import type { ConfirmLiftOrder } from './confirm-lift.decide.ts';
import { confirmLift } from './confirm-lift.decide.ts';

function confirming(change: Partial<ConfirmLiftOrder> = {}) {
  const order = { by: 'abh', request: 'r1', proposal: 'lift-1', staff: 'city-002', agreement, at: LIFT_AT };
  return (state: Parameters<typeof confirmLift>[1]) => confirmLift({ ...order, ...change }, state);
}

const at = (...history: readonly CaseEvent[]) => specify(caseStream).given(...shared, ...history);

describe('confirming that a restriction is lifted', () => {
  const desk = at(restricted(), liftProposed());

  it('lifts it, once, and nothing is lifted before', () => {
    const until = (...history: readonly CaseEvent[]) =>
      caseEvidence(fold(caseStream, [...shared, ...history]), inForce, 'vhs', LIFT_AT)?.restrictions;
    expect(until(restricted(), liftProposed())).toEqual(until(restricted()));
    desk.when(confirming()).thenRecords(lifted());
    expect(until(restricted(), liftProposed(), lifted())).toMatchObject([{ until: LIFT_AT }]);
    at(restricted(), liftProposed(), lifted()).when(confirming()).thenRejects('RESTRICTION_NOT_IN_FORCE');
  });

  it('takes a second member of staff, whichever agency of the controller the two are at', () => {
    desk.when(confirming({ staff: 'city-001' })).thenRejects('RIGHTS_FOUR_EYES');
    desk.when(confirming({ staff: 'city-001', by: 'vhs' })).thenRejects('RIGHTS_FOUR_EYES');
    desk.when(confirming({ by: 'jobcenter' })).thenRejects('RESTRICTION_NOT_IN_FORCE');
    desk.when(confirming({ by: 'bamf' })).thenRejects('NO_BASIS_NOW');
  });

  it('needs a proposal, and the one that was looked at', () => {
    at(restricted()).when(confirming()).thenRejects('RIGHT_NOT_PROPOSED');
    at(restricted(), liftProposed(), liftProposed({ proposal: 'lift-2' }))
      .when(confirming())
      .thenRejects('RIGHT_PROPOSAL_CHANGED');
  });

  it('ends no restriction that began after the proposal', () => {
    const later = restricted(['v1'], '2026-01-19T00:00:00.000Z');
    at(restricted(), liftProposed(), later).when(confirming()).thenRejects('RIGHT_NOT_PROPOSED');
  });
});
