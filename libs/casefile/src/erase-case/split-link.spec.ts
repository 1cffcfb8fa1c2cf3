import { RedeemLinkCode } from '../linking/redeem-link-code/redeem-link-code.command.ts';
import { UnlinkAgency } from '../linking/unlink/unlink-agency.command.ts';
import { isErased } from '../case.ts';
import { LEFT_ERASED } from '../record/handles.ts';
import { NEED, inForce } from '../spec/agreement.ts';
import { deskOn, envelope } from '../spec/desk.ts';
import { handleOfAgency } from '../spec/history.ts';
import { eraseCase } from './erase-case.ts';
import { sharedCase } from './spec/shared-case.ts';

const SPLIT = { ground: 'other-person', staff: 'staff-001' };
const split = (name = 'unlink') =>
  new UnlinkAgency(envelope('vhs', name, 'de.wegmarke.case.unlink.v1', SPLIT));

describe('the erasure of a case from which an agency had split off', () => {
  it.each(['whole', 'part'])(
    'leaves an agency that had split its wrong link the right case under the same handle (%s)',
    async (erased) => {
      const { desk, parts, order } = await sharedCase();
      await desk.bus.execute(split());
      await desk.open('vhs', 'open-anew');
      await eraseCase(erased === 'whole' ? order : { ...order, controller: 'vhs-controller' }, parts);
      const restarted = await deskOn({ ...desk });
      for (const [index, { offer }] of [desk, restarted].entries())
        expect(await offer([envelope('vhs', `right-${index}`, NEED)])).toMatchObject({
          receipts: [{ outcome: 'accepted' }],
        });
      const { state } = await desk.cases.load('rheine', order.caseId);
      expect(state).toMatchObject({ erased: { whole: erased === 'whole' } });
      expect(isErased(state, 'vhs-controller')).toBe(true);
    },
  );

  it('closes a handle that came back to the case after it had been split off', async () => {
    const { desk, parts, order } = await sharedCase();
    await desk.bus.execute(split());
    const codeHash = 'again';
    await desk.makeCode('abh', 'make-again', { codeHash, validUntil: '2026-01-20T12:00:00.000Z' });
    const again = envelope('vhs', 'redeem-again', 'de.wegmarke.case.redeem-link-code.v1', { codeHash });
    expect(await desk.bus.execute(new RedeemLinkCode(again, inForce))).toMatchObject({ outcome: 'accepted' });
    // It left no case by now: `vault erase --split` would take the right one.
    const standing = await (
      await deskOn({ ...desk })
    ).cases.standingOf('rheine', 'vhs', handleOfAgency('vhs'));
    expect(standing).toMatchObject({ caseId: order.caseId, erased: false });
    expect(standing).not.toHaveProperty('leftLast');
    await eraseCase(order, parts);
    const { receipts } = await desk.offer([envelope('vhs', 'e3', NEED)]);
    expect(receipts).toMatchObject([{ code: 'ERASED' }]);
  });

  it.each(['whole', 'part'])(
    'never makes of the word by which it was split one that splits the right case (%s)',
    async (erased) => {
      const { desk, parts, order } = await sharedCase();
      await desk.bus.execute(split());
      await eraseCase(erased === 'whole' ? order : { ...order, controller: 'vhs-controller' }, parts);
      await desk.open('vhs', 'open-anew');
      const standsFor = () => desk.cases.caseOf('rheine', 'vhs', handleOfAgency('vhs'));
      const right = await standsFor();
      for (const { bus } of [desk, await deskOn({ ...desk })])
        expect(await bus.execute(split())).toMatchObject({ outcome: 'refused', code: 'ERASED' });
      expect(await standsFor()).toBe(right);
      // Another word is about the case for which the handle stands by now, also where another agency used its id.
      await desk.open('jobcenter');
      const ofAnother = envelope('jobcenter', 'unlink-anew', 'de.wegmarke.case.unlink.v1', SPLIT);
      expect(await desk.bus.execute(new UnlinkAgency(ofAnother))).toMatchObject({ outcome: 'accepted' });
      expect(await desk.bus.execute(split('unlink-anew'))).toMatchObject({ outcome: 'accepted' });
      expect(await standsFor()).toBeUndefined();
    },
  );

  describe('that its handle left twice', () => {
    async function leftTwice() {
      const { desk, parts, order } = await sharedCase();
      const stands = () => desk.cases.standingOf('rheine', 'vhs', handleOfAgency('vhs'));
      await desk.bus.execute(split());
      await desk.open('vhs', 'open-second');
      const second = (await stands()).caseId!;
      await desk.bus.execute(split('unlink-second'));
      await desk.open('vhs', 'open-third');
      const third = (await stands()).caseId!;
      const anew = async () =>
        (await deskOn({ ...desk })).cases.standingOf('rheine', 'vhs', handleOfAgency('vhs'));
      const erase = (caseId: string) =>
        eraseCase({ network: 'rheine', caseId, controller: 'vhs-controller' }, parts);
      return { first: order.caseId, second, third, anew, erase };
    }

    it('never takes the earlier case for the later one, whose part was erased', async () => {
      const { first, second, third, anew, erase } = await leftTwice();
      expect(await anew()).toMatchObject({ caseId: third, left: [first, second], leftLast: second });
      await erase(second);
      expect(await anew()).toMatchObject({ caseId: third, left: [first], leftLast: LEFT_ERASED });
    });

    it('finds the later one also where the earlier one was erased before', async () => {
      const { first, second, anew, erase } = await leftTwice();
      await erase(first);
      expect(await anew()).toMatchObject({ left: [second], leftLast: second });
    });

    it('still finds what was left once the handle is closed', async () => {
      const { first, second, third, anew, erase } = await leftTwice();
      await erase(third);
      expect(await anew()).toMatchObject({ erased: true, left: [first, second], leftLast: second });
      await erase(second);
      expect(await anew()).toMatchObject({ erased: true, left: [first], leftLast: LEFT_ERASED });
    });
  });

  it('never makes of the word by which the wrong case was opened one that opens another', async () => {
    const { desk, parts, order } = await sharedCase();
    const unlink = envelope('abh', 'unlink-abh', 'de.wegmarke.case.unlink.v1', SPLIT);
    await desk.bus.execute(new UnlinkAgency(unlink));
    const restarted = await deskOn({ ...desk });
    await eraseCase(order, parts);
    for (const { open } of [desk, restarted])
      expect(await open('abh')).toMatchObject({ outcome: 'refused', code: 'ERASED' });
    expect(await desk.open('abh', 'open-anew')).toMatchObject({ outcome: 'accepted' });
  });
});
