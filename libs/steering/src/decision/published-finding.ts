import type { Titles } from '#catalogue';
import type { LostTold } from '../findings.ts';
import { timeLost } from '../findings.ts';
import type { TablesTold } from '../record/steering.events.ts';
import type { Finding } from './signed-act.ts';

/** What a closing told, as far as a finding can be held against it. */
export type FindingsTold = Pick<TablesTold, 'tables' | 'steps' | 'findings' | 'changes' | 'longest'>;

/**
 * Whether some closing said this sentence about this step and quarter: what takes long is about one quarter, what changed since an
 * agreement is about every quarter of its step that the closing tells of. That nothing can be told is no finding.
 */
export function isPublished(finding: Finding, published: readonly FindingsTold[]): boolean {
  return (
    finding.table === `${finding.step} ${finding.quarter}` && published.some((told) => tells(told, finding))
  );
}

function tells(told: FindingsTold, { step, quarter, sentence }: Finding): boolean {
  const isOfStep = told.tables.some((table) => table.step === step && table.quarter === quarter);
  const changed = told.changes.some((one) => one.step === step && isSame(one.sentence, sentence));
  if (isOfStep && changed) return true;
  return (told.longest ?? longestIn(told, quarter)).some(
    (one) => one.step === step && one.quarter === quarter && isSame(one.sentence, sentence),
  );
}

/** The first closings did not say of which step and quarter a sentence is: their tables make it again. */
function longestIn({ tables, steps, findings }: FindingsTold, quarter: string): readonly LostTold[] {
  const ofQuarter = tables.filter((table) => table.quarter === quarter);
  return timeLost(ofQuarter, steps).filter(({ sentence }) => findings.some((one) => isSame(one, sentence)));
}

/** Whether two findings are the same, word by word. */
export function isSameFinding(one: Finding, other: Finding): boolean {
  return (
    one.table === other.table &&
    one.step === other.step &&
    one.quarter === other.quarter &&
    isSame(one.sentence, other.sentence)
  );
}

function isSame(one: Titles, other: Titles): boolean {
  return one.de === other.de && one.en === other.en;
}
