import { EventStore } from '#ports';
import { testDatabase } from '../../../deploy/local/services/for-tests.mjs';
import type { EventStoreDbDouble } from '../../../test/doubles/eventstoredb/start-event-store-db-double.ts';
import { startEventStoreDbDouble } from '../../../test/doubles/eventstoredb/start-event-store-db-double.ts';
import { EventStoreAway, openBacking } from './life/backing.ts';
import type { HubOnMemory } from './spec/hub-on-memory.ts';
import { hubOnMemory, OPEN, VOUCHER, voucher } from './spec/hub-on-memory.ts';

describe('a hub with its record in EventStoreDB (wire-level double) and all else in PostgreSQL', () => {
  let double: EventStoreDbDouble;
  let hub: HubOnMemory;
  beforeAll(async () => {
    double = await startEventStoreDbDouble();
    hub = await hubOnMemory({
      databaseUrl: await testDatabase('hub_esdb'),
      eventStore: double.connectionString,
    });
  });
  afterAll(async () => {
    await hub.app.close();
    double.stop();
  });

  it('takes a batch, and gives a retry the first receipts', async () => {
    const jobcenter = hub.agencyOf('jobcenter');
    const batch = [jobcenter.says({ type: OPEN }), jobcenter.says({ type: VOUCHER, data: voucher })];
    const receipts = await hub.tell('jobcenter', ...batch);
    expect(receipts.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
    expect(await hub.tell('jobcenter', ...batch)).toEqual(receipts);

    const log = await hub.app.get(EventStore).readAll(0, { max: 1_000 });
    for (const { id, position } of receipts) {
      const recorded = log.filter((event) => event.id === id);
      expect(recorded.map((event) => event.position)).toEqual([position]);
    }
    const held = double.log.records.filter(({ type }) => !type.startsWith('$'));
    expect(held.map(({ position }) => position)).toEqual(log.map(({ position }) => position));
  });

  it('shows what it recorded', async () => {
    const answer = await hub.readTimeline('jobcenter');
    expect({ status: answer.statusCode, body: answer.body }).toMatchObject({ status: 200 });
  });

  it('answers 503 while the server is away, and takes the batch when it is back', async () => {
    const jobcenter = hub.agencyOf('jobcenter');
    const late = jobcenter.says({ type: VOUCHER, data: voucher, name: 'late' });
    double.stop();
    const away = await hub.post('jobcenter', hub.seal({ batch: [late] }));
    expect(away.statusCode).toBe(503);
    await double.start();
    expect(await hub.tell('jobcenter', late)).toMatchObject([{ outcome: 'accepted' }]);
  });
});

describe('a hub whose EventStoreDB does not answer', () => {
  it('tells that apart from a database that does not', async () => {
    const opening = openBacking('memory', () => undefined, 'esdb://127.0.0.1:1?tls=false');
    await expect(opening).rejects.toThrow(EventStoreAway);
  });
});
