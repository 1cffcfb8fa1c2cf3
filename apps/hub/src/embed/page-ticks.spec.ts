import { jest } from '@jest/globals';
import { PageTicks } from './page-ticks.ts';

const follower = { tick: () => undefined, end: () => undefined };

describe('the pages that follow', () => {
  it('are bounded for one agency without another losing its room', () => {
    const ticks = new PageTicks();
    const leaves = Array.from({ length: 256 }, () => ticks.follow('rheine', 'vhs', { ...follower }));
    expect(ticks.follow('rheine', 'vhs', { ...follower })).toBeUndefined();
    expect(ticks.follow('rheine', 'abh', { ...follower })).toBeDefined();
    leaves[0]?.();
    expect(ticks.follow('rheine', 'vhs', { ...follower })).toBeDefined();
  });

  it('are all told where signs may have been missed, each once', () => {
    jest.useFakeTimers();
    const ticks = new PageTicks();
    const told: string[] = [];
    for (const agency of ['abh', 'vhs', 'vhs'])
      ticks.follow('rheine', agency, { ...follower, tick: () => void told.push(agency) });
    ticks.tick('rheine', 'vhs');
    ticks.tickAll();
    jest.advanceTimersByTime(1_000);
    expect(told.toSorted()).toEqual(['abh', 'vhs', 'vhs']);
    jest.useRealTimers();
  });

  describe('where signs of others may have been missed', () => {
    const told: string[] = [];
    let ticks: PageTicks;
    beforeEach(() => {
      jest.useFakeTimers();
      told.length = 0;
      const chances = [0.1, 0.8];
      ticks = new PageTicks(() => chances.shift() ?? 0.5);
    });
    afterEach(() => {
      ticks.onModuleDestroy();
      expect(jest.getTimerCount()).toBe(0);
      jest.useRealTimers();
    });

    const follow = (...agencies: readonly string[]) => {
      for (const agency of agencies)
        ticks.follow('rheine', agency, { ...follower, tick: () => void told.push(agency) });
    };

    it('are told agency by agency within twenty seconds, each agency at once', () => {
      follow('abh', 'vhs', 'vhs');
      ticks.tickInTurn();
      jest.advanceTimersByTime(1_900);
      expect(told).toEqual([]);
      jest.advanceTimersByTime(400);
      expect(told).toEqual(['abh']);
      jest.advanceTimersByTime(13_000);
      expect(told).toEqual(['abh']);
      jest.advanceTimersByTime(7_000);
      expect(told).toEqual(['abh', 'vhs', 'vhs']);
    });

    it('are told once in half a minute, and then of all that was missed meanwhile', () => {
      follow('abh');
      ticks.tickInTurn();
      jest.advanceTimersByTime(20_500);
      for (let breaks = 0; breaks < 20; breaks += 1) ticks.tickInTurn();
      jest.advanceTimersByTime(9_000);
      expect(told).toEqual(['abh']);
      jest.advanceTimersByTime(31_000);
      expect(told).toEqual(['abh', 'abh']);
      jest.advanceTimersByTime(3_600_000);
      expect(told).toEqual(['abh', 'abh']);
    });

    it('are not told again where a sign came anyway', () => {
      follow('vhs');
      ticks.tickInTurn();
      ticks.tick('rheine', 'vhs');
      jest.advanceTimersByTime(60_000);
      expect(told).toEqual(['vhs']);
    });

    it('are told at once of a break that found nobody here before', () => {
      ticks.tickInTurn();
      follow('abh');
      ticks.tickInTurn();
      jest.advanceTimersByTime(31_000);
      expect(told).toEqual(['abh']);
    });
  });
});
