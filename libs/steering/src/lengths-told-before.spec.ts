import type { PublishedTable } from './index.ts';
import { countWaits, publish } from './index.ts';
import { QUARTER } from './spec/histories.ts';
import { DUTY, onDay, step, VOUCHER, ways } from './spec/network.ts';

const toVoucher = step('to-voucher', [DUTY], VOUCHER);
const waysAtEnd = { ...ways, id: 'issueModeAtEnd' };

/** The table of so many people who had the voucher after 20 days, and of so many who wait; only later ones are counted by the way of issue. */
const closing = (
  before: readonly (readonly PublishedTable[])[],
  { online, waiting, threshold, day }: Readonly<Record<'online' | 'waiting' | 'threshold' | 'day', number>>,
): PublishedTable => {
  const at = (type: string, on: number) => ({
    type,
    happenedAt: onDay(on),
    agency: 'jobcenter',
    legalSphere: 'sgb-2',
    codes: { issueMode: 'online' },
  });
  const cases = Array.from({ length: online + waiting }, (_, index) =>
    index < online ? [at(DUTY, 0), at(VOUCHER, 20)] : [at(DUTY, 0)],
  );
  return publish(
    before,
    countWaits(cases, toVoucher, QUARTER, onDay(day), before.length > 0 ? [waysAtEnd] : []),
    threshold,
  );
};
const shown = ({ cells }: PublishedTable) =>
  Object.fromEntries(cells.flatMap(({ value, count }) => (count === null ? [] : [[value, count]])));
const p90 = ({ cells }: PublishedTable) => cells[0]?.p90;

describe('counts beside a length that was told by an earlier closing', () => {
  it('are shown where the agreement has raised the threshold since, and the length says too much by itself', () => {
    const first = closing([], { online: 60, waiting: 0, threshold: 5, day: 300 });
    expect(p90(first)).toBe(20);
    const second = closing([[first], []], { online: 60, waiting: 0, threshold: 10, day: 400 });
    expect(shown(second)).toEqual({ all: 60, online: 60 });
  });

  it('are shown where so many have gone since that it is not of these people', () => {
    const first = closing([], { online: 100, waiting: 0, threshold: 10, day: 300 });
    expect(p90(first)).toBe(20);
    const second = closing([[first], []], { online: 80, waiting: 0, threshold: 10, day: 400 });
    expect(shown(second)).toEqual({ all: 80, online: 80 });
  });

  it('give way to it where they are of the same people', () => {
    const first = closing([], { online: 129, waiting: 0, threshold: 10, day: 300 });
    expect(p90(first)).toBe(20);
    const second = closing([[first], []], { online: 117, waiting: 12, threshold: 10, day: 400 });
    expect(shown(second)).not.toHaveProperty('other');
  });
});
