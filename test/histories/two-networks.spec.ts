import { jest } from '@jest/globals';
import { AgencyOfSpec } from '../../apps/hub/src/spec/hub-on-memory.ts';
import { Dice } from '../fuzz/dice.ts';
import { acrossNetworks } from './across-networks.ts';
import { REAL } from './only-the-clock.ts';
import { randomHistory } from './random-history.ts';
import { HistoryStage, sixAndVolunteers } from './stage.ts';
import { Trespasses } from './trespasses.ts';

const BEGIN = Date.parse('2026-06-15T10:00:00.000Z');
const { steps = 90, seed = Date.now() % 1_000_000 } = JSON.parse(
  process.env['WEGMARKE_HISTORIES'] ?? '{}',
) as Partial<Record<'steps' | 'seed', number>>;
/** These bodies are at work in both towns; all others only have their names in common. */
const IN_BOTH = ['jobcenter', 'bamf'];

describe('Two networks in one hub, with agencies of the same names, cases of the same handles and bodies that are in both', () => {
  let stages: readonly [HistoryStage, HistoryStage];

  beforeEach(async () => {
    jest.useFakeTimers({ now: BEGIN, doNotFake: [...REAL] });
    stages = await twoNetworks();
  });
  afterEach(async () => {
    await stages[0].hub.app.close();
    jest.useRealTimers();
  });

  it(`share nothing in a long history of both (seed ${seed})`, async () => {
    const [here, there] = stages;
    const pass = (ms: number) => {
      jest.setSystemTime(Date.now() + ms);
    };
    const trespasses = [
      new Trespasses(here, there, new Dice(seed, 'from here')),
      new Trespasses(there, here, new Dice(seed, 'from there')),
    ];
    const histories = stages.map((stage, index) => randomHistory(stage, { seed: seed + index, steps, pass }));
    const alongside = trespasses.map(async (one) => {
      const enough = steps / 2;
      // Codes are made rarely: where no try was one, more are made.
      for (let done = 0; done < enough || (one.codes === 0 && done < 6 * enough); done += 1) await one.one();
    });
    const [tallies] = await Promise.all([Promise.all(histories), ...alongside]);

    const log = await here.log();
    const shown = stages.map(({ hub, arrivals }) => ({ network: hub.network, arrivals }));
    const crossed = acrossNetworks(log, shown);
    const violations = stages.map((stage) => stage.violationsIn(log));
    const tried = trespasses.reduce((sum, one) => sum + one.tried, 0);
    process.stdout.write(`${JSON.stringify({ seed, tallies, tried, crossed: crossed.length })}\n`);

    expect({ crossed, violations, letIn: trespasses.flatMap(({ letIn }) => letIn) }).toEqual({
      crossed: [],
      violations: [[], []],
      letIn: [],
    });
    // Where nobody was shown anything, nothing could cross.
    expect(Math.min(...tallies.map(({ shown: some }) => some))).toBeGreaterThan(0);
    expect(Math.min(...trespasses.map(({ codes }) => codes))).toBeGreaterThan(0);
  }, 60_000);

  it('would be found out if an entry of one arrived in the other', async () => {
    const [here, there] = stages;
    await here.share('one', ['jobcenter']);
    await here.record('jobcenter', 'one', 'language.voucher-issued');
    await here.read('jobcenter', 'one');
    const [leaked] = here.arrivals;
    const shown = [{ network: there.hub.network, arrivals: here.arrivals }];
    expect(acrossNetworks(await here.log(), shown)).toEqual([`emsdetten/jobcenter got ${leaked?.id}`]);
  });
});

async function twoNetworks(): Promise<readonly [HistoryStage, HistoryStage]> {
  const agencies = sixAndVolunteers();
  const shared = IN_BOTH.map((name) => [name, new AgencyOfSpec(name, agencies[name]?.own)] as const);
  const [here, there] = await HistoryStage.setEach([
    { network: 'rheine', agencies },
    { network: 'emsdetten', agencies: { ...sixAndVolunteers(), ...Object.fromEntries(shared) } },
  ]);
  return [here!, there!];
}
