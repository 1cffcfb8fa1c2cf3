import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { BadAppend, StoreUnavailable } from '#ports';
import type { EventStore } from '#ports';
import { BadConnectionString, ForeignEvent, openEventStoreDb } from '#eventstoredb';
import type { OpenedEventStoreDb } from '#eventstoredb';
import { Follower, fresh, sampleEvent, sampleEvents } from '#ports/contract';
import type { EventStoreDbDouble } from '../doubles/eventstoredb/start-event-store-db-double.ts';
import { startEventStoreDbDouble } from '../doubles/eventstoredb/start-event-store-db-double.ts';

let double: EventStoreDbDouble;
let opened: OpenedEventStoreDb;
let store: EventStore;
beforeEach(async () => {
  double = await startEventStoreDbDouble();
  opened = await openEventStoreDb(double.connectionString);
  ({ store } = opened);
});
afterEach(async () => {
  await opened.close();
  double.stop();
});

const ours = () => double.log.records.filter(({ stream }) => !stream.startsWith('$'));

describe('EventStoreDB as the double plays it', () => {
  const foreign = (id: string) => jsonEvent({ type: 'noted', data: {}, id });
  let client: EventStoreDBClient;
  beforeEach(() => (client = EventStoreDBClient.connectionString(double.connectionString)));
  afterEach(() => client.dispose());

  it('writes an event twice that is sent twice with any revision expected', async () => {
    const event = foreign(randomUUID());
    for (let times = 0; times < 2; times += 1) await client.appendToStream('twice', event);
    expect(double.log.stream('twice')).toHaveLength(2);
  });

  it('calls a repeated write a success at the exact revision where it was written', async () => {
    const event = foreign(randomUUID());
    const answers = [];
    for (let times = 0; times < 2; times += 1)
      answers.push(await client.appendToStream('once', event, { expectedRevision: 'no_stream' }));
    expect(answers[1]).toEqual(answers[0]);
    expect(double.log.stream('once')).toHaveLength(1);
  });

  it('leaves gaps between positions, has events of its own, and knows no place but where a record begins', async () => {
    await store.append(fresh('case-rheine'), 'none', sampleEvents(3));
    await store.append(fresh('case-rheine'), 'none', sampleEvents(3));
    await store.append(fresh('case-rheine'), 'none', sampleEvents(3));
    const positions = double.log.records.map(({ position }) => position);
    expect(positions.every((position, index) => position > (positions[index - 1] ?? 0) + 1)).toBe(true);
    expect(double.log.records.length).toBeGreaterThan(ours().length);
    const between = { commit: BigInt(positions[1]! + 1), prepare: BigInt(positions[1]! + 1) };
    await expect(client.readAll({ fromPosition: between }).toArray()).rejects.toMatchObject({ code: 3 });
  });
});

