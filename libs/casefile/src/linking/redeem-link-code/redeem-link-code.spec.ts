import { specify } from '#decider/specify';
import { caseStream } from '../../case.ts';
import type { CaseEvent } from '../../case.events.ts';
import { agreement } from '../../spec/agreement.ts';
import { AT, handleOfAgency, linked, opened } from '../../spec/history.ts';
import type { RedeemLinkCodeOrder } from './redeem-link-code.decide.ts';
import { redeemLinkCode } from './redeem-link-code.decide.ts';

const validUntil = '2026-01-20T12:00:00.000Z';
const made: CaseEvent = { type: 'LinkCodeMade', data: { by: 'abh', codeHash: 'code', validUntil } };
const redeemed: CaseEvent = { type: 'LinkCodeRedeemed', data: { by: 'vhs', codeHash: 'code' } };

function redeeming(change: Partial<RedeemLinkCodeOrder> = {}) {
  const order = {
    by: 'vhs',
    agreement,
    handle: handleOfAgency('vhs'),
    handleTaken: false,
    codeHash: 'code',
    at: AT,
  };
  return (state: Parameters<typeof redeemLinkCode>[1]) => redeemLinkCode({ ...order, ...change }, state);
}

describe('redeeming a link code', () => {
  const desk = specify(caseStream).given(...opened, made);

  it('links the redeemer under its own handle', () => {
    desk.when(redeeming()).thenRecords(redeemed, linked('vhs'));
  });

  it('does not tell unknown, used up and out of date apart', () => {
    desk.when(redeeming({ codeHash: 'other' })).thenRejects('LINK_CODE_NOT_VALID');
    desk.when(redeeming({ at: validUntil })).thenRejects('LINK_CODE_NOT_VALID');
    specify(caseStream)
      .given(...opened, made, redeemed, linked('vhs'))
      .when(redeeming({ by: 'caritas', handle: handleOfAgency('caritas') }))
      .thenRejects('LINK_CODE_NOT_VALID');
    specify(caseStream).given().when(redeeming()).thenRejects('LINK_CODE_NOT_VALID');
  });

  it('is not for its maker, nor for agencies that the agreement does not name', () => {
    desk.when(redeeming({ by: 'abh' })).thenRejects('LINK_CODE_OWN');
    desk.when(redeeming({ by: 'bamf' })).thenRejects('LINK_CODE_NOT_ALLOWED');
  });

  it('needs a handle that stands for no other case', () => {
    desk.when(redeeming({ handleTaken: true })).thenRejects('HANDLE_TAKEN');
  });

  it('is refused to an agency that shares the case under another handle, and uses up the code under the same', () => {
    const shared = specify(caseStream).given(...opened, linked('vhs'), made);
    shared.when(redeeming({ handle: 'vhs-handle-another-one' })).thenRejects('LINKED_ALREADY');
    shared.when(redeeming()).thenRecords(redeemed);
  });
});
