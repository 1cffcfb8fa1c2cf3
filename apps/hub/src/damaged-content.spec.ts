import type { StoredEvent } from '#ports';
import { MemoryEventStore } from '#ports/memory';
import { Backing, openBacking } from './life/backing.ts';
import type { HubOnMemory } from './spec/hub-on-memory.ts';
import { handleOf, hubOnMemory, OPEN, VOUCHER, voucher } from './spec/hub-on-memory.ts';

/** A store whose disk changed the content of events of one type. */
class DamagedStore extends MemoryEventStore {
  override async read(...asked: Parameters<MemoryEventStore['read']>) {
    const { events, revision } = await super.read(...asked);
    return { events: events.map(asOnDisk), revision };
  }

  override async *subscribe(...asked: Parameters<MemoryEventStore['subscribe']>) {
    for await (const one of super.subscribe(...asked))
      yield one.kind === 'event' ? { ...one, event: asOnDisk(one.event) } : one;
  }
}

function asOnDisk(event: StoredEvent): StoredEvent {
  return event.type === VOUCHER ? changed(event) : event;
}

function changed(event: StoredEvent): StoredEvent {
  const { ct } = event.sealed;
  return { ...event, sealed: { ...event.sealed, ct: `${ct.startsWith('A') ? 'B' : 'A'}${ct.slice(1)}` } };
}

describe('a hub in whose record the content of an event was changed', () => {
  let hub: HubOnMemory;
  beforeAll(async () => {
    const memory = await openBacking('memory', () => undefined);
    const store = new DamagedStore();
    hub = await hubOnMemory({}, Object.assign(Object.create(memory) as Backing, { store }));
    const jobcenter = hub.agencyOf('jobcenter');
    await hub.tell(
      'jobcenter',
      jobcenter.says({ type: OPEN }),
      jobcenter.says({ type: VOUCHER, data: voucher }),
    );
  });
  afterAll(() => hub.app.close());

  const alarms = () =>
    hub.lines
      .map((line) => JSON.parse(line) as { event?: string })
      .filter(({ event }) => event === 'content-damaged');

  it('says so to who may see the event, and nothing of it to others', async () => {
    const answer = await hub.readTimeline('jobcenter');
    expect(answer.json()).toMatchObject({ status: 503, code: 'CASE_UNREADABLE' });
    expect(answer.json().detail).toContain('wegmarke record verify');
    const others = await hub.readTimeline('bamf', { handle: handleOf('jobcenter') });
    expect(hub.opened('bamf', others.body)).toMatchObject({ entries: [] });
  });

  it('raises an alarm once, without saying whose', async () => {
    await hub.readTimeline('jobcenter');
    const raised = alarms();
    const time = expect.any(String);
    expect(raised).toEqual([
      { event: 'content-damaged', level: 'error', network: 'rheine', reason: 'content', time },
    ]);
  });

  it('is ready, and degraded', async () => {
    expect((await hub.app.inject({ url: '/health/ready' })).json()).toMatchObject({
      status: 'ok',
      degraded: true,
      reasons: ['content-damaged'],
    });
  });
});
