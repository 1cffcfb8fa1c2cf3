import type { Agreement } from '#agreement';
import type { Titles } from '#catalogue';
import { titleOf } from '#catalogue';
import { begunBy } from '../begun-by.ts';
import type { QuarterOfWaits } from '../change-since.ts';
import type { CaseFacts } from '../fact.ts';
import type { LostTold } from '../findings.ts';
import { lostFindings, timeLost } from '../findings.ts';
import { publishing } from '../publish.ts';
import type { PublishedTable } from '../published-table.ts';
import { quartersUntil, spanOf } from '../quarter.ts';
import type { NamedType } from '../step-graph.ts';
import { countNext, edgesBeside } from '../step-graph.ts';
import type { WaitStep } from '../wait-step.ts';
import type { CountedTable } from '../wait-table.ts';
import { countWaits } from '../wait-table.ts';
import type { ChangesAsked, StepWaits } from './changes-told.ts';
import { changesTold } from './changes-told.ts';
import { dimensionsOf } from './dimensions-of.ts';
import type { ChangeTold } from './steering.events.ts';

/** How many quarters a closing tells of: long enough to see before and after an agreement, and waits that last a year. */
const QUARTERS = 8;

/** So many quarters before the one that is closed lies the one of which is told what takes longest and what came next: watched for half a year at least. */
const TOLD_AGE = 2;

/** What a closing rests on. */
export interface Closing {
  readonly quarter: string;
  readonly agreement: Agreement;
  /** Instants from which versions of the agreement were, or are, in force. */
  readonly begun: readonly string[];
  /** Every table that was ever published in the network, by publication, oldest first. */
  readonly previous: readonly (readonly PublishedTable[])[];
}

/** What a closing tells. */
export interface Told {
  readonly steps: readonly WaitStep[];
  readonly tables: readonly PublishedTable[];
  readonly findings: readonly Titles[];
  readonly changes: readonly ChangeTold[];
  readonly longest: readonly LostTold[];
}

/** Every type that any table is about. */
export function typesIn(steps: readonly WaitStep[]): ReadonlySet<string> {
  return new Set(
    steps.flatMap(({ from, to, endedBy = [], restsOn }) => [
      ...from.types,
      ...to.types,
      ...endedBy,
      ...(restsOn ? [...restsOn.begunBy, ...restsOn.endedBy.flatMap(({ types }) => types)] : []),
    ]),
  );
}

/**
 * The tables of a quarter that is over and of those before it, each beside all that were published before, and what they
 * say. `breathe` lets others have the processor, many times for each table: to see that nothing can be worked out takes long.
 */
export async function quarterly(
  cases: readonly CaseFacts[],
  closing: Closing,
  breathe: () => Promise<void>,
): Promise<Told> {
  const { quarter, agreement, previous } = closing;
  const { steps = [], threshold } = agreement.steering ?? {};
  const quarters = quartersUntil(quarter, QUARTERS);
  const watched = quarters.at(-1 - TOLD_AGE) ?? quarter;
  const observedUntil = new Date(spanOf(quarter).end).toISOString();
  const told: PublishedTable[] = [];
  const make = async (counted: CountedTable): Promise<QuarterOfWaits> => {
    const published = await inSlices(publishing([...previous, told], counted, threshold), breathe);
    told.push(published);
    return { counted, published };
  };
  const waits: StepWaits[] = [];
  const countedSteps = steps.map((step) => ({ step, dimensions: dimensionsOf(agreement, step) }));
  for (const { step, dimensions } of countedSteps) {
    const made: QuarterOfWaits[] = [];
    for (const one of quarters)
      made.push(await make(countWaits(cases, step, one, observedUntil, dimensions)));
    waits.push({ step, quarters: made });
  }
  const longest = timeLost(
    told.filter((table) => table.quarter === watched),
    steps,
  );
  for (const from of new Set(steps.flatMap((step) => begunBy(step.from))))
    await make(
      countNext(
        cases,
        from,
        watched,
        observedUntil,
        edgesBeside(from, namedTypes(steps), countedSteps),
        steps,
      ),
    );
  const changes = await changesTold(waits, changesAsked(closing), breathe);
  const findings = [...lostFindings(longest), ...changes.map(({ sentence }) => sentence)];
  return { steps, tables: told, findings, changes, longest };
}

/** Works until it is done, and lets others have the processor before each slice. */
async function inSlices<T>(work: Generator<undefined, T>, breathe: () => Promise<void>): Promise<T> {
  for (;;) {
    await breathe();
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** What the changes since versions of the agreement are asked by that began within these quarters. */
function changesAsked({ quarter, begun, agreement }: Closing): ChangesAsked {
  const [first = quarter] = quartersUntil(quarter, QUARTERS);
  return {
    begun: begun.filter(
      (since) => Date.parse(since) > spanOf(first).begin && Date.parse(since) < spanOf(quarter).end,
    ),
    minimum: agreement.steering?.leastCompared ?? Infinity,
  };
}

/** Where edges of the graph may lead: everything that begins or ends a step. */
function namedTypes(steps: readonly WaitStep[]): readonly NamedType[] {
  return [...typesIn(steps)].map((type) => ({ type, titles: titleOf(type) }));
}
