import type { AgencyByHand } from '../../e2e/agency-by-hand.ts';
import { thresholdAccuracy } from './best-threshold.ts';
import type { ReadingDoor, ReadingPlan, Reason } from './empty-reads.ts';
import { emptyHandles, REASONS, timedReads } from './empty-reads.ts';

/** How well an attacker tells one reason for an empty answer from another by its time, at one door. */
export interface ToldApart {
  readonly door: ReadingDoor;
  readonly pair: string;
  /** Share of right guesses; 0.5 is chance. */
  readonly accuracy: number;
}

/** What was measured at the doors. */
export interface Measured {
  readonly accuracies: readonly ToldApart[];
  /** Different forms of the answers, at most one for each door: what an attacker can tell apart without any clock. */
  readonly shapes: readonly number[];
  /** Median of each reason in milliseconds, so that a reader of the row sees where a difference comes from. */
  readonly medians: Readonly<Record<string, number>>;
}

/** Two reasons each. */
const PAIRS: readonly (readonly [Reason, Reason])[] = REASONS.flatMap((one, at) =>
  REASONS.slice(at + 1).map((other) => [one, other] as const),
);

/** So many cases for each reason: one alone would tell of itself and not of its reason. */
const CASES = 8;

/** Reads for each reason as often at each of these doors, and tries to tell the reasons apart. */
export async function toldApart(
  host: AgencyByHand,
  reader: AgencyByHand,
  plan: ReadingPlan & { readonly doors: readonly ToldApart['door'][] },
): Promise<Measured> {
  const handles = await emptyHandles(host, reader, CASES);
  const accuracies: ToldApart[] = [];
  const shapes: number[] = [];
  const medians: Record<string, number> = {};
  for (const door of plan.doors) {
    const measured = await timedReads(reader, door, handles, plan);
    shapes.push(measured.shapes.size);
    for (const reason of REASONS) medians[`${door}: ${reason}`] = medianOf(measured.times[reason]);
    for (const [one, other] of PAIRS) {
      const accuracy = thresholdAccuracy(measured.times[one], measured.times[other]);
      accuracies.push({ door, pair: `${one} / ${other}`, accuracy: Math.round(accuracy * 1_000) / 1_000 });
    }
  }
  return { accuracies, shapes, medians };
}

function medianOf(times: readonly number[]): number {
  const median = times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;
  return Math.round(median * 100) / 100;
}