describe('the record in EventStoreDB', () => {
  it('never shows the events of the server itself', async () => {
    for (let number = 0; number < 9; number += 1)
      await store.append(fresh('case-rheine'), 'none', [sampleEvent()]);
    const log = await store.readAll(0, { max: 1_000 });
    expect(log.map(({ position }) => position)).toEqual(ours().map(({ position }) => position));
    expect(log).toHaveLength(9);
    expect(double.log.records.at(-1)?.stream).toMatch(/^\$/);
    expect(await store.head()).toBe(log.at(-1)?.position);
  });

  it('is read on from a place between two events as well', async () => {
    await store.append(fresh('case-rheine'), 'none', sampleEvents(700));
    const log = await store.readAll(0, { max: 1_000 });
    for (const index of [1, 250, 650]) {
      const { position } = log[index]!;
      expect(await store.readAll(position - 1, { max: 1 })).toEqual([log[index]]);
      expect(await store.readAll(position + 5, { max: 2 })).toEqual(log.slice(index + 1, index + 3));
    }
    const head = await store.head();
    expect(await store.readAll(head + 1_000_000, { max: 1 })).toEqual([]);
  });

  it('finds its last event behind any number of events of the server', async () => {
    const { position } = await store.append(fresh('case-rheine'), 'none', [sampleEvent()]);
    const noise = { id: randomUUID(), type: '$statsCollected', contentType: 'application/json' };
    const empty = { data: Buffer.from('{}'), metadata: Buffer.alloc(0) };
    for (let number = 0; number < 200; number += 1)
      double.log.append('$stats', 'any', [{ ...noise, ...empty }]);
    expect(await store.head()).toBe(position);
    expect(await store.head()).toBe(position);
  });

  it('records an append once whose answer was lost', async () => {
    const [stream, event] = [fresh('case-rheine'), sampleEvent()];
    double.faults.loseAnswers = 1;
    const first = await store.append(stream, 'any', [event]);
    expect(first).toMatchObject({ revision: 0, duplicate: false });
    expect(await store.append(stream, 'any', [event])).toEqual({ ...first, duplicate: true });
    expect(ours()).toHaveLength(1);
  });

  it('gives the first result to a retry after an append of which nobody heard again', async () => {
    const [stream, event] = [fresh('case-rheine'), sampleEvent()];
    double.faults.loseAnswers = 3;
    await expect(store.append(stream, 'none', [event])).rejects.toThrow(StoreUnavailable);
    await store.append(stream, { exact: 0 }, [sampleEvent()]);
    const again = await store.append(stream, 'none', [event]);
    expect(again).toEqual({ revision: 0, position: ours()[0]!.position, duplicate: true });
    expect(ours()).toHaveLength(2);
  });

  it('says that the store is away when it is, and goes on when it is back', async () => {
    const stream = fresh('case-rheine');
    double.faults.refuseAppends = 3;
    await expect(store.append(stream, 'none', [sampleEvent()])).rejects.toThrow(StoreUnavailable);
    double.stop();
    await expect(store.head()).rejects.toThrow(StoreUnavailable);
    await expect(store.read(stream)).rejects.toThrow(StoreUnavailable);
    await double.start();
    expect(await store.append(stream, 'none', [sampleEvent()])).toMatchObject({ revision: 0 });
  });

  it('reads to the end what broke off in mid-stream', async () => {
    const stream = fresh('case-rheine');
    await store.append(stream, 'none', sampleEvents(100));
    double.faults.breakReads = 2;
    expect((await store.read(stream)).events).toHaveLength(100);
    double.faults.breakReads = 1;
    expect(await store.readAll(0, { max: 1_000 })).toHaveLength(100);
  });

  it('loses and repeats nothing while the server comes and goes under writers and a follower', async () => {
    const follower = new Follower(store, 0);
    const answered = new Map<string, number>();
    const writing = { going: true, retries: 0 };
    const write = async () => {
      const stream = fresh('case-rheine');
      while (writing.going) {
        const event = sampleEvent();
        while (!answered.has(event.id)) {
          const result = await store.append(stream, 'any', [event]).catch((error: unknown) => error);
          if (!(result instanceof Error)) answered.set(event.id, (result as { position: number }).position);
          else if (result instanceof StoreUnavailable) writing.retries += 1;
          else throw result;
        }
      }
    };
    const writers = Promise.all([write(), write(), write(), write()]);
    for (let round = 0; round < 4; round += 1) {
      const enough = answered.size + 20;
      double.faults.breakReads += 1;
      while (answered.size < enough) await Promise.race([pause(5), writers]);
      double.stop();
      const tried = writing.retries;
      while (writing.retries === tried) await Promise.race([pause(5), writers]);
      await double.start();
    }
    writing.going = false;
    await writers;
    const head = await store.head();
    await follower.until(({ seenUpTo }) => seenUpTo >= head);
    const log = await store.readAll(0, { max: 100_000 });
    expect(follower.events).toEqual(log);
    expect(Object.fromEntries(log.map(({ id, position }) => [id, position]))).toEqual(
      Object.fromEntries(answered),
    );
    expect(log).toHaveLength(answered.size);
    await follower.stop();
  });

  it('ends a follower at once while the server is away', async () => {
    const follower = new Follower(store, 0);
    double.stop();
    await follower.stop();
    await double.start();
  });

  it('says what to raise when the server takes less at once', async () => {
    const large = sampleEvents(20, { sealed: { kid: 'a', iv: 'b', ct: 'c'.repeat(100_000), tag: 'd' } });
    const refused = store.append(fresh('case-rheine'), 'none', large);
    await expect(refused).rejects.toThrow(BadAppend);
    await expect(refused).rejects.toThrow('MaxAppendSize');
  });

  it.each([
    ['$case', 'given'],
    ['case-rheine-1', '$given'],
    ['', 'given'],
    ['case-rheine-1', ''],
  ])('takes no stream %j with an event of type %j', async (stream, type) => {
    await expect(store.append(stream, 'any', [sampleEvent({ type })])).rejects.toThrow(BadAppend);
    expect(ours()).toEqual([]);
  });

  it('stops at an event that is none of ours instead of passing over it', async () => {
    const data = Buffer.from('{"id":"one"}');
    const event = { id: randomUUID(), type: 'noted', contentType: 'application/json', data, metadata: data };
    double.log.append('notes', 'any', [event]);
    await expect(store.readAll(0, { max: 10 })).rejects.toThrow(ForeignEvent);
    await expect(store.read('notes')).rejects.toThrow(ForeignEvent);
  });

  it('does not work with a server that keeps positions to itself', async () => {
    const stream = fresh('case-rheine');
    await store.append(stream, 'none', [sampleEvent()]);
    double.faults.withoutPositions = true;
    await expect(store.read(stream)).rejects.toThrow('22.10');
  });
});

describe('opening EventStoreDB', () => {
  it('tells a server that is not there from a fault of ours', async () => {
    await expect(openEventStoreDb('esdb://127.0.0.1:1?tls=false')).rejects.toThrow(StoreUnavailable);
  });

  it('tells a connection string that cannot be used, and keeps it to itself', async () => {
    const refused = openEventStoreDb('esdb://hub:hunter2@here:there?tls=false');
    await expect(refused).rejects.toThrow(BadConnectionString);
    await expect(refused).rejects.not.toThrow('hunter2');
  });
});
