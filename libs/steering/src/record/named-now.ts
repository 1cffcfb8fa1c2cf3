import { begunBy } from '../begun-by.ts';
import type { PublishedTable } from '../published-table.ts';
import type { WaitStep } from '../wait-step.ts';

/** What an earlier publication showed, with the steps as its agreement had them. */
interface Shown {
  readonly steps: readonly WaitStep[];
  readonly tables: readonly PublishedTable[];
}

/**
 * The tables of an earlier publication with their steps by the ids that the agreement in force gives to the same waits: a step by
 * another name is still the same, and new tables are held against what was told of it.
 */
export function namedNow({ steps, tables }: Shown, now: readonly WaitStep[]): readonly PublishedTable[] {
  const idNow = new Map(steps.map((step) => [step.id, idOf(step, now)]));
  return tables.map((table) => ({ ...table, step: idNow.get(table.step) ?? table.step }));
}

function idOf(step: WaitStep, now: readonly WaitStep[]): string {
  const same = now.filter((one) => waitOf(one) === waitOf(step)).map(({ id }) => id);
  return same.includes(step.id) ? step.id : (same[0] ?? step.id);
}

/** What begins and ends a wait, whatever the step is called and how long it should take. */
function waitOf({ from, to, endedBy = [], restsOn }: WaitStep): string {
  const taken =
    restsOn?.endedBy.flatMap(({ types, closes }) => types.map((type) => `${type} ${closes}`)) ?? [];
  const parts = [begunBy(from), begunBy(to), endedBy, restsOn?.begunBy ?? [], taken];
  return JSON.stringify(parts.map((types) => types.toSorted()));
}
