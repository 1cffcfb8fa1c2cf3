import { specify } from '#decider/specify';
import type { CaseEvent } from '../../case.events.ts';
import { caseStream } from '../../case.ts';
import { AT, recorded } from '../../spec/history.ts';
import {
  agreement,
  asked,
  CITY,
  confirmed,
  DUTY_ROW,
  POWER,
  PROPOSAL,
  proposed,
  restricted,
  shared,
  upheld,
} from '../../spec/rights.ts';
import type { ConfirmDecisionOrder } from './confirm-decision.decide.ts';
import { confirmDecision } from './confirm-decision.decide.ts';

function confirming(change: Partial<ConfirmDecisionOrder> = {}) {
  const order = {
    by: 'abh',
    request: 'r1',
    proposal: PROPOSAL,
    staff: 'city-002',
    agreement,
    at: AT,
    ...change,
  };
  return (state: Parameters<typeof confirmDecision>[1]) => confirmDecision(order, state);
}

const entries = [recorded('abh', 'a1'), recorded('vhs', 'v1'), recorded('jobcenter', 'j1')];
const at = (...history: readonly CaseEvent[]) => specify(caseStream).given(...shared, ...entries, ...history);

function released(...eventIds: readonly string[]): CaseEvent {
  return { type: 'AccessReleased', data: { controller: CITY, request: 'r1', eventIds } };
}

const returned: CaseEvent = {
  type: 'DecisionReturned',
  data: {
    by: 'abh',
    controller: CITY,
    request: 'r1',
    proposal: PROPOSAL,
    ground: 'incomplete',
    staff: 'city-002',
  },
};

describe('confirming a decision', () => {
  it('takes a second member of staff, whichever agency of the controller the two are at', () => {
    const desk = at(asked('erasure'), proposed());
    desk.when(confirming({ staff: 'city-001' })).thenRejects('RIGHTS_FOUR_EYES');
    desk.when(confirming({ staff: 'city-001', by: 'vhs' })).thenRejects('RIGHTS_FOUR_EYES');
    desk.when(confirming()).thenRecords(confirmed('erasure'));
  });

  it('belongs to the controller that proposed', () => {
    at(asked('erasure'), proposed())
      .when(confirming({ by: 'jobcenter', staff: 'jc-002' }))
      .thenRejects('RIGHT_NOT_PROPOSED');
  });

  it('needs a proposal, and is done once', () => {
    at(asked('erasure')).when(confirming()).thenRejects('RIGHT_NOT_PROPOSED');
    at(asked('erasure'), proposed(), confirmed('erasure'))
      .when(confirming())
      .thenRejects('RIGHT_DECIDED_ALREADY');
  });

  it('is about the proposal that was looked at, and about no other', () => {
    at(asked('erasure'), proposed())
      .when(confirming({ proposal: 'proposal-2' }))
      .thenRejects('RIGHT_PROPOSAL_CHANGED');
    at(
      asked('erasure'),
      proposed(),
      returned,
      proposed('refuse', { ground: 'not-wrong', proposal: 'proposal-2' }),
    )
      .when(confirming())
      .thenRejects('RIGHT_PROPOSAL_CHANGED');
  });

  it('releases no event that was recorded after the proposal', () => {
    const eventIds = ['a1', 'v1'];
    at(asked('access'), proposed('grant', { eventIds }), recorded('vhs', 'v2'))
      .when(confirming())
      .thenRecords(confirmed('access', 'grant', { eventIds }), released('a1', 'v1'));
  });

  it('restricts what all agencies of the controller tell, or the events that were named', () => {
    at(asked('restriction'), proposed())
      .when(confirming())
      .thenRecords(confirmed('restriction'), restricted());
    const one = { eventIds: ['v1'] };
    at(asked('restriction', { eventIds: ['v1', 'j1', 'elsewhere'] }), proposed('grant', one))
      .when(confirming())
      .thenRecords(confirmed('restriction', 'grant', one), restricted(['v1']));
  });

  it('closes a row to the controller when it upholds an objection, unless the row has become a duty', () => {
    at(asked('objection', { rowId: POWER }), proposed())
      .when(confirming())
      .thenRecords(confirmed('objection'), upheld);
    at(asked('objection', { rowId: DUTY_ROW }), proposed())
      .when(confirming())
      .thenRejects('OBJECTION_AGAINST_DUTY');
  });

  it('upholds no objection against a row that the agreement no longer has, as nobody could say what it closes', () => {
    at(asked('objection', { rowId: 'row-of-before' }), proposed())
      .when(confirming())
      .thenRejects('RIGHT_ROW_UNCLEAR');
  });

  it("releases the controller's own events to the person, but for those withheld", () => {
    const all = { eventIds: ['a1', 'v1'] };
    for (const kind of ['access', 'portability'] as const)
      at(asked(kind), proposed('grant', all))
        .when(confirming())
        .thenRecords(confirmed(kind, 'grant', all), released('a1', 'v1'));
    const part = { ...all, ground: 'sgb10-83-1', withheld: ['v1', 'j1'] } as const;
    at(asked('access'), proposed('grant-partly', part))
      .when(confirming())
      .thenRecords(confirmed('access', 'grant-partly', part), released('a1'));
  });

  it('does nothing but decide where it refuses, erases or corrects', () => {
    const refusal = { ground: 'not-wrong' } as const;
    at(asked('restriction'), proposed('refuse', refusal))
      .when(confirming())
      .thenRecords(confirmed('restriction', 'refuse', refusal));
    at(asked('rectification'), proposed()).when(confirming()).thenRecords(confirmed('rectification'));
  });
});
