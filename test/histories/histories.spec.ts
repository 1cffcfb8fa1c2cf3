import { jest } from '@jest/globals';
import { REAL } from './only-the-clock.ts';
import { randomHistory, shareCases } from './random-history.ts';
import { HistoryStage } from './stage.ts';

const BEGIN = Date.parse('2026-06-15T10:00:00.000Z');
const {
  histories = 2,
  steps = 150,
  seed = Date.now() % 1_000_000,
} = JSON.parse(process.env['WEGMARKE_HISTORIES'] ?? '{}') as Partial<
  Record<'histories' | 'steps' | 'seed', number>
>;

describe('A long history of consents, rights, changes and races', () => {
  let stage: HistoryStage;
  let doubted = 0;

  beforeEach(async () => {
    jest.useFakeTimers({ now: BEGIN, doNotFake: [...REAL] });
    stage = await HistoryStage.set();
  });
  afterEach(async () => {
    await stage.hub.app.close();
    jest.useRealTimers();
  });

  it.each(Array.from({ length: histories }, (_, number) => seed + number))(
    'breaks no invariant (seed %i)',
    async (one) => {
      const pass = (ms: number) => {
        jest.setSystemTime(Date.now() + ms);
      };
      await shareCases(stage);
      const tally = await randomHistory(stage, { seed: one, steps, pass });
      const violations = await stage.violations();
      process.stdout.write(`${JSON.stringify({ ...tally, violations: violations.length })}\n`);
      expect(violations).toEqual([]);
      // A history in which one side never has its way shows nothing.
      expect(Math.min(tally.narrowed, tally.shown, tally.empty, tally.refused)).toBeGreaterThan(0);
      doubted += tally.doubted;
    },
    60_000 + steps * 100,
  );

  it('has put entries of stolen keys in doubt', () => {
    expect(doubted).toBeGreaterThan(0);
  });
});
