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
});
