import { Ground, SPOTLESS } from './ground.ts';
import type { NamedFault } from './named/named-fault.ts';

const A_MINUTE_OR_TWO = 120_000;

/** Each event is once in the record and once in each sink where it belongs, after each of these faults. */
export function onceAfterEach(
  about: string,
  faults: readonly NamedFault[],
  start: () => Promise<Ground> = () => Ground.peopled('faults'),
): void {
  // What takes its time, or a machine of its own, is for `npm run faults`.
  const brief = faults.filter(({ runs }) => runs.test > 0);

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
}
