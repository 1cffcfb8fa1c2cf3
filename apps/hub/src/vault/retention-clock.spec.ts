import { factSealer } from '#casefile';
import { generateKeys, JoseKeyVault, JoseSealer, loadKeys } from '#jose';
import { StoreUnavailable } from '#ports';
import type { ExpiredKeys } from '#ports';
import {
  CountingIds,
  MemoryCheckpoints,
  MemoryEventStore,
  MemoryKeyRing,
  MemoryKeyShelf,
  MemorySingletons,
  SettableClock,
} from '#ports/memory';
import type { HubLog } from '../machine/hub-log.ts';
import { RetentionClock } from './retention-clock.ts';

/** A shelf that cannot be reached as often as it is told. */
class ShakyShelf extends MemoryKeyShelf {
  away = 0;

  override async expire(now: string, max: number): Promise<readonly ExpiredKeys[]> {
    if ((this.away -= 1) >= 0) throw new StoreUnavailable(new Error('cut'));
    return super.expire(now, max);
  }
}

function retentionClock() {
  const shelf = new ShakyShelf();
  const store = new MemoryEventStore();
  const clock = new SettableClock('2026-01-01T00:00:00.000Z');
  const vault = new JoseKeyVault(shelf, new MemoryKeyRing());
  const sealFacts = factSealer(vault, new JoseSealer(loadKeys(generateKeys('hub'))));
  const told: string[] = [];
  const log = {
    tell: (event: string, { network, count }: { network?: string; count?: number }) =>
      told.push(`${event} ${network} ${count}`),
    fault: (event: string) => told.push(event),
  } as unknown as HubLog;
  let wake: () => void = () => undefined;
  /** Waits are over when the test says so. */
  const paused: number[] = [];
  let slept: () => void = () => undefined;
  const pause = async (ms: number, signal: AbortSignal): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    [wake] = [resolve];
    signal.addEventListener('abort', () => resolve());
    paused.push(ms);
    slept();
    if (!signal.aborted) await promise;
  };
  const retention = new RetentionClock({
    shelf,
    store,
    sealFacts,
    clock,
    ids: new CountingIds(),
    checkpoints: new MemoryCheckpoints(),
    retentionIn: () => undefined,
    singletons: new MemorySingletons(),
    log,
    pause,
  });
  /** Runs until the clock waits the next time. */
  const round = async (begin: () => void): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    slept = resolve;
    begin();
    await promise;
  };
  const seal = (keepUntil: string) => {
    const owner = { network: 'rheine', caseId: 'one', controller: 'vhs' };
    const item = { owner, kind: 'payload', eventId: 'e1', plain: {}, keepUntil, eventType: 'need' } as const;
    return vault.seal([item]);
  };
  return { retention, shelf, store, clock, told, paused, round, seal, wake: () => wake() };
}

describe('the retention clock', () => {
  it('looks at the start and every hour, and destroys what is over', async () => {
    const hub = retentionClock();
    const [sealed] = await hub.seal('2026-01-01T00:30:00.000Z');
    await hub.round(() => hub.retention.start());
    expect(hub.told).toEqual([]);
    hub.clock.advance(3_600_000);
    await hub.round(hub.wake);
    expect(hub.told).toEqual(['retention-run rheine 1']);
    expect(await hub.shelf.get([sealed!.kid])).toEqual(new Map());
    expect((await hub.store.read('retention-rheine')).events).toHaveLength(1);
    expect(hub.paused).toEqual([3_600_000, 3_600_000]);
    await hub.retention.stop();
  });

  it('does an hour later what could not be done', async () => {
    const hub = retentionClock();
    await hub.seal('2025-12-31T00:00:00.000Z');
    hub.shelf.away = 1;
    await hub.round(() => hub.retention.start());
    expect(hub.told).toEqual(['retention-postponed']);
    await hub.round(hub.wake);
    expect(hub.told).toEqual(['retention-postponed', 'retention-run rheine 1']);
    await hub.retention.stop();
  });
});
