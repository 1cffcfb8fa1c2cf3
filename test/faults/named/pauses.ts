import { setTimeout as pause } from 'node:timers/promises';
import type { Ground } from '../ground.ts';
import { familyOf, whileStanding } from '../standing.ts';
import type { NamedFault } from './named-fault.ts';

/** Each part in turn stands still for a while in the midst of what it does. */
export const pauses: readonly NamedFault[] = [
  {
    fault: 'hub, adapters, broker, database stand still (SIGSTOP)',
    runs: { test: 4, short: 20, long: 200 },
    async tried(ground, runs) {
      const { exports, chance } = ground;
      for (let run = 0; run < runs; run += 1) {
        const before = exports.happenings.length;
        exports.more(exports.people, 1);
        exports.lay();
        await ground.recorded(chance.between(before, before + exports.people.length));
        const still = pidsOf(ground)[run % 4] ?? [];
        // Longer than a message may be in hand without a sign of life, every fifth time.
        const ms = run % 5 === 4 ? chance.between(2_100, 2_500) : chance.between(50, 700);
        await whileStanding(still, () => pause(ms));
      }
    },
  },
];

function pidsOf({ network, database }: Ground): readonly (readonly number[])[] {
  return [[network.hub.pid], [network.adapters.pid], [network.nats.pid], familyOf(database.pid)];
}
