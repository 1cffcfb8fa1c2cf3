import type { ParkedStream, StoredEvent } from '#ports';
import { StoreUnavailable } from '#ports';
import { sampleEvent } from '#ports/contract';
import { MemoryEventStore, MemoryParking } from '#ports/memory';
import { LogFollower } from './log-follower.ts';
import { ParkingReader } from './parking-reader.ts';
import { StreamFault } from './stream-fault.ts';

/** A view that cannot apply what is called poison, until it is healed. */
class TouchyView {
  readonly applied: string[] = [];
  readonly retaken: string[] = [];
  position = 0;
  poison: readonly string[] = [];
  /** Whether it knows which stream the poison is in. */
  knows = false;
  isAway = false;
  /** How often it was told to forget what it remembers of itself. */
  begun = 0;

  begin(): void {
    this.begun += 1;
  }

  async checkpoint(): Promise<number> {
    return this.position;
  }

  async take(events: readonly StoredEvent[], upTo: number): Promise<void> {
    if (this.isAway) throw new StoreUnavailable(new Error('away'));
    this.#look(events);
    this.applied.push(...events.map(({ id }) => id));
    this.position = Math.max(this.position, upTo);
  }

  async retake(_stream: ParkedStream, events: readonly StoredEvent[]): Promise<void> {
    this.#look(events);
    this.retaken.push(...events.map(({ id }) => id));
  }

  #look(events: readonly StoredEvent[]): void {
    const bad = events.find(({ id }) => this.poison.includes(id));
    if (bad === undefined) return;
    const error = new TypeError('what is in there');
    throw this.knows ? new StreamFault(bad.stream, bad.network, error) : error;
  }
}

function setUp(poison: readonly string[], parts: { readonly parking?: MemoryParking } = {}) {
  const store = new MemoryEventStore();
  const parking = parts.parking ?? new MemoryParking();
  const view = new TouchyView();
  view.poison = poison;
  const alerts: string[] = [];
  const faults = {
    stumbled: () => undefined,
    parked: (name: string, at: number, error: unknown) =>
      alerts.push(`${name} ${at} ${(error as Error).name}`),
  };
  const reader = () => new ParkingReader('view', { store, parking, faults }, view);
  const follow = (stream: string, ...ids: readonly string[]) =>
    store.append(
      stream,
      'any',
      ids.map((id) => sampleEvent({ id })),
    );
  return { store, parking, view, alerts, faults, reader, follow };
}

