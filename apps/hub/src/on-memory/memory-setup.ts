import { MemoryKeyRing, MemoryTombstones } from '#ports/memory';
import type { HubSetup } from '../config/hub-setup.ts';

/** What a hub that keeps nothing beyond its process still has to be told. */
export type MemoryPlan = Pick<HubSetup, 'keys' | 'networks' | 'ledgerOrigin' | 'broker'> &
  Partial<Pick<HubSetup, 'http' | 'logLevel'>>;

/** As often as anybody likes: nobody shares this hub with strangers. */
const RATE_PER_MINUTE = 100_000;
/** Late enough that nothing is closed while nobody asks for it. */
const STEERING_EVERY_SECONDS = 120;

/** The settings of a hub on the memory drivers; on loopback, on any free port unless one is named. */
export function memorySetup({
  http = { host: '127.0.0.1', port: 0 },
  logLevel = 'info',
  ...plan
}: MemoryPlan): HubSetup {
  return {
    ...plan,
    http,
    logLevel,
    databaseUrl: 'memory',
    keyRing: new MemoryKeyRing(),
    tombstones: new MemoryTombstones(),
    ratePerMinute: RATE_PER_MINUTE,
    steeringEverySeconds: STEERING_EVERY_SECONDS,
  };
}
