import type { CaseFile } from '../../case.ts';
import { RedeemLinkCode } from '../redeem-link-code/redeem-link-code.command.ts';
import { inForce, NEED } from '../../spec/agreement.ts';
import { deskOn, envelope } from '../../spec/desk.ts';
import { handleOfAgency } from '../../spec/history.ts';
import { UnlinkAgency } from './unlink-agency.command.ts';

const REDEEM = 'de.wegmarke.case.redeem-link-code.v1';

describe('the handle of a wrong link', () => {
  const unlink = (name = 'unlink') =>
    new UnlinkAgency(
      envelope('vhs', name, 'de.wegmarke.case.unlink.v1', { ground: 'other-person', staff: 'staff-001' }),
    );
  async function joined() {
    const desk = await deskOn();
    await desk.open('abh');
    await desk.makeCode('abh');
    await desk.redeem('vhs');
    await desk.offer([envelope('vhs', 'v1', NEED)]);
    return desk;
  }

  it('stands for nothing any more, so that what is sent under it is held', async () => {
    const desk = await joined();
    expect(await desk.bus.execute(unlink())).toMatchObject({ outcome: 'accepted' });
    expect(await desk.cases.caseOf('rheine', 'vhs', handleOfAgency('vhs'))).toBeUndefined();
    const { receipts } = await desk.offer([envelope('vhs', 'v2', NEED)]);
    expect(receipts).toMatchObject([{ outcome: 'held', code: 'NO_BASIS_NOW' }]);
  });

  it('opens the case of the right person, which the same word never splits', async () => {
    const desk = await joined();
    const first = await desk.bus.execute(unlink());
    const wrong = await desk.cases.caseOf('rheine', 'abh', handleOfAgency('abh'));
    expect(await desk.open('vhs', 'open-anew')).toMatchObject({ outcome: 'accepted' });
    const right = await desk.cases.caseOf('rheine', 'vhs', handleOfAgency('vhs'));
    expect(right).not.toBe(wrong);
    expect(await desk.bus.execute(unlink())).toEqual(first);
    expect(await desk.cases.caseOf('rheine', 'vhs', handleOfAgency('vhs'))).toBe(right);
    expect(await desk.offer([envelope('vhs', 'v2', NEED)])).toMatchObject({
      receipts: [{ outcome: 'accepted' }],
    });
  });

  it('gets the receipts that it got before, for what is sent again', async () => {
    const desk = await joined();
    await desk.bus.execute(unlink());
    expect(await desk.offer([envelope('vhs', 'v1', NEED)])).toMatchObject({
      receipts: [{ outcome: 'accepted' }],
    });
    expect(await desk.redeem('vhs')).toMatchObject({ outcome: 'accepted' });
    expect(await desk.cases.caseOf('rheine', 'vhs', handleOfAgency('vhs'))).toBeUndefined();
  });
});

describe('a process that has not heard of the split', () => {
  const H2 = 'vhs-handle-of-the-right-file';
  const unlink = (name: string, handle = handleOfAgency('vhs')) => {
    const data = { ground: 'wrong-number', staff: 'staff-001' };
    return new UnlinkAgency(envelope('vhs', name, 'de.wegmarke.case.unlink.v1', data, { handle }));
  };
  const code = (codeHash: string) => ({ codeHash, validUntil: '2026-01-20T12:00:00.000Z' });

  /** It remembers vhs under its first handle; elsewhere vhs split that off, and came to the case with another of its files. */
  async function heldUp() {
    const desk = await deskOn();
    await desk.open('abh');
    await desk.makeCode('abh');
    await desk.redeem('vhs');
    await desk.offer([envelope('vhs', 'v1', NEED)]);
    const wrong = (await desk.cases.caseOf('rheine', 'vhs', handleOfAgency('vhs')))!;
    const elsewhere = await deskOn({ ...desk });
    await elsewhere.bus.execute(unlink('unlink'));
    await elsewhere.makeCode('abh', 'make-again', code('again'));
    await elsewhere.bus.execute(
      new RedeemLinkCode(envelope('vhs', 'redeem-2', REDEEM, { codeHash: 'again' }, { handle: H2 }), inForce),
    );
    const state = async () => (await elsewhere.cases.load('rheine', wrong)).state as CaseFile;
    expect((await state()).links['vhs']?.handle).toBe(H2);
    return { desk, elsewhere, wrong, state };
  }
  it('leads nobody to the wrong case who asks for the one of the handle', async () => {
    const { desk, wrong } = await heldUp();
    expect(await desk.cases.caseOf('rheine', 'vhs', handleOfAgency('vhs'))).toBeUndefined();
    expect(await desk.cases.caseOf('rheine', 'vhs', H2)).toBe(wrong);
  });

  it('takes nothing of the one file into the case of the other', async () => {
    const { desk, wrong, state } = await heldUp();
    expect(await desk.makeCode('vhs', 'make-3', code('other'))).toMatchObject({ outcome: 'held' });
    expect((await state()).codes.map(({ by }) => by)).toEqual(['abh', 'abh']);
    expect(await desk.cases.caseOf('rheine', 'vhs', handleOfAgency('vhs'))).toBeUndefined();
    expect(await desk.cases.caseOf('rheine', 'vhs', H2)).toBe(wrong);
  });

  it('does not split the right link by a second word on the wrong one', async () => {
    const { desk, state } = await heldUp();
    expect(await desk.bus.execute(unlink('unlink-2'))).toMatchObject({ outcome: 'held' });
    expect((await state()).links['vhs']?.handle).toBe(H2);
  });

  it('takes at once what is sent under the handle into the case for which it stands by now', async () => {
    const { desk, elsewhere, wrong } = await heldUp();
    await elsewhere.open('vhs', 'open-anew');
    expect(await desk.makeCode('vhs', 'make-3', code('other'))).toMatchObject({ outcome: 'accepted' });
    const right = (await desk.cases.caseOf('rheine', 'vhs', handleOfAgency('vhs')))!;
    expect(right).not.toBe(wrong);
    const { state } = await desk.cases.load('rheine', right);
    expect(state).toMatchObject({ codes: [{ by: 'vhs', codeHash: 'other' }] });
  });

  it('leaves an event of it to be sent again, and then records it where the handle leads', async () => {
    const { desk, elsewhere } = await heldUp();
    await elsewhere.open('vhs', 'open-anew');
    // Also one that the wrong case has, which would get its first receipt from there.
    const events = [envelope('vhs', 'v1', NEED)];
    expect(await desk.offer(events)).toEqual({ receipts: [], unsettled: [events[0]?.envelope.id] });
    const { receipts } = await desk.offer(events);
    expect(receipts).toMatchObject([{ outcome: 'accepted' }]);
    const right = (await desk.cases.caseOf('rheine', 'vhs', handleOfAgency('vhs')))!;
    const { state } = await desk.cases.load('rheine', right);
    expect((state as CaseFile).entries.map(({ agency }) => agency)).toEqual(['vhs']);
  });
});
