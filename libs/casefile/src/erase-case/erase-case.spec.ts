import { OwnerDestroyed } from '#ports';
import { dying, Killed } from '#ports/contract';
import { isErased } from '../case.ts';
import { caseEvidence } from '../evidence/case-evidence.ts';
import { evidenceFor } from '../evidence/gate-evidence.ts';
import { NEED, inForce } from '../spec/agreement.ts';
import { deskOn, envelope, idOf } from '../spec/desk.ts';
import { AT, handleOfAgency } from '../spec/history.ts';
import { completeErasures, pendingErasures } from './complete-erasures.ts';
import { eraseCase, NoSuchCase } from './erase-case.ts';
import { reapplyTombstones } from './reapply-tombstones.ts';
import { sharedCase } from './spec/shared-case.ts';

describe('the erasure of a case', () => {
  it('blocks it, closes its handles, destroys its keys, and waits until nothing is under way', async () => {
    const { parts, order, waited, states, readable, keysLeft } = await sharedCase();
    await eraseCase(order, parts);
    for (const { state } of await states()) {
      expect(state).toMatchObject({ erased: { whole: true }, links: {}, entries: [], consents: [] });
      expect(isErased(state, 'abh-controller')).toBe(true);
    }
    expect(await keysLeft()).toEqual([]);
    expect(await readable()).toEqual(['CaseErased', 'HandleErased', 'HandleErased']);
    expect(waited).toEqual([250]);
  });

  it('lets the gate permit nothing any more, and is no evidence for anybody', async () => {
    const { parts, order, states } = await sharedCase();
    await eraseCase(order, parts);
    for (const loaded of await states()) {
      expect(evidenceFor(loaded, inForce, 'abh', NEED, AT).erased).toBe(true);
      expect(caseEvidence(loaded.state, inForce, 'abh', AT)).toBeUndefined();
    }
  });

  it('answers what is sent again with ERASED, also where it had a receipt, and what is new', async () => {
    const { desk, parts, order, events } = await sharedCase();
    await eraseCase(order, parts);
    const restarted = await deskOn({ store: desk.store, vault: desk.vault, clock: desk.clock });
    for (const { offer, open, give, withdraw, makeCode } of [desk, restarted]) {
      const { receipts } = await offer([...events, envelope('abh', 'e3', NEED)]);
      const answers = [
        ...receipts,
        await open('abh'),
        await give('abh'),
        await withdraw('abh'),
        await makeCode('abh'),
      ];
      expect(answers.map(({ outcome, code }) => `${outcome} ${code}`)).toEqual(
        answers.map(() => 'refused ERASED'),
      );
    }
  });

  it('lets nobody open or join under the same handle again, by no code and no new case', async () => {
    const { desk, parts, order } = await sharedCase();
    await eraseCase(order, parts);
    expect(await desk.open('vhs', 'open-later')).toMatchObject({ code: 'ERASED' });
    await desk.open('abh', 'open-other', 'abh-handle-of-another-case');
    expect(await desk.redeem('vhs', 'redeem-again')).toMatchObject({ code: 'ERASED' });
    expect(await desk.redeem('caritas', 'redeem-other')).toMatchObject({ code: 'LINK_CODE_NOT_VALID' });
  });

  it('leaves a record in which every row is as it was, and no handle', async () => {
    const { desk, parts, order } = await sharedCase();
    const before = await desk.store.readAll(0, { max: 1_000 });
    const tombstone = await eraseCase(order, parts);
    const after = await desk.store.readAll(0, { max: 1_000 });
    expect(after.slice(0, before.length)).toEqual(before);
    const left = JSON.stringify([after, tombstone]);
    for (const agency of ['abh', 'vhs']) expect(left).not.toContain(handleOfAgency(agency));
    const added = after.slice(before.length).filter(({ type }) => type === 'HandleErased');
    expect(JSON.stringify(added)).not.toContain(order.caseId);
  });

  it('is done once, however often it is asked for', async () => {
    const { desk, parts, order } = await sharedCase();
    const first = await eraseCase(order, parts);
    const head = await desk.store.head();
    expect(await eraseCase(order, parts)).toEqual(first);
    expect(await reapplyTombstones(parts)).toBe(1);
    expect(await desk.store.head()).toBe(head);
  });

  it('is refused for a case that there is not', async () => {
    const { parts } = await sharedCase();
    const order = { network: 'rheine', caseId: 'no-such-case' };
    await expect(eraseCase(order, parts)).rejects.toThrow(NoSuchCase);
    expect(await parts.tombstones.all()).toEqual([]);
  });

  it('leaves nothing readable of what is on its way in at the same moment', async () => {
    const { desk, parts, order, readable, keysLeft } = await sharedCase();
    const offers = Array.from({ length: 20 }, (_, number) => [
      envelope('abh', `late-${number}`, NEED),
      envelope('vhs', `late-too-${number}`, NEED),
    ]);
    const [, ...outcomes] = await Promise.allSettled([
      eraseCase(order, parts),
      ...offers.map((offer) => desk.offer(offer)),
    ]);
    expect(await keysLeft()).toEqual([]);
    expect(await readable()).toEqual(['CaseErased', 'HandleErased', 'HandleErased']);
    // What was sealed a moment too late is not answered, and comes again.
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(OwnerDestroyed);
    const { receipts } = await desk.offer(offers.flat());
    expect(new Set(receipts.map(({ code }) => code))).toEqual(new Set(['ERASED']));
  });

  it.each(['before', 'after'] as const)(
    'is finished by doing it again when it is cut off %s any step',
    async (when) => {
      let cuts = 0;
      for (let step = 1; ; step += 1) {
        const one = await sharedCase();
        const steps = { left: step };
        const changing = ['append', 'add', 'destroy', 'rotate'];
        const cut = <T extends object>(part: T) => dying(part, changing, steps, when);
        const { store, shelf, tombstones } = one.parts;
        const parts = { ...one.parts, store: cut(store), shelf: cut(shelf), tombstones: cut(tombstones) };
        const rotation = cut({ rotate: async () => undefined });
        const all = async () => {
          await eraseCase(one.order, parts);
          await completeErasures({ ...parts, rotate: () => rotation.rotate() });
        };
        const killed = await all().then(
          () => false,
          (error: unknown) => error instanceof Killed,
        );
        await eraseCase(one.order, one.parts);
        await completeErasures({ ...one.parts, rotate: async () => undefined });
        expect(await one.keysLeft()).toEqual([]);
        expect(await one.readable()).toEqual([
          'CaseErased',
          'HandleErased',
          'HandleErased',
          'ErasureCompleted',
        ]);
        if (!killed) break;
        cuts += 1;
      }
      expect(cuts).toBe(8);
    },
  );
});

