import type { Agreement, CaseFact } from '#agreement';
import { caseFacts, conditionsOf, holds, sees, seesAll } from '#agreement';
import type { CaseFile } from '../case.ts';
import { disownedIn, doubtedIn } from '../doubt/doubt.ts';

/**
 * The conditions of rows that hold when this agency is the sender, by their text, as far as it may know: it recorded the
 * event itself, or the law shows it unasked. What it may not see must not change what it is told (C8), so a fact is false
 * for it only if it would see every event that could make it true; else it is neither, and opens nothing. So it is where the
 * only event that makes it true is in doubt; one that its agency disowned never was.
 */
export function factsKnownTo(
  state: CaseFile,
  agency: string,
  agreement: Agreement,
  at: string,
): readonly string[] {
  const [doubted, disowned] = [doubtedIn(state.doubts), disownedIn(state.doubts)];
  const isSo = (fact: CaseFact): boolean | undefined => {
    const type = caseFacts[fact];
    const seen = state.entries.filter(
      (entry) =>
        entry.type === type && !disowned.has(entry.id) && sees(agreement, agency, type, entry.agency, at),
    );
    if (seen.some(({ id }) => !doubted.has(id))) return true;
    return seen.length === 0 && seesAll(agreement, agency, type, at) ? false : undefined;
  };
  const conditions = [...conditionsOf(agreement, agency)]
    .filter(([, condition]) => holds(condition, isSo) === true)
    .map(([text]) => text);
  return conditions.sort();
}
