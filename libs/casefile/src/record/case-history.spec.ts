import { deskOn } from '../spec/desk.ts';
import { handleOfAgency } from '../spec/history.ts';
import type { CaseMoment } from './case-history.ts';
import { caseHistory } from './case-history.ts';

describe('The history of a case', () => {
  it('gives each event with the case as it stood before it, up to how it stands now', async () => {
    const desk = await deskOn();
    await desk.open('abh');
    await desk.give('abh');
    const caseId = (await desk.cases.caseOf('rheine', 'abh', handleOfAgency('abh'))) ?? '';
    const moments: CaseMoment[] = [];
    for await (const moment of caseHistory(desk.store, desk.vault, { network: 'rheine', caseId }))
      moments.push(moment);
    expect(moments.map(({ event, before }) => [event.type, event.revision - before.revision])).toEqual([
      ['CaseOpened', 1],
      ['AgencyLinked', 1],
      ['ConsentGiven', 1],
    ]);
    const consents = moments.map(({ before: { state } }) =>
      state.kind === 'open' ? state.consents.length : 'none',
    );
    expect(consents).toEqual(['none', 0, 0]);
    const loaded = await desk.cases.load('rheine', caseId);
    expect(loaded.state).toMatchObject({ kind: 'open', consents: [expect.anything()] });
  });
});
