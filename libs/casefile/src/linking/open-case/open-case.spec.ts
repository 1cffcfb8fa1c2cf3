import { specify } from '#decider/specify';
import { caseStream } from '../../case.ts';
import { opened } from '../../spec/history.ts';
import { openCase } from './open-case.decide.ts';

const order = { by: 'abh', handle: 'abh-handle-0000000000000' };

describe('opening a case', () => {
  it('links its opener', () => {
    specify(caseStream)
      .given()
      .when((state) => openCase(order, state))
      .thenRecords(...opened);
  });

  it('is done once', () => {
    specify(caseStream)
      .given(...opened)
      .when((state) => openCase(order, state))
      .thenRejects('HANDLE_TAKEN');
  });
});
