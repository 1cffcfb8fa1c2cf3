import { faultsIn, saidOf } from './said.ts';

const since = '2025-07-01';
const read = (text: string) =>
  saidOf([{ de: '', en: `Since ${since}: Waiting – ${text}` }], 'Waiting', since);
/** An error of two days in the middle, so an interval of eight. */
const sides = { spread: 20, counts: [200, 200] } as const;

describe('what a board says of a step', () => {
  it('is read with its size and both ends', () => {
    expect(read('median 58 days shorter (95% interval: 54 to 63 days).')).toEqual({
      verdict: 'changed',
      days: -58,
      from: -63,
      to: -54,
    });
    expect(read('median 1 day longer (95% interval: 0 to 2 days).')).toMatchObject({
      days: 1,
      from: 0,
      to: 2,
    });
    expect(read('no change can be shown (95% interval of the medians: −3 to +4 days).')).toEqual({
      verdict: 'no change',
      from: -3,
      to: 4,
    });
    expect(read('too few cases to tell.')).toEqual({ verdict: 'too few' });
    expect(saidOf([], 'Waiting', since)).toEqual({ verdict: 'nothing said' });
  });

  it.each([
    ['median 58 days shorter (95% interval: 54 to 63 days).', -60, []],
    ['no change can be shown (95% interval of the medians: −3 to +4 days).', 0, []],
    [
      'median 60 days longer (95% interval: 56 to 64 days).',
      -60,
      ['60 days instead of -60', '-60 is not in 56 to 64'],
    ],
    [
      'median 30 days shorter (95% interval: 1 to 500 days).',
      -60,
      ['-30 days instead of -60', 'an interval of 499 days, -500 to -1'],
    ],
    ['median 60 days shorter (95% interval: 61 to 66 days).', -60, ['-60 is not in -66 to -61']],
    [
      'no change can be shown (95% interval of the medians: −61 to +4 days).',
      -60,
      ['no change, of -60 days', 'an interval of 65 days, -61 to 4'],
    ],
    ['median 4 days longer (95% interval: 0 to 8 days).', 0, ['changed, of 0 days']],
    ['too few cases to tell.', 0, ['too few']],
  ])('proves too little where it is: %s', (text, effect, faults) => {
    expect(faultsIn(read(text), effect, sides)).toEqual(faults);
  });
});
