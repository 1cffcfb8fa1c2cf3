import { specify } from '#decider/specify';
import type { CaseEvent } from '../../case.events.ts';
import { caseStream } from '../../case.ts';
import { AT } from '../../spec/history.ts';
import { agreement, asked, CITY, confirmed, DUE, proposed, shared } from '../../spec/rights.ts';
import { extendRequest } from './extend-request.decide.ts';

function extending(at = AT) {
  const order = { by: 'abh', request: 'r1', ground: 'gdpr-12-3', staff: 'city-001', agreement, at } as const;
  return (state: Parameters<typeof extendRequest>[1]) => extendRequest(order, state);
}

const extended: CaseEvent = {
  type: 'RequestExtended',
  data: {
    by: 'abh',
    controller: CITY,
    request: 'r1',
    dueAt: '2026-04-10T21:59:59.999Z',
    ground: 'gdpr-12-3',
    staff: 'city-001',
  },
};

describe('extending the time for a request', () => {
  it('adds two months to the first, once', () => {
    specify(caseStream)
      .given(...shared, asked('access'))
      .when(extending())
      .thenRecords(extended);
    specify(caseStream)
      .given(...shared, asked('access'), extended)
      .when(extending())
      .thenRejects('RIGHT_EXTENDED_ALREADY');
  });

  it('is possible as long as the first month is not over', () => {
    const desk = specify(caseStream).given(...shared, asked('access'));
    desk.when(extending(DUE)).thenRecords(extended);
    desk.when(extending('2026-02-10T23:00:00.000Z')).thenRejects('RIGHT_OVERDUE');
  });

  it('is over with the decision', () => {
    specify(caseStream)
      .given(...shared, asked('access'), proposed(), confirmed('access'))
      .when(extending())
      .thenRejects('RIGHT_DECIDED_ALREADY');
  });
});
