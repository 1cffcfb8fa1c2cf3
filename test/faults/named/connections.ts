import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../../../deploy/local/services/until.mjs';
import type { Line } from '../cables.ts';
import { LINES } from '../cables.ts';
import type { Chance } from '../chance.ts';
import { Ground } from '../ground.ts';
import type { TcpProxy } from '../proxy/tcp-proxy.ts';
import type { NamedFault } from './named-fault.ts';
import type { SeededBug } from './seeded-bugs.ts';
import { neverAgain } from './seeded-bugs.ts';

/** Once in `npm test`, each trouble on another line. */
const RUNS = { test: 1, short: 21, long: 210 };
/** A line that is cut is reset first, and stays away for a while. */
const AS_CUT = { ...RUNS, test: 0 };

/** Longer than both sides need to find out that nobody is there any more: pings of the broker, a statement's time for each connection. */
const STRANDED_PATIENCE_MS = 300_000;

/** What happens to a line, until it is mended. */
interface Trouble {
  readonly what: string;
  readonly runs?: NamedFault['runs'];
  /** With which something would be seen to be lost by it; a slow line alone loses nothing, whatever is sent only once. */
  readonly bug?: SeededBug;
  readonly make: (line: TcpProxy, chance: Chance) => Promise<void>;
}

/** All that can happen to a line. */
export const TROUBLES: readonly Trouble[] = [
  { what: 'reset in mid-import', runs: AS_CUT, bug: neverAgain, make: async (line) => line.reset() },
  {
    what: 'cut for a while',
    bug: neverAgain,
    make: async (line, chance) => {
      line.cut();
      await pause(chance.between(20, 400));
    },
  },
  {
    what: 'slow',
    make: async (line, chance) => {
      line.slow(chance.between(8_000, 64_000));
      await pause(chance.between(100, 600));
    },
  },
  {
    what: 'half open, what is sent vanishes',
    bug: neverAgain,
    make: async (line, chance) => {
      line.swallow('there');
      await pause(chance.between(50, 500));
    },
  },
  {
    what: 'half open, what is answered vanishes',
    bug: neverAgain,
    make: async (line, chance) => {
      line.swallow('back');
      await pause(chance.between(50, 500));
    },
  },
];

/** The bug that a line's trouble shows, if it shows one. */
export function bugOf({ bug }: Trouble): { readonly bug?: SeededBug } {
  return bug === undefined ? {} : { bug };
}

/** So many times, on each line in turn, the first one first: something is told, the line gets into trouble in the midst of it, and is mended. */
export async function onEachLine(
  ground: Ground,
  runs: number,
  lines: readonly TcpProxy[],
  { make }: Trouble,
): Promise<void> {
  const { exports, chance } = ground;
  for (let run = 0; run < runs; run += 1) {
    const before = exports.happenings.length;
    exports.more(exports.people, 1);
    exports.lay();
    await ground.recorded(chance.between(before, before + exports.people.length));
    const line = lines[run % lines.length];
    if (line === undefined) throw new Error('There is no line.');
    await make(line, chance);
    line.mend();
    await ground.recorded(before + 1);
  }
}

/** All lines, another one first for each trouble: where each is made once, every line has one. */
function linesFrom(first: number): readonly Line[] {
  const at = first % LINES.length;
  return [...LINES.slice(at), ...LINES.slice(0, at)];
}

/** Lines that are cut, slow or half open, between hub and broker, adapters and broker, hub and database. */
export const connections: readonly NamedFault[] = [
  ...TROUBLES.map((trouble, number) => ({
    fault: `lines ${trouble.what}`,
    ...bugOf(trouble),
    runs: trouble.runs ?? RUNS,
    tried: (ground: Ground, runs: number) =>
      onEachLine(
        ground,
        runs,
        linesFrom(number).map((name) => ground.cables[name]),
        trouble,
      ),
  })),
  {
    fault: 'reply of the database lost after its commit',
    runs: { test: 2, short: 20, long: 200 },
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