describe('a view with an event that cannot be applied', () => {
  it('forgets what it remembers each time that it begins: a crash may have taken what it entered', async () => {
    const { view, reader } = setUp([]);
    const one = reader();
    await one.begin();
    await one.begin();
    expect(view.begun).toBe(2);
  });

  it.each([
    ['knows the stream', true],
    ['finds the event', false],
  ])('parks its stream, tells of it, and goes on with the rest, when it %s', async (_how, knows) => {
    const { store, parking, view, alerts, reader, follow } = setUp(['a2']);
    view.knows = knows;
    await follow('case-a', 'a1');
    await follow('case-b', 'b1');
    await follow('case-a', 'a2', 'a3');
    await follow('case-b', 'b2');
    const events = await store.readAll(0, { max: 10 });
    const one = reader();
    await one.begin();
    await one.take(events, 5);
    expect(view.position).toBe(5);
    expect(view.applied).toEqual(knows ? ['b1', 'b2'] : ['a1', 'b1', 'b2']);
    expect(await parking.parked('view')).toEqual([
      { stream: 'case-a', network: 'rheine', position: knows ? 1 : 3, reason: 'TypeError' },
    ]);
    expect(alerts).toHaveLength(1);
  });

  it('leaves later events of the stream alone, and reads them again when it is asked to try', async () => {
    const { store, parking, view, reader, follow } = setUp(['a1']);
    await follow('case-a', 'a1');
    const one = reader();
    await one.begin();
    await one.rest();
    await one.take(await store.readAll(0, { max: 10 }), 1);
    await follow('case-a', 'a2');
    await one.take(await store.readAll(1, { max: 10 }), 2);
    expect(view.applied).toEqual([]);
    view.poison = [];
    await one.rest();
    expect(view.retaken).toEqual([]);
    await parking.askRetry('view');
    await one.rest();
    expect(view.retaken).toEqual(['a1', 'a2']);
    expect(await parking.parked('view')).toEqual([]);
    await follow('case-a', 'a3');
    await one.take(await store.readAll(2, { max: 10 }), 3);
    expect(view.applied).toEqual(['a3']);
  });

  it('keeps the stream parked, and tells of it again, when trying again fails', async () => {
    const { store, parking, alerts, reader, follow } = setUp(['a1']);
    await follow('case-a', 'a1');
    const one = reader();
    await one.begin();
    await one.take(await store.readAll(0, { max: 10 }), 1);
    await parking.askRetry('view', 'case-a');
    await one.rest();
    expect(await parking.parked('view')).toHaveLength(1);
    expect(alerts).toEqual(['view 1 TypeError', 'view 1 TypeError']);
  });

  it('tries everything again that another process has left parked, once, at the start', async () => {
    const { parking, view, reader, follow } = setUp([]);
    await parking.park({
      view: 'view',
      stream: 'case-a',
      network: 'rheine',
      position: 2,
      reason: 'TypeError',
    });
    await follow('case-a', 'a1', 'a2', 'a3');
    view.position = 2;
    const one = reader();
    await one.begin();
    await one.rest();
    expect(view.retaken).toEqual(['a2']);
    expect(await parking.parked('view')).toEqual([]);
  });

  it('applies again up to where a stream is parked when the checkpoint lies before it', async () => {
    const { store, parking, view, reader, follow } = setUp([]);
    await parking.park({
      view: 'view',
      stream: 'case-a',
      network: 'rheine',
      position: 2,
      reason: 'TypeError',
    });
    await follow('case-a', 'a1', 'a2');
    const one = reader();
    await one.begin();
    await one.take(await store.readAll(0, { max: 10 }), 2);
    expect(view.applied).toEqual(['a1']);
  });

  it('parks nothing for an outage, which passes', async () => {
    const { store, parking, view, reader, follow } = setUp([]);
    await follow('case-a', 'a1');
    view.isAway = true;
    const one = reader();
    await one.begin();
    await expect(one.take(await store.readAll(0, { max: 10 }), 1)).rejects.toThrow(StoreUnavailable);
    expect(await parking.parked('view')).toEqual([]);
  });

  it('does not move on when the stream cannot be parked durably', async () => {
    class FullDisk extends MemoryParking {
      override park(): Promise<void> {
        return Promise.reject(new StoreUnavailable(new Error('disk full')));
      }
    }
    const { store, view, reader, follow } = setUp(['a1'], { parking: new FullDisk() });
    await follow('case-a', 'a1');
    const one = reader();
    await one.begin();
    await expect(one.take(await store.readAll(0, { max: 10 }), 1)).rejects.toThrow(StoreUnavailable);
    expect(view.position).toBe(0);
  });

  it('parks a stream also where it cannot be read while there is nothing new, and rests without it', async () => {
    const { parking, view, alerts, reader, follow } = setUp([]);
    await follow('case-a', 'a1');
    view.position = 1;
    const rested: string[] = [];
    const rest = async (parked: ReadonlySet<string>): Promise<void> => {
      rested.push([...parked].join());
      if (!parked.has('case-a')) throw new StreamFault('case-a', 'rheine', new TypeError('what is in there'));
    };
    Object.assign(view, { rest });
    const one = reader();
    await one.begin();
    await one.rest();
    expect(rested).toEqual(['', 'case-a']);
    expect(alerts).toEqual(['view 1 TypeError']);
    expect(await parking.parked('view')).toEqual([
      { stream: 'case-a', network: 'rheine', position: 1, reason: 'TypeError' },
    ]);
  });

  it('does the same when it follows the log, and tries again while the log is quiet', async () => {
    const { store, parking, view, faults, reader, follow } = setUp(['a1']);
    const follower = new LogFollower('view', store, reader(), faults);
    follower.start();
    await follow('case-a', 'a1', 'a2');
    await follow('case-b', 'b1');
    expect(await follower.reached(3, 60_000)).toBe(true);
    expect(view.applied).toEqual(['b1']);
    view.poison = [];
    await parking.askRetry('view');
    while ((await parking.parked('view')).length > 0) await new Promise((done) => setTimeout(done, 10));
    expect(view.retaken).toEqual(['a1', 'a2']);
    await follower.stop();
  });
});
