import { Chance } from './chance.ts';
import { AccessHeat } from './races/access-heat.ts';
import { Heat } from './races/heat.ts';
import { DOORS, PERSONS_DOOR } from './races/race-faults.ts';
import { racesPlan, tell } from './races/races-plan.ts';
import type { Tally } from './races/tally.ts';
import { rowOf, together, winsByKind } from './races/tally.ts';

const { runs } = racesPlan();
/** Each on a hub of its own: a log that grows and grows would slow the races down. */
const RUNS_OF_A_HEAT = 240;
const PATIENCE_MS_A_RUN = 600;

describe('Whatever narrows, in a race with readers at every door', () => {
  let tally: Tally;

  beforeAll(
    async () => {
      const chance = new Chance();
      const tallies: Tally[] = [];
      for (let left = runs; left > 0; left -= RUNS_OF_A_HEAT)
        tallies.push(await Heat.of(Math.min(left, RUNS_OF_A_HEAT), chance));
      tally = together(tallies);
    },
    60_000 + runs * PATIENCE_MS_A_RUN,
  );

  it('leaves nothing to any of them that it ended before, and loses nothing', () => {
    expect(tally.violations).toEqual([]);
    expect(tally.lost).toEqual([]);
  });

  it.each(DOORS)('is often first, and often second: %s', (door) => {
    const row = rowOf(door, tally);
    const kinds = winsByKind(door, tally);
    tell(row, kinds);
    expect(row.runs).toBe(runs);
    expect(Math.min(row.readsFirst, row.narrowingsFirst)).toBeGreaterThanOrEqual(runs / 5);
    expect(Math.min(...Object.values(kinds).flat())).toBeGreaterThan(0);
  });
});

describe('An erasure, in a race with the answer to the person', () => {
  it(
    'leaves nothing to be told of what it erased before',
    async () => {
      const chance = new Chance();
      const tallies: Tally[] = [];
      for (let left = runs; left > 0; left -= RUNS_OF_A_HEAT)
        tallies.push(await AccessHeat.of(Math.min(left, RUNS_OF_A_HEAT), chance));
      const tally = together(tallies);
      const row = rowOf(PERSONS_DOOR, tally);
      tell(row, winsByKind(PERSONS_DOOR, tally));
      expect(tally.violations).toEqual([]);
      expect(Math.min(row.readsFirst, row.narrowingsFirst)).toBeGreaterThanOrEqual(runs / 5);
    },
    60_000 + runs * PATIENCE_MS_A_RUN,
  );
});
