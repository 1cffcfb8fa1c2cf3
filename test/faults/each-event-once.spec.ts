import { Ground, SPOTLESS } from './ground.ts';
import { connections } from './named/connections.ts';
import { kills } from './named/kills.ts';
import { pauses } from './named/pauses.ts';
import { repeats } from './named/repeats.ts';

const A_MINUTE_OR_TWO = 120_000;

/** What takes its time, or a machine of its own, is for `npm run faults`. */
const brief = [...kills, ...connections, ...pauses, ...repeats].filter(({ runs }) => runs.test > 0);

describe('each event is once in the record and once in each sink where it belongs', () => {
  let ground: Ground;

  beforeAll(async () => {
    ground = await Ground.peopled('faults');
  }, A_MINUTE_OR_TWO);

  afterAll(() => ground.stop());

  it.each(brief)(
    'after: $fault',
    async (named) => {
      await named.tried(ground, named.runs.test);
      const { row, verdict } = await ground.judged(named.fault, named.runs.test);
      process.stdout.write(`${JSON.stringify(row)}\n`);
      expect(verdict).toEqual(SPOTLESS);
    },
    A_MINUTE_OR_TWO,
  );
});
