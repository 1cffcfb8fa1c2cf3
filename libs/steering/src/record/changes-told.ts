import { germanDayOf } from '#agreement';
import type { Titles } from '#catalogue';
import type { QuarterOfWaits } from '../change-since.ts';
import { changeSince } from '../change-since.ts';
import type { CountedBy } from '../dimension.ts';
import { changeFinding } from '../findings.ts';
import type { WaitStep } from '../wait-step.ts';
import { ALL } from '../wait-table.ts';
import type { ChangeTold } from './steering.events.ts';

/** Of the resampling: the same record gives the same sentence. */
const SEED = 133;

/**
 * Before and after is told of these groups too. Never by the way of issue: whoever still waits for a voucher has none, so that those who
 * have one are the ones who waited less (0158).
 */
const COMPARED: ReadonlySet<string> = new Set<CountedBy>([
  'legalSphere',
  'agency',
  'restsOnLegalSphere',
  'restsOnAgency',
]);

/** The tables of a step, oldest quarter first. */
export interface StepWaits {
  readonly step: WaitStep;
  readonly quarters: readonly QuarterOfWaits[];
}

/** Since when, and how many waits each side must have, as published. */
export interface ChangesAsked {
  /** Instants from which versions of the agreement are in force. */
  readonly begun: readonly string[];
  readonly minimum: number;
}

/**
 * What changed with each version of the agreement: of everybody in each step, also where that cannot be told, then of each agency and
 * legal sphere of which it can, as a line for each that there are too few would bury the rest. `breathe` lets others have the processor
 * before each comparison.
 */
export async function changesTold(
  waits: readonly StepWaits[],
  { begun, minimum }: ChangesAsked,
  breathe: () => Promise<void>,
): Promise<readonly ChangeTold[]> {
  const whole: ChangeTold[] = [];
  const ofGroups: ChangeTold[] = [];
  for (const { step, quarters } of waits)
    for (const since of begun)
      for (const group of [EVERYBODY, ...groupsOf(quarters)]) {
        await breathe();
        const { dimension, value } = group;
        const found = changeSince(quarters, { since, dimension, value, minimum, seed: SEED });
        const sentence = changeFinding(step, germanDayOf(since), found, group.titles);
        if (dimension === ALL) whole.push({ step: step.id, since, sentence });
        else if (found.verdict !== 'too-few')
          ofGroups.push({ step: step.id, since, dimension, value, sentence });
      }
  return [...whole, ...ofGroups];
}

/** A group that a table counts. */
interface Group {
  readonly dimension: string;
  readonly value: string;
  /** What people call it; absent for everybody. */
  readonly titles?: Titles;
}

const EVERYBODY: Group = { dimension: ALL, value: ALL };

/** Those of the newest table; all quarters of a step are counted by the same dimensions. */
function groupsOf(quarters: readonly QuarterOfWaits[]): readonly Group[] {
  const dimensions = quarters.at(-1)?.published.dimensions ?? [];
  return dimensions
    .filter(({ id }) => COMPARED.has(id))
    .flatMap(({ id, titles: of, values }) =>
      values.map(({ id: value, titles }) => ({
        dimension: id,
        value,
        titles: { de: `${of.de} „${titles.de}“`, en: `${of.en} “${titles.en}”` },
      })),
    );
}
