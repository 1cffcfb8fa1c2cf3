/**
 * How often the best single threshold tells two kinds of answers apart by their times alone: found on one half, judged on the
 * other, both ways round. 0.5 is a guess; below 0.5 what was found on one half misleads on the other.
 */
export function thresholdAccuracy(one: readonly number[], other: readonly number[]): number {
  const [first, second] = [0, 1].map((half) => ({ one: halfOf(one, half), other: halfOf(other, half) })) as [
    Times,
    Times,
  ];
  return (judged(second, trained(first)) + judged(first, trained(second))) / 2;
}

interface Times {
  readonly one: readonly number[];
  readonly other: readonly number[];
}

/** Whatever takes at most so long is taken for the one kind, or for the other. */
interface Threshold {
  readonly at: number;
  readonly below: keyof Times;
}

/** Every second one: what drifts while it is measured drifts in both halves. */
function halfOf(times: readonly number[], half: number): readonly number[] {
  return times.filter((_, index) => index % 2 === half);
}

function trained({ one, other }: Times): Threshold {
  const sorted = [
    ...one.map((time) => ({ time, weight: 1 / one.length })),
    ...other.map((time) => ({ time, weight: -1 / other.length })),
  ].toSorted((left, right) => left.time - right.time);
  let best: Threshold = { at: -Infinity, below: 'one' };
  let [lead, sum] = [0, 0];
  for (const { time, weight } of sorted) {
    sum += weight;
    if (Math.abs(sum) <= lead) continue;
    lead = Math.abs(sum);
    best = { at: time, below: sum > 0 ? 'one' : 'other' };
  }
  return best;
}

function judged({ one, other }: Times, { at, below }: Threshold): number {
  const shareBelow = (times: readonly number[]) => times.filter((time) => time <= at).length / times.length;
  const right = (shareBelow(one) + 1 - shareBelow(other)) / 2;
  return below === 'one' ? right : 1 - right;
}
