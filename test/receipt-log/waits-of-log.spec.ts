import type { StepFact, WaitStep } from '#steering';
import { countedWaits } from './counted-waits.ts';
import type { LoggedCase } from './log-file.ts';
import type { Wait } from './waits-of-log.ts';
import { judgeWaits, waitsByHand } from './waits-of-log.ts';

const DONE = 'de.wegmarke.casework.step-done.v1';
const titles = { de: '', en: '' };
const step: WaitStep = {
  id: 'to-next-step',
  titles,
  from: { types: [DONE], titles },
  to: { types: [DONE], titles },
};
const DAY = Date.parse('2011-10-30T00:00:00.000Z');
const UNTIL = DAY + 1_000_000;

/** Steps that were done so many milliseconds after a day began. */
const logged = (name: string, ...after: readonly number[]): LoggedCase => ({
  name,
  steps: after.map((ms, index) => ({ instance: `${index}`, activity: 'T02', at: DAY + ms })),
});
const facts = ({ steps }: LoggedCase): readonly StepFact[] =>
  steps.map(({ at }) => ({
    type: DONE,
    happenedAt: new Date(at).toISOString(),
    agency: 'bauamt',
    legalSphere: 'BauO NRW',
  }));
const ended = (ms: number): Wait => ({ ms, goesOn: false });

const file = [
  logged('alone', 0),
  logged('in its order', 0, 1_250, 61_250),
  logged('out of its order', 61_250, 0, 1_250),
  logged('twice at once', 0, 5_000, 5_000, 9_000),
  logged('thrice at once', 5_000, 5_000, 5_000),
  logged('later only', 2_000_000),
];
const counted = (cases: readonly LoggedCase[]) =>
  new Map(cases.map((one) => [one.name, countedWaits(facts(one), step, UNTIL)]));

describe('waits between the steps of a log', () => {
  it('are those of plain arithmetic', () => {
    expect(file.map((one) => waitsByHand(one, UNTIL))).toEqual([
      [{ ms: 1_000_000, goesOn: true }],
      [ended(1_250), ended(60_000), { ms: 938_750, goesOn: true }],
      [ended(1_250), ended(60_000), { ms: 938_750, goesOn: true }],
      [ended(5_000), ended(0), { ms: 991_000, goesOn: true }],
      [ended(0)],
      [],
    ]);
  });

  it('are counted by the product as by plain arithmetic, for each case', () => {
    expect(judgeWaits(file, counted(file), UNTIL)).toEqual({ equal: 6, cases: 6, waits: 11, surplus: 0 });
  });

  it.each([
    ['lost a second', [...file.slice(1), logged('alone', 1_000)], 5, 0],
    ['lost a step', [...file.slice(1), logged('alone')], 5, 0],
    ['lost a case', file.slice(1), 5, 0],
    [
      'exchanged two cases',
      [...file.slice(2), logged('alone', 0, 1_250, 61_250), logged('in its order', 0)],
      4,
      0,
    ],
    ['has a case that nobody logged', [...file, logged('from nowhere', 0)], 6, 1],
  ])('are not as in the file where the record %s', (_what, cases, equal, surplus) => {
    expect(judgeWaits(file, counted(cases), UNTIL)).toMatchObject({ equal, surplus });
  });
});
