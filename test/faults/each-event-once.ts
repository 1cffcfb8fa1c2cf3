import { isLong, shortOf } from '../long-form.ts';
import { Ground, SPOTLESS } from './ground.ts';
import type { NamedFault, Runs } from './named/named-fault.ts';

const A_MINUTE_OR_TWO = 120_000;
/** So often at the least in the long form of `npm test`; a fault that takes its time is made as often as in `npm run faults`. */
const OFTEN = 3;

/** Each event is once in the record and once in each sink where it belongs, after each of these faults. */
export function onceAfterEach(
  about: string,
  faults: readonly NamedFault[],
  start: () => Promise<Ground> = () => Ground.peopled('faults'),
): void {
  // What lasts for minutes is for `npm run faults -- --long`.
  const inLongForm = faults.filter((named) => timesInLongForm(named.runs) > 0);
  const brief = faults.filter(({ runs }) => runs.test > 0);
  const tried = shortOf(brief, inLongForm, leftOut(about, inLongForm));

  describe(`each event is once in the record and once in each sink where it belongs, whatever ${about}`, () => {
    let starting: Promise<Ground>;
    let ground: Ground;

    beforeAll(async () => {
      starting = start();
      ground = await starting;
    }, A_MINUTE_OR_TWO);

    // Also one that came too late for the suite: what stands keeps the whole run from ending.
    afterAll(async () => {
      const late = await starting.catch(() => undefined);
      await late?.stop();
    }, A_MINUTE_OR_TWO);

    it.each(tried)(
      'after: $fault',
      async (named) => {
        const times = isLong ? timesInLongForm(named.runs) : named.runs.test;
        await named.tried(ground, times);
        const { row, verdict } = await ground.judged(named.fault, times);
        process.stdout.write(`${JSON.stringify(row)}\n`);
        expect(verdict).toEqual(SPOTLESS);
      },
      A_MINUTE_OR_TWO,
    );
  });
}

function timesInLongForm({ test, short }: Runs): number {
  return Math.max(test, Math.min(short, OFTEN));
}

/** What the short form does not make at all, and how seldom it makes the others. */
function leftOut(about: string, faults: readonly NamedFault[]): string {
  const never = faults.filter(({ runs }) => runs.test === 0).map(({ fault }) => fault);
  return `whatever ${about}: each ${OFTEN} times, and ${never.length === 0 ? 'none beside' : never.join('; ')}`;
}
