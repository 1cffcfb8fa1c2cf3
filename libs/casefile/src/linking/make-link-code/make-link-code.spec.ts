import { specify } from '#decider/specify';
import { caseStream } from '../../case.ts';
import { agreement } from '../../spec/agreement.ts';
import { AT, linked, opened } from '../../spec/history.ts';
import type { MakeLinkCodeOrder } from './make-link-code.decide.ts';
import { makeLinkCode } from './make-link-code.decide.ts';

const validUntil = '2026-01-20T12:00:00.000Z';
const made = { type: 'LinkCodeMade', data: { by: 'abh', codeHash: 'code', validUntil } } as const;

function making(change: Partial<MakeLinkCodeOrder> = {}) {
  const order = { by: 'abh', agreement, at: AT, codeHash: 'code', validUntil, taken: false, ...change };
  return (state: Parameters<typeof makeLinkCode>[1]) => makeLinkCode(order, state);
}

describe('making a link code', () => {
  it('is for agencies that share the case', () => {
    const desk = specify(caseStream).given(...opened);
    desk.when(making()).thenRecords(made);
    desk.when(making({ by: 'vhs' })).thenRejects('NO_BASIS_NOW');
    specify(caseStream).given().when(making()).thenRejects('NO_BASIS_NOW');
  });

  it('is for agencies that the agreement names', () => {
    const desk = specify(caseStream).given(...opened, linked('bamf'));
    desk.when(making({ by: 'bamf' })).thenRejects('LINK_CODE_MAKING_NOT_ALLOWED');
  });

  it('ends in the future, at most 30 days ahead', () => {
    const desk = specify(caseStream).given(...opened);
    desk.when(making({ validUntil: AT })).thenRejects('LINK_CODE_PERIOD_NOT_ALLOWED');
    desk.when(making({ validUntil: '2026-02-14T12:00:00.001Z' })).thenRejects('LINK_CODE_PERIOD_NOT_ALLOWED');
    desk.when(making({ validUntil: '2026-02-14T12:00:00.000Z' })).thenRecords({
      ...made,
      data: { ...made.data, validUntil: '2026-02-14T12:00:00.000Z' },
    });
  });

  it('needs a code that was never drawn, in this case or another', () => {
    specify(caseStream)
      .given(...opened, made)
      .when(making())
      .thenRejects('LINK_CODE_TAKEN');
    specify(caseStream)
      .given(...opened)
      .when(making({ taken: true }))
      .thenRejects('LINK_CODE_TAKEN');
  });
});
