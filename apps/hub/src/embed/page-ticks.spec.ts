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
});
