import { MemoryTombstones } from '#ports/memory';
import { eraseCase } from '../erase-case/erase-case.ts';
import type { ErasureParts } from '../erase-case/erasure-parts.ts';
import { reapplyTombstones } from '../erase-case/reapply-tombstones.ts';
import { factSealer } from '../record/draft.ts';
import { NEED } from '../spec/agreement.ts';
import { deskOn, envelope } from '../spec/desk.ts';
import { handleOfAgency } from '../spec/history.ts';
import { PlainSealer } from '../spec/plain-vault.ts';
import { decided, idsOf, released } from './spec/recalled.ts';
import type { Released } from '../case.events.ts';

/** A case of abh, vhs and jobcenter, of which something left: e1 of abh for both others, e2 of vhs for abh. */
async function handedOn(left?: readonly Released[]) {
  const desk = await deskOn();
  await desk.open('abh');
  await desk.makeCode('abh');
  await desk.redeem('vhs');
  await desk.offer([envelope('abh', 'e1', NEED), envelope('vhs', 'e2', NEED)]);
  const caseId = (await desk.cases.caseOf('rheine', 'abh', handleOfAgency('abh')))!;
  for (const one of left ?? [
    released('vhs', [decided('abh', 'vhs', idsOf('e1')), decided('vhs', 'vhs', idsOf('e2'))]),
    released('vhs', [decided('abh', 'vhs', idsOf('e1'))], 'timeline'),
    released('jobcenter', [decided('abh', 'jobcenter', idsOf('e1'))]),
    released('abh', [decided('vhs', 'abh', idsOf('e2'))]),
  ])
    await desk.cases.commitReleases([{ loaded: await desk.cases.load('rheine', caseId), released: one }]);
  const parts: ErasureParts = {
    store: desk.store,
    shelf: desk.vault.shelf,
    vault: desk.vault,
    tombstones: new MemoryTombstones(),
    sealFacts: factSealer(desk.vault, new PlainSealer()),
    controllerOf: (_, agency) => `${agency}-controller`,
    clock: desk.clock,
    wait: async () => undefined,
  };
  const order = { network: 'rheine', caseId };
  /** What each recipient was told, as `sender > recipient: events`. */
  const told = async () => {
    const all = await desk.store.readAll(0, { max: 1_000, filter: { types: ['RecallOpened'] } });
    const notices = await Promise.all(all.map((event) => desk.vault.openFact(event)));
    return notices
      .map((notice) => (notice as { data: Record<string, unknown> }).data)
      .map(({ sender, recipient, kind, handle, eventIds }) => {
        expect(kind).toBe('erase');
        return `${String(sender)} > ${String(recipient)} (${String(handle)}): ${(eventIds as string[]).join(' ')}`;
      })
      .toSorted();
  };
  return { desk, parts, order, caseId, told };
}

const [E1, E2] = idsOf('e1', 'e2');
const toAbh = `vhs > abh (${handleOfAgency('abh')}): ${E2}`;
const toVhs = `abh > vhs (${handleOfAgency('vhs')}): ${E1}`;
const toJobcenter = `abh > jobcenter (${E1}): ${E1}`;

describe('the erasure of what was handed on', () => {
  it('is recalled from everybody who received it, under the handle by which they know the case', async () => {
    const { parts, order, told } = await handedOn();
    await eraseCase(order, parts);
    expect(await told()).toEqual([toJobcenter, toVhs, toAbh]);
  });

  it('reaches the recipients of one controller only, when only its part is erased, and the others later', async () => {
    const { parts, order, told } = await handedOn();
    await eraseCase({ ...order, controller: 'vhs-controller' }, parts);
    expect(await told()).toEqual([toAbh]);
    await eraseCase(order, parts);
    // The link of vhs went with its part: it knows what it has by the ids of the events.
    expect(await told()).toEqual([toJobcenter, `abh > vhs (${E1}): ${E1}`, toAbh]);
  });

  it('recalls nothing twice, also when a restored backup is erased again', async () => {
    const { desk, parts, order } = await handedOn();
    await eraseCase(order, parts);
    const head = await desk.store.head();
    await eraseCase(order, parts);
    await reapplyTombstones(parts);
    expect(await desk.store.head()).toBe(head);
  });

  it('leaves alone whom nothing reached: what only rang, was never sent, or is the own record', async () => {
    const own = released('abh', [decided('abh', 'abh', idsOf('e1'), { kind: 'own' })], 'timeline');
    const { desk, parts, order, caseId, told } = await handedOn([
      own,
      released('jobcenter', [decided('abh', 'jobcenter', idsOf('e1'))], 'bell'),
      released('vhs', [decided('abh', 'vhs', idsOf('e1'))]),
    ]);
    const { events } = await desk.store.read(`case-rheine-${caseId}`);
    await desk.cases.abandonRelease('rheine', caseId, events.at(-1)!.id);
    await eraseCase(order, parts);
    expect(await told()).toEqual([]);
  });

  it('is recalled before the keys go, and loses nobody when it is cut off at any step', async () => {
    let cuts = 0;
    for (let step = 1; ; step += 1) {
      const one = await handedOn();
      const parts = dying(one.parts, step);
      const killed = await eraseCase(one.order, parts).then(
        () => false,
        () => true,
      );
      await eraseCase(one.order, one.parts);
      expect(await one.told()).toEqual([toJobcenter, toVhs, toAbh]);
      if (!killed) break;
      cuts += 1;
    }
    // Blocking, tombstone, two handles, three recalls, keys.
    expect(cuts).toBe(8);
  });
});

/** Parts of which the nth step that changes anything is the last one. */
function dying(parts: ErasureParts, nth: number): ErasureParts {
  let left = nth;
  const step = async <T>(work: () => Promise<T>): Promise<T> => {
    left -= 1;
    if (left === 0) throw new Error('killed');
    return work();
  };
  const { store, shelf, tombstones } = parts;
  const cut = <T extends object>(part: T, changing: string): T =>
    new Proxy(part, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== 'function') return member;
        const call = (...given: unknown[]) => Reflect.apply(member, target, given) as Promise<unknown>;
        return name === changing ? (...given: unknown[]) => step(() => call(...given)) : call;
      },
    });
  return {
    ...parts,
    store: cut(store, 'append'),
    shelf: cut(shelf, 'destroy'),
    tombstones: cut<typeof tombstones>(tombstones, 'add'),
  };
}
