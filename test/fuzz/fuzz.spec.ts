import { doors as deskDoors, openingOf as deskOpening } from '../../apps/adapter/src/desk/doors.ts';
import { doors as hubDoors, openingOf as hubOpening } from '../../apps/hub/src/doors.ts';
import { Dice } from './dice.ts';
import { fuzzedDesk } from './fuzzed-desk.ts';
import type { FuzzedProgram } from './fuzzed-door.ts';
import { wrongWith } from './fuzzed-door.ts';
import { fuzzedHub } from './fuzzed-hub.ts';
import { fuzzPlan, tell } from './fuzz-plan.ts';

const plan = fuzzPlan();
/** Inputs under way at the same time at one door. */
const SIDE_BY_SIDE = 8;

describe.each([
  ['The hub', fuzzedHub],
  ["An adapter's desk", fuzzedDesk],
])('%s', (_, start) => {
  let program: FuzzedProgram;
  beforeAll(async () => (program = await start()));
  afterAll(() => program.end());

  it(
    `takes ${plan.runs} hostile inputs at every door without a fault, with a documented no, and stores nothing but refusals`,
    async () => {
      const doors = program.doors.filter(({ door }) => door.includes(plan.door));
      const failed: object[] = [];
      for (const one of doors) {
        const { door } = one;
        const wrong: string[] = [];
        const numbers = Array.from({ length: plan.runs }, (_none, number) => number).values();
        const shooter = async () => {
          for (const number of numbers) {
            const found = await one
              .shoot(new Dice(plan.seed, `${door} ${number}`))
              .catch((error: unknown) => [`threw ${error instanceof Error ? error.stack : String(error)}`]);
            wrong.push(...found.map((says) => `input ${number}: ${says}`));
          }
        };
        await Promise.all(Array.from({ length: SIDE_BY_SIDE }, shooter));
        const stored = await program.stored();
        tell({ door, runs: plan.runs, wrong: wrong.length, stored: stored.length, seed: plan.seed });
        if (wrong.length + stored.length > 0) failed.push({ door, wrong: wrong.slice(0, 5), stored });
      }
      expect({ seed: plan.seed, failed }).toEqual({ seed: plan.seed, failed: [] });
    },
    plan.patienceMs,
  );
});

it('No way in is left out', async () => {
  const programs = await Promise.all([fuzzedHub(), fuzzedDesk()]);
  const tried = programs.flatMap(({ doors }) => doors.map(({ door }) => door));
  await Promise.all(programs.map((program) => program.end()));
  const ways = [
    ...hubDoors.filter(({ opening }) => opening.kind !== 'stream').map(hubOpening),
    ...deskDoors.filter(({ opening }) => opening.kind === 'route').map(deskOpening),
  ];
  expect(tried.toSorted()).toEqual(ways.toSorted());
});

it.each([
  ['a fault of ours', { status: 500, body: '{"code":"INTERNAL"}' }],
  ['a yes to what is wrong', { status: 200, body: '{}' }],
  ['a no of another type', { status: 400, type: 'text/html', body: '<h1>no</h1>' }],
  ['an undocumented code', { status: 400, body: '{"code":"OOPS"}' }],
  ['a code without words', { status: 400, body: '{"code":"NOT_FOUND","title":"no"}' }],
])('An answer that is not right is told: %s', (_, answer) => {
  const given = { type: 'application/problem+json', ...answer };
  expect(wrongWith(given, new Set(['INTERNAL', 'NOT_FOUND']), true)).toHaveLength(1);
});
