import { instantOf, isInstant } from './control.ts';
import { MovableClock } from './movable-clock.ts';

describe('The clock of a test network', () => {
  it('runs as the machine does, from wherever it was set', () => {
    let machine = Date.parse('2026-11-22T12:00:00.000Z');
    const clock = new MovableClock(() => machine);
    expect(clock.now()).toBe('2026-11-22T12:00:00.000Z');
    clock.set('2026-03-01T10:00:00.000Z');
    machine += 1_500;
    expect(clock.now()).toBe('2026-03-01T10:00:01.500Z');
    clock.advance(-86_400_000);
    expect(clock.now()).toBe('2026-02-28T10:00:01.500Z');
  });

  it('is set in UTC, to the minute if that is enough', () => {
    expect(instantOf('2026-03-01T10:00')).toBe('2026-03-01T10:00:00.000Z');
    expect(instantOf('2026-03-01T10:00:30.250Z')).toBe('2026-03-01T10:00:30.250Z');
    for (const wrong of ['2026-03-01', '2026-13-01T10:00', '2026-02-30T10:00', '10:00', 'now'])
      expect(isInstant(wrong)).toBe(false);
  });
});
