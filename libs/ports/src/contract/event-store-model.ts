import fc from 'fast-check';
import { MemoryEventStore } from '../memory/memory-event-store.ts';
import type { Capabilities } from './capabilities.ts';
import { histories } from './event-store-commands.ts';
import type { Stores } from './open-record.ts';
import { fresh } from './sample-events.ts';

/** How many random histories are tried; a store behind a network may ask for fewer. */
const RUNS = 60;

/**
 * Part of the contract of event stores: random histories of appends, groups, retries, reads and follows, through both doors,
 * against the twin in memory, which must say and hold the same after each step.
 */
export function modelContract(stores: Stores, capabilities: Capabilities): void {
  it(`answers and holds the same through ${RUNS} random histories`, async () => {
    const seed = Date.now() % 2 ** 31;
    const property = fc.asyncProperty(histories(), async (history) => {
      const start = await stores().store.head();
      const network = fresh(`network-${seed}`);
      const twin = new MemoryEventStore();
      const real = { ...stores(), start, network, capabilities };
      await fc.asyncModelRun(() => ({ model: { twin, network }, real }), history);
    });
    // A failure tells its seed and the shortest history that fails.
    await fc.assert(property, { seed, numRuns: RUNS });
  });
}
