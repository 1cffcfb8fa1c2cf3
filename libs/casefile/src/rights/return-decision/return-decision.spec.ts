import { specify } from '#decider/specify';
import type { CaseEvent } from '../../case.events.ts';
import { caseStream } from '../../case.ts';
import { proposeDecision } from '../propose-decision/propose-decision.decide.ts';
import { agreement, asked, CITY, PROPOSAL, proposed, shared } from '../../spec/rights.ts';
import { returnDecision } from './return-decision.decide.ts';

function returning(staff: string, by = 'vhs', proposal = PROPOSAL) {
  return (state: Parameters<typeof returnDecision>[1]) =>
    returnDecision({ by, request: 'r1', proposal, ground: 'incomplete', staff, agreement }, state);
}

const returned: CaseEvent = {
  type: 'DecisionReturned',
  data: {
    by: 'vhs',
    controller: CITY,
    request: 'r1',
    proposal: PROPOSAL,
    ground: 'incomplete',
    staff: 'city-002',
  },
};

describe('giving a decision back', () => {
  it('takes another member of staff of the same controller, and a proposal', () => {
    const desk = specify(caseStream).given(...shared, asked('access'), proposed());
    desk.when(returning('city-002')).thenRecords(returned);
    desk.when(returning('city-001')).thenRejects('RIGHTS_FOUR_EYES');
    desk.when(returning('jc-002', 'jobcenter')).thenRejects('RIGHT_NOT_PROPOSED');
    desk.when(returning('city-002', 'vhs', 'proposal-2')).thenRejects('RIGHT_PROPOSAL_CHANGED');
  });

  it('opens the way to a new proposal', () => {
    const again = { by: 'abh', request: 'r1', proposal: 'proposal-2', staff: 'city-001', agreement };
    specify(caseStream)
      .given(...shared, asked('erasure'), proposed(), returned)
      .when((state) => proposeDecision({ ...again, decision: 'grant' }, state))
      .thenRecords(proposed('grant', { proposal: 'proposal-2' }));
  });
});