describe("the erasure of one controller's part", () => {
  it('takes its events, links and consents, and leaves those of the others', async () => {
    const { parts, order, states, keysLeft } = await sharedCase();
    await eraseCase({ ...order, controller: 'abh-controller' }, parts);
    const [kept, anew] = await states();
    expect(anew?.state).toEqual(kept?.state);
    for (const { state } of [kept!, anew!]) {
      if (state.kind !== 'open') throw new Error('the case is gone as a whole');
      expect(Object.keys(state.links)).toEqual(['vhs']);
      expect(state.entries.map(({ id }) => id)).toEqual([idOf('e2')]);
      expect(state.consents).toEqual([]);
    }
    expect(new Set(await keysLeft())).toEqual(new Set(['vhs-controller']));
  });

  it('refuses its agencies, and goes on for the others', async () => {
    const { desk, parts, order, events } = await sharedCase();
    await eraseCase({ ...order, controller: 'abh-controller' }, parts);
    const { receipts } = await desk.offer([
      ...events,
      envelope('vhs', 'e3', NEED),
      envelope('abh', 'e4', NEED),
    ]);
    expect(new Map(receipts.map(({ id, outcome, code }) => [id, code ?? outcome]))).toEqual(
      new Map([
        [idOf('e1'), 'ERASED'],
        [idOf('e2'), 'accepted'],
        [idOf('e3'), 'accepted'],
        [idOf('e4'), 'ERASED'],
      ]),
    );
    const loaded = await desk.cases.load('rheine', order.caseId);
    expect(evidenceFor(loaded, inForce, 'abh', NEED, AT).erased).toBe(true);
    expect(evidenceFor(loaded, inForce, 'vhs', NEED, AT).erased).toBe(false);
  });

  it('can be followed by that of the whole', async () => {
    const { parts, order, keysLeft } = await sharedCase();
    await eraseCase({ ...order, controller: 'abh-controller' }, parts);
    const whole = await eraseCase(order, parts);
    expect(whole.agencies).toEqual(['vhs']);
    expect(await keysLeft()).toEqual([]);
  });
});

describe('the completion of erasures', () => {
  it('comes after the rotation, once for each erasure', async () => {
    const { desk, parts, order } = await sharedCase();
    let rotations = 0;
    const completing = {
      ...parts,
      rotate: async () => {
        rotations += 1;
        const types = (await desk.store.readAll(0, { max: 1_000 })).map(({ type }) => type);
        expect(types).not.toContain('ErasureCompleted');
      },
    };
    expect(await completeErasures(completing)).toEqual([]);
    const tombstone = await eraseCase(order, parts);
    expect(await pendingErasures(parts)).toEqual([tombstone]);
    expect(await completeErasures(completing)).toEqual([tombstone]);
    expect(await completeErasures(completing)).toEqual([]);
    expect(rotations).toBe(1);
    expect((await desk.store.readAll(0, { max: 1_000 })).at(-1)).toMatchObject({ type: 'ErasureCompleted' });
  });

  it('does not come when the rotation fails', async () => {
    const { parts, order } = await sharedCase();
    await eraseCase(order, parts);
    const rotate = () => Promise.reject(new Error('no room on the disk'));
    await expect(completeErasures({ ...parts, rotate })).rejects.toThrow('no room');
    expect(await pendingErasures(parts)).toHaveLength(1);
  });
});

describe('a restored old backup', () => {
  it('is erased again before it is served, though it never heard of the erasure', async () => {
    const { parts, order } = await sharedCase();
    await eraseCase(order, parts);
    // The same history once more, as a backup from before the erasure holds it; ids are counted, so they are the same.
    const restored = await sharedCase();
    expect(restored.caseId).toBe(order.caseId);
    const there = { ...restored.parts, tombstones: parts.tombstones };
    expect(await reapplyTombstones(there)).toBe(1);
    expect(await restored.keysLeft()).toEqual([]);
    for (const { state } of await restored.states()) expect(isErased(state, 'abh-controller')).toBe(true);
    const { receipts } = await restored.desk.offer(restored.events);
    expect(receipts.map(({ code }) => code)).toEqual(['ERASED', 'ERASED']);
  });
});
