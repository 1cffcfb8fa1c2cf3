import { specify } from '#decider/specify';
import type { CaseEvent } from '../../case.events.ts';
import { caseStream } from '../../case.ts';
import { AT } from '../../spec/history.ts';
import { agreement, CITY, restricted, shared } from '../../spec/rights.ts';
import type { LiftRestrictionOrder } from './lift-restriction.decide.ts';
import { liftRestriction } from './lift-restriction.decide.ts';

const LATER = '2026-01-20T12:00:00.000Z';
const told = {
  request: 'r1',
  personToldAt: '2026-01-18T09:00:00.000Z',
  staff: 'city-001',
  confirmedBy: 'city-002',
  at: LATER,
};
const lifted: CaseEvent = { type: 'RestrictionLifted', data: { controller: CITY, ...told } };

function lifting(change: Partial<LiftRestrictionOrder> = {}) {
  const order = { by: 'vhs', agreement, ...told, ...change };
  return (state: Parameters<typeof liftRestriction>[1]) => liftRestriction(order, state);
}

describe('lifting a restriction', () => {
  const desk = specify(caseStream).given(...shared, restricted());

  it('is done by the controller whose it is, once', () => {
    desk.when(lifting()).thenRecords(lifted);
    desk.when(lifting({ by: 'jobcenter' })).thenRejects('RESTRICTION_NOT_IN_FORCE');
    desk.when(lifting({ request: 'r2' })).thenRejects('RESTRICTION_NOT_IN_FORCE');
    specify(caseStream)
      .given(...shared, restricted(), lifted)
      .when(lifting())
      .thenRejects('RESTRICTION_NOT_IN_FORCE');
  });

  it('follows after the person was told of it', () => {
    desk.when(lifting({ personToldAt: LATER })).thenRejects('RESTRICTION_PERSON_NOT_TOLD');
    desk
      .when(lifting({ personToldAt: '2026-01-15T11:59:59.999Z' }))
      .thenRejects('RESTRICTION_PERSON_NOT_TOLD');
    desk.when(lifting({ personToldAt: AT })).thenRecords({
      type: 'RestrictionLifted',
      data: { controller: CITY, ...told, personToldAt: AT },
    });
  });

  it('takes two members of staff', () => {
    desk.when(lifting({ confirmedBy: 'city-001' })).thenRejects('RIGHTS_FOUR_EYES');
  });
});
