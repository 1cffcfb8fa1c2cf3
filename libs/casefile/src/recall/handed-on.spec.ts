import { RedeemLinkCode } from '../linking/redeem-link-code/redeem-link-code.command.ts';
import { UnlinkAgency } from '../linking/unlink/unlink-agency.command.ts';
import { inForce, NEED } from '../spec/agreement.ts';
import { deskOn, envelope } from '../spec/desk.ts';
import { handleOfAgency } from '../spec/history.ts';
import { whereabouts } from './handed-on.ts';

const RIGHT = 'vhs-handle-of-the-right-file';

describe('the handle by which a recipient knows a case', () => {
  it('is the one under which it shared the case when its data were recalled', async () => {
    const desk = await deskOn();
    await desk.open('abh');
    await desk.makeCode('abh');
    await desk.redeem('vhs');
    const split = { ground: 'wrong-number', staff: 'staff-001' };
    await desk.bus.execute(new UnlinkAgency(envelope('vhs', 'unlink', 'de.wegmarke.case.unlink.v1', split)));
    const caseId = (await desk.cases.caseOf('rheine', 'abh', handleOfAgency('abh')))!;
    const { revision } = await desk.cases.load('rheine', caseId);
    const codeHash = 'again';
    await desk.makeCode('abh', 'make-again', { codeHash, validUntil: '2026-01-20T12:00:00.000Z' });
    const type = 'de.wegmarke.case.redeem-link-code.v1';
    const again = envelope('vhs', 'redeem-again', type, { codeHash }, { handle: RIGHT });
    await desk.bus.execute(new RedeemLinkCode(again, inForce));
    await desk.offer([envelope('abh', 'e1', NEED)]);
    const handleAsOf = async (asOf?: number) =>
      (await whereabouts(desk, { network: 'rheine', caseId }, asOf)).handles.get('vhs');
    expect(await handleAsOf(revision)).toBe(handleOfAgency('vhs'));
    expect(await handleAsOf()).toBe(RIGHT);
  });
});
