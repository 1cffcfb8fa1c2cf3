import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../../../deploy/local/services/until.mjs';
import type { Line } from '../cables.ts';
import { LINES } from '../cables.ts';
import { Ground } from '../ground.ts';
import type { TcpProxy } from '../proxy/tcp-proxy.ts';
import type { NamedFault } from './named-fault.ts';

const RUNS = { test: 3, short: 21, long: 210 };

/** Longer than both sides need to find out that nobody is there any more: pings of the broker, a statement's time for each connection. */
const STRANDED_PATIENCE_MS = 300_000;

/** So many times, on each line in turn: something is told, the line gets into trouble in the midst of it, and is mended. */
async function onEachLine(
  ground: Ground,
  runs: number,
  trouble: (line: TcpProxy, name: Line) => Promise<void>,
): Promise<void> {
  const { exports, cables, chance } = ground;
  for (let run = 0; run < runs; run += 1) {
    const before = exports.happenings.length;
    exports.more(exports.people, 1);
    exports.lay();
    await ground.recorded(chance.between(before, before + exports.people.length));
    const name = LINES[run % LINES.length] ?? 'hubToBroker';
    await trouble(cables[name], name);
    cables[name].mend();
    await ground.recorded(before + 1);
  }
}

/** Lines that are cut, slow or half open, between hub and broker, adapters and broker, hub and database. */
export const connections: readonly NamedFault[] = [
  {
    fault: 'lines reset in mid-import',
    runs: RUNS,
    tried: (ground, runs) => onEachLine(ground, runs, async (line) => line.reset()),
  },
  {
    fault: 'lines cut for a while',
    runs: RUNS,
    tried: (ground, runs) =>
      onEachLine(ground, runs, async (line) => {
        line.cut();
        await pause(ground.chance.between(20, 400));
      }),
  },
  {
    fault: 'lines slow',
    runs: RUNS,
    tried: (ground, runs) =>
      onEachLine(ground, runs, async (line) => {
        line.slow(ground.chance.between(8_000, 64_000));
        await pause(ground.chance.between(100, 600));
      }),
  },
  {
    fault: 'lines half open, what is sent vanishes',
    runs: RUNS,
    tried: (ground, runs) =>
      onEachLine(ground, runs, async (line) => {
        line.swallow('there');
        await pause(ground.chance.between(50, 500));
      }),
  },
  {
    fault: 'lines half open, what is answered vanishes',
    runs: RUNS,
    tried: (ground, runs) =>
      onEachLine(ground, runs, async (line) => {
        line.swallow('back');
        await pause(ground.chance.between(50, 500));
      }),
  },
  {
    fault: 'reply of the database lost after its commit',
    runs: { test: 3, short: 20, long: 200 },
    async tried(ground, runs) {
      const { exports, log, cables } = ground;
      for (let run = 0; run < runs; run += 1) {
        const { positions } = await log.counts();
        cables.hubToDatabase.loseAnswerTo('append');
        exports.more(exports.people, 1);
        exports.lay();
        // Committed, as others see; the hub has not heard of it.
        await until('a commit', async () => (await log.counts()).positions > positions || undefined);
        cables.hubToDatabase.mend();
      }
    },
  },
  {
    fault: 'lines stranded for ever, nobody is told',
    runs: { test: 0, short: 0, long: 12 },
    patienceMs: STRANDED_PATIENCE_MS,
    // The broker and the database keep the dead connections for minutes, which no other fault is to feel.
    ground: () => Ground.peopled('stranded'),
    async tried(ground, runs) {
      const { exports, cables } = ground;
      for (let run = 0; run < runs; run += 1) {
        const name = LINES[run % LINES.length] ?? 'hubToBroker';
        cables[name].strand('there', 'back');
        exports.more(exports.people, 1);
        exports.lay();
        const recorded = ground.recorded(exports.happenings.length);
        await Promise.race([recorded, pause(STRANDED_PATIENCE_MS, undefined, { ref: false })]);
      }
    },
  },
];
