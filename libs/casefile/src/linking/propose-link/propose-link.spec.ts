import { specify } from '#decider/specify';
import { caseStream } from '../../case.ts';
import { agreement } from '../../spec/agreement.ts';
import { entry, linked, opened } from '../../spec/history.ts';
import type { ProposeLinkOrder } from './propose-link.decide.ts';
import { proposeLink } from './propose-link.decide.ts';

const PROPOSE = 'de.wegmarke.case.propose-link.v1';

function proposing(change: Partial<ProposeLinkOrder> = {}) {
  const order = {
    entry: entry('abh', 'p1', PROPOSE),
    agreement,
    recipient: 'bamf',
    numberKind: 'azr',
    taken: false,
  };
  return (state: Parameters<typeof proposeLink>[1]) => proposeLink({ ...order, ...change }, state);
}

const facts = [
  { type: 'EventRecorded', data: entry('abh', 'p1', PROPOSE) },
  { type: 'LinkProposed', data: { by: 'abh', recipient: 'bamf', proposal: 'p1' } },
] as const;

describe('proposing a link', () => {
  const desk = specify(caseStream).given(...opened);

  it('records the sealed number as an event, and to whom it goes as a fact', () => {
    desk.when(proposing()).thenRecords(...facts);
  });

  it('follows a way of the agreement', () => {
    desk.when(proposing({ numberKind: 'bg-number' })).thenRejects('PROPOSAL_NOT_ALLOWED');
    desk.when(proposing({ recipient: 'caritas' })).thenRejects('PROPOSAL_NOT_ALLOWED');
  });

  it('does not tell whether the recipient shares the case already', () => {
    specify(caseStream)
      .given(...opened, linked('bamf'))
      .when(proposing())
      .thenRecords(...facts);
  });

  it('is for agencies that share the case, under an id of their own', () => {
    desk.when(proposing({ entry: entry('jobcenter', 'p1', PROPOSE) })).thenRejects('NO_BASIS_NOW');
    desk.when(proposing({ taken: true })).thenRejects('EVENT_ID_TAKEN');
  });
});
