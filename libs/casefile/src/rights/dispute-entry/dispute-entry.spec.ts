import { specify } from '#decider/specify';
import type { CaseEvent } from '../../case.events.ts';
import { caseStream } from '../../case.ts';
import { recorded } from '../../spec/history.ts';
import { shared } from '../../spec/rights.ts';
import { disputeEntry } from './dispute-entry.decide.ts';

const data = { by: 'caritas', dispute: 'd1', eventIds: ['v1', 'unheard-of'], staff: 'caritas-001' };
const disputed: CaseEvent = { type: 'EntryDisputed', data };

function disputing(change: Partial<typeof data> = {}) {
  return (state: Parameters<typeof disputeEntry>[1]) => disputeEntry({ ...data, ...change }, state);
}

describe('disputing an entry', () => {
  const desk = specify(caseStream).given(...shared, recorded('vhs', 'v1'));

  it('is taken down whatever the ids, so that nobody learns which of them exist', () => {
    desk.when(disputing()).thenRecords(disputed);
    specify(caseStream)
      .given(...shared)
      .when(disputing())
      .thenRecords(disputed);
  });

  it('is taken down by an agency that shares the case', () => {
    desk.when(disputing({ by: 'bamf' })).thenRejects('NO_BASIS_NOW');
  });

  it('has an id of its own among those of its agency', () => {
    const after = specify(caseStream).given(...shared, disputed);
    after.when(disputing()).thenRejects('DISPUTE_ID_TAKEN');
    after.when(disputing({ by: 'abh' })).thenRecords({ type: 'EntryDisputed', data: { ...data, by: 'abh' } });
  });
});
