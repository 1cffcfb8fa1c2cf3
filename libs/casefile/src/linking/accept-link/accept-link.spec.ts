import { specify } from '#decider/specify';
import { caseStream } from '../../case.ts';
import type { CaseEvent } from '../../case.events.ts';
import { handleOfAgency, linked, opened } from '../../spec/history.ts';
import type { AcceptLinkOrder } from './accept-link.decide.ts';
import { acceptLink } from './accept-link.decide.ts';

const handle = handleOfAgency('bamf');
const proposed: CaseEvent = { type: 'LinkProposed', data: { by: 'abh', recipient: 'bamf', proposal: 'p1' } };
const accepted: CaseEvent = {
  type: 'AgencyLinked',
  data: { agency: 'bamf', handle, way: 'statutory', proposal: 'p1' },
};

function accepting(change: Partial<AcceptLinkOrder> = {}) {
  const order = { by: 'bamf', proposal: 'p1', handle, handleTaken: false, ...change };
  return (state: Parameters<typeof acceptLink>[1]) => acceptLink(order, state);
}

describe('accepting a link', () => {
  const desk = specify(caseStream).given(...opened, proposed);

  it('links the addressee under its own handle', () => {
    desk.when(accepting()).thenRecords(accepted);
  });

  it('does not tell unknown, foreign and settled proposals apart', () => {
    desk.when(accepting({ proposal: 'p2' })).thenRejects('PROPOSAL_NOT_VALID');
    desk.when(accepting({ by: 'vhs' })).thenRejects('PROPOSAL_NOT_VALID');
    specify(caseStream).given().when(accepting()).thenRejects('PROPOSAL_NOT_VALID');
    specify(caseStream)
      .given(...opened, proposed, accepted)
      .when(accepting())
      .thenRejects('PROPOSAL_NOT_VALID');
  });

  it('needs a handle that stands for no other case', () => {
    desk.when(accepting({ handleTaken: true })).thenRejects('HANDLE_TAKEN');
  });

  it('just closes the proposal when the addressee shares the case already', () => {
    const shared = specify(caseStream).given(...opened, linked('bamf'), proposed);
    shared.when(accepting()).thenRecords(accepted);
    shared.when(accepting({ handle: 'bamf-handle-another-one' })).thenRejects('LINKED_ALREADY');
  });
});
