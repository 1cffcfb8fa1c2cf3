import { MemoryEventStore } from '#ports/memory';
import { consent, record, sharedCase } from '../spec/happenings.ts';
import { world } from '../spec/world.ts';
import type { World } from '../spec/world.ts';

/** Counts what is read, by kind of stream. */
class CountingStore extends MemoryEventStore {
  readonly reads = { case: 0, registry: 0 };

  override read(...asked: Parameters<MemoryEventStore['read']>) {
    if (asked[0].startsWith('case-')) this.reads.case += 1;
    if (asked[0].startsWith('registry-')) this.reads.registry += 1;
    return super.read(...asked);
  }
}

const EVENTS = 100;
const names = Array.from({ length: EVENTS }, (_, number) => `counted-${100 + number}`);

describe('what the readers of the log read again', () => {
  let store: CountingStore;
  let one: World;

  beforeEach(async () => {
    store = new CountingStore();
    one = await world({ store });
    await sharedCase(one);
    await consent(one);
    await one.quiet();
    store.reads.case = 0;
    store.reads.registry = 0;
  });

  afterEach(async () => {
    expect(one.faults).toEqual([]);
    await one.end();
  });

  it('is nothing of a case: of 100 events that come one by one each costs the one read before it is decided', async () => {
    for (const name of names) {
      await record(one, [name]);
      await one.quiet();
    }
    expect(store.reads.case).toBe(EVENTS);
  });

  it('is the registry, once for all cases of a batch', async () => {
    const cases = Array.from({ length: 10 }, (_, number) => `case-${2 + number}`);
    for (const name of cases) await sharedCase(one, [], name);
    await one.quiet();
    await one.follower.stop();
    for (const name of cases) await record(one, [`${name}-event`], name);
    const before = store.reads.registry;
    one.follower.start();
    await one.quiet();
    // Once for the batch, and once to see whether another version has come into force.
    expect(store.reads.registry - before).toBeLessThanOrEqual(2);
  });
});
