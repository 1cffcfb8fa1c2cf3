import { outcomesOf } from './outcome.ts';
import { DUTY, LAPSED, REGISTERED, STARTED, step, VOUCHER } from './spec/network.ts';
import type { WaitStep } from './wait-step.ts';

const fates = (one: WaitStep) => outcomesOf(one).map(({ ended, broken }) => ({ ended, broken }));
const resting = (
  types: readonly string[],
  closes: 'all' | 'latest',
): Required<Pick<WaitStep, 'restsOn'>> => ({
  restsOn: { begunBy: [VOUCHER], endedBy: [{ types, closes }] },
});

describe('what became of those who wait, by what came next', () => {
  it('ended with an event of its end, and was broken off by what breaks it off', () => {
    expect(fates(step('to-course', [DUTY], STARTED, [LAPSED]))).toEqual([
      { ended: [STARTED], broken: [LAPSED] },
    ]);
  });

  it('is not known of a type that ends the wait with some codes only, also where it breaks it off with the others', () => {
    const { to, ...rest } = step('to-pass', [DUTY], STARTED, [STARTED, LAPSED]);
    const countsIf = { type: STARTED, field: 'outcome', codes: ['passed'] };
    expect(fates({ ...rest, to: { ...to, types: [STARTED, REGISTERED], countsIf } })).toEqual([
      { ended: [REGISTERED], broken: [LAPSED] },
    ]);
  });

  it('ended with what takes the voucher as well: the end of a wait counts before', () => {
    expect(fates({ ...step('to-end', [DUTY], STARTED), ...resting([STARTED], 'all') })).toEqual([
      { ended: [STARTED], broken: [] },
    ]);
  });

  it('was broken off by what takes all vouchers; by what takes one of them, or not', () => {
    const one = step('to-course', [DUTY], STARTED);
    expect(fates({ ...one, ...resting([LAPSED], 'all') })).toEqual([{ ended: [STARTED], broken: [LAPSED] }]);
    expect(fates({ ...one, ...resting([LAPSED], 'latest') })).toEqual([
      { ended: [STARTED], broken: [LAPSED] },
      { ended: [STARTED], broken: [] },
    ]);
  });
});
