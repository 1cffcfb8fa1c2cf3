import { setImmediate as turn } from 'node:timers/promises';
import { cursorOf } from './adapter-memory.ts';
import type { Party } from './exports.ts';
import type { Ground } from './ground.ts';

const RECEIVERS: readonly Party[] = ['vhs', 'bamf'];
const PATIENCE_MS = 60_000;

/** Stops the adapters (SIGSTOP) when one has written to its sink and not yet moved its cursor; whose sink that is. */
export async function stopBeforeCursor(ground: Ground): Promise<Party> {
  const { network, exports } = ground;
  for (;;) {
    const party = await firstChange(RECEIVERS, (one) => ground.sinkSize(one));
    process.kill(network.adapters.pid, 'SIGSTOP');
    if (cursorOf(network.agency(party)).sinkBytes < ground.sinkSize(party)) return party;
    // The cursor was quicker: once more, with something more to claim.
    process.kill(network.adapters.pid, 'SIGCONT');
    exports.more(exports.people, 1);
    exports.lay();
  }
}

/** Stops the adapters when one has just moved its cursor; whose that is. */
export async function stopAfterCursor({ network }: Ground): Promise<Party> {
  const party = await firstChange(RECEIVERS, (one) => cursorOf(network.agency(one)).after);
  process.kill(network.adapters.pid, 'SIGSTOP');
  return party;
}

/** The first party whose value changes, asked without a pause. */
async function firstChange(parties: readonly Party[], valueOf: (party: Party) => number): Promise<Party> {
  const before = parties.map(valueOf);
  const end = performance.now() + PATIENCE_MS;
  while (performance.now() < end) {
    const changed = parties.find((party, index) => valueOf(party) !== before[index]);
    if (changed !== undefined) return changed;
    await turn();
  }
  throw new Error('Nothing was claimed.');
}
