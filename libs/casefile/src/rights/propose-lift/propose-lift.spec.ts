import { specify } from '#decider/specify';
import { caseStream } from '../../case.ts';
import { AT } from '../../spec/history.ts';
import { agreement, LIFT_AT, lifted, liftProposed, restricted, shared } from '../../spec/rights.ts';
import type { ProposeLiftOrder } from './propose-lift.decide.ts';
import { proposeLift } from './propose-lift.decide.ts';

const LIFT = 'lift-1';
const TOLD = '2026-01-18T09:00:00.000Z';

function proposing(change: Partial<ProposeLiftOrder> = {}) {
  const order = { by: 'vhs', request: 'r1', proposal: LIFT, personToldAt: TOLD, staff: 'city-001' };
  return (state: Parameters<typeof proposeLift>[1]) =>
    proposeLift({ ...order, agreement, at: LIFT_AT, ...change }, state);
}

describe('proposing to lift a restriction', () => {
  const desk = specify(caseStream).given(...shared, restricted());

  it('is done by the controller whose it is, as long as it is in force', () => {
    desk.when(proposing()).thenRecords(liftProposed());
    desk.when(proposing({ by: 'bamf' })).thenRejects('NO_BASIS_NOW');
    desk.when(proposing({ by: 'jobcenter' })).thenRejects('RESTRICTION_NOT_IN_FORCE');
    desk.when(proposing({ request: 'r2' })).thenRejects('RESTRICTION_NOT_IN_FORCE');
    specify(caseStream)
      .given(...shared, restricted(), liftProposed(), lifted())
      .when(proposing())
      .thenRejects('RESTRICTION_NOT_IN_FORCE');
  });

  it('follows after the person was told of it', () => {
    desk.when(proposing({ personToldAt: LIFT_AT })).thenRejects('RESTRICTION_PERSON_NOT_TOLD');
    desk
      .when(proposing({ personToldAt: '2026-01-15T11:59:59.999Z' }))
      .thenRejects('RESTRICTION_PERSON_NOT_TOLD');
    desk.when(proposing({ personToldAt: AT })).thenRecords(liftProposed({ personToldAt: AT }));
  });

  it('takes the place of an earlier proposal', () => {
    specify(caseStream)
      .given(...shared, restricted(), liftProposed())
      .when(proposing({ proposal: 'lift-2' }))
      .thenRecords(liftProposed({ proposal: 'lift-2' }));
  });
});
