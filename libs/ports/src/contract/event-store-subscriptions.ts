import type { Capabilities } from './capabilities.ts';
import { Follower } from './follower.ts';
import type { Stores } from './open-record.ts';
import { fresh, sampleEvent, sampleEvents } from './sample-events.ts';

/** Part of the contract of event stores: following the log. */
export function subscriptionsContract(stores: Stores, { densePositions }: Capabilities): void {
  it('delivers what is there, tells that this was all, then delivers what comes', async () => {
    const { store } = stores();
    const head = await store.head();
    const stream = fresh('case-rheine');
    const before = sampleEvents(3);
    const { position } = await store.append(stream, 'none', before);
    const follower = new Follower(store, head);
    await follower.until(({ caughtUp }) => caughtUp.length === 1);
    expect(follower.ids).toEqual(before.map(({ id }) => id));
    expect(follower.seenUpTo).toBeGreaterThanOrEqual(position);
    const live = sampleEvents(2);
    const { position: last } = await store.append(stream, 'any', live);
    await follower.until(({ seenUpTo }) => seenUpTo >= last);
    if (densePositions) expect(follower.seenUpTo).toBe(head + 5);
    expect(follower.ids).toEqual([...before, ...live].map(({ id }) => id));
    expect(follower.events).toEqual(await store.readAll(head, { max: 10 }));
    await follower.stop();
  });

  it('tells at once when there is nothing to deliver', async () => {
    const { store } = stores();
    const head = await store.head();
    const follower = new Follower(store, head);
    await follower.until(({ caughtUp }) => caughtUp.length > 0);
    expect(follower.events).toEqual([]);
    expect(follower.caughtUp).toHaveLength(1);
    expect(follower.seenUpTo).toBeGreaterThanOrEqual(head);
    if (densePositions) expect(follower.seenUpTo).toBe(head);
    await follower.stop();
  });

  it('starts from the very first event when it is asked from 0', async () => {
    const { store } = stores();
    const first = (await store.readAll(0, { max: 1 }))[0];
    const { position } = await store.append(fresh('case-rheine'), 'any', [sampleEvent()]);
    const follower = new Follower(store, 0);
    await follower.until(({ caughtUp }) => caughtUp.length > 0);
    expect(follower.events[0]).toEqual(first ?? follower.events.at(-1));
    expect(follower.events.at(-1)?.position).toBe(position);
    const positions = follower.events.map((event) => event.position);
    if (densePositions) expect(positions).toEqual(positions.map((_, index) => index + 1));
    await follower.stop();
  });

  it('delivers what the filter wants and moves on past everything else', async () => {
    const { store } = stores();
    const head = await store.head();
    const network = fresh('network');
    const follower = new Follower(store, head, { network });
    await follower.until(({ caughtUp }) => caughtUp.length === 1);
    const wanted = sampleEvent({ network });
    const mixed = await store.append(fresh('case'), 'any', [sampleEvent(), wanted, sampleEvent()]);
    await follower.until(({ seenUpTo }) => seenUpTo >= mixed.position);
    expect(follower.ids).toEqual([wanted.id]);
    const foreign = await store.append(fresh('case'), 'any', [sampleEvent()]);
    await follower.until(({ seenUpTo }) => seenUpTo >= foreign.position);
    expect(follower.ids).toEqual([wanted.id]);
    await follower.stop();
  });

  it('misses nothing and repeats nothing while several write at once', async () => {
    const { store, other } = stores();
    const head = await store.head();
    const [early, filtered] = [new Follower(store, head), new Follower(other, head, { types: ['even'] })];
    const write = async (writer: number) => {
      const door = writer % 2 === 0 ? store : other;
      const stream = fresh('case-rheine');
      for (let number = 0; number < 25; number += 1) {
        const type = number % 2 === 0 ? 'even' : 'odd';
        await door.append(stream, { exact: number - 1 }, [sampleEvent({ type })]);
      }
    };
    const late = Array.from({ length: 6 }, async (_, writer) => write(writer));
    await late[0];
    const middle = new Follower(other, head);
    await Promise.all(late);
    const all = [early, middle, filtered];
    const end = await store.head();
    await Promise.all(all.map((follower) => follower.until(({ seenUpTo }) => seenUpTo >= end)));
    const log = await store.readAll(head, { max: 1_000 });
    expect(log).toHaveLength(150);
    expect(early.events).toEqual(log);
    expect(middle.events).toEqual(log);
    expect(filtered.events).toEqual(log.filter(({ type }) => type === 'even'));
    await Promise.all(all.map((follower) => follower.stop()));
  });

  it('delivers more than a page of old events', async () => {
    const { store } = stores();
    const head = await store.head();
    await store.append(fresh('case-rheine'), 'none', sampleEvents(1_000));
    const { position } = await store.append(fresh('case-rheine'), 'none', sampleEvents(201));
    const follower = new Follower(store, head);
    await follower.until(({ caughtUp }) => caughtUp.length > 0);
    expect(follower.events).toHaveLength(1_201);
    expect(follower.caughtUp).toHaveLength(1);
    expect(follower.seenUpTo).toBeGreaterThanOrEqual(position);
    await follower.stop();
  });

  it('ends when it is aborted: before it began, while waiting, and in the middle of a page', async () => {
    const { store } = stores();
    const head = await store.head();
    await store.append(fresh('case-rheine'), 'none', sampleEvents(10));
    const delivered: string[] = [];
    for await (const { kind } of store.subscribe(head, { signal: AbortSignal.abort() })) delivered.push(kind);
    expect(delivered).toEqual([]);
    const stop = new AbortController();
    for await (const { kind } of store.subscribe(head, { signal: stop.signal })) {
      delivered.push(kind);
      if (delivered.length === 4) stop.abort();
    }
    expect(delivered).toEqual(['event', 'event', 'event', 'event']);
    const waiting = new Follower(store, head);
    await waiting.until(({ caughtUp }) => caughtUp.length > 0);
    await waiting.stop();
    expect(waiting.events).toHaveLength(10);
  });
}
