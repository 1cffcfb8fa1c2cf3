import type { Agreement, CaseFact } from '#agreement';
import { caseFacts, conditionsOf, endsOfFacts, holds, sees, seesAll } from '#agreement';
import type { CaseFile } from '../case.ts';
import { disownedIn, doubtedIn } from '../doubt/doubt.ts';

/**
 * The conditions of rows that hold when this agency is the sender, by their text, as far as it may know: it recorded the
 * event itself, or the law shows it unasked. What it may not see must not change what it is told (C8), so a fact is false
 * for it only if it would see every event that could make it true; else it is neither, and opens nothing. So it is where the
 * only event that makes it true is in doubt; one that its agency disowned never was. A duty ends when the agency that stated it
 * revoked it; a revocation in doubt leaves it unknown.
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
    const seenOf = (one: string | undefined) =>
      state.entries.filter(
        (entry) =>
          entry.type === one && !disowned.has(entry.id) && sees(agreement, agency, one, entry.agency, at),
      );
    const ends = seenOf(endsOfFacts[fact]);
    const open = seenOf(type).filter(
      (entry) => !ends.some((end) => !doubted.has(end.id) && endsIt(end, entry)),
    );
    if (open.some((entry) => !doubted.has(entry.id) && !ends.some((end) => endsIt(end, entry)))) return true;
    return open.length === 0 && seesAll(agreement, agency, type, at) ? false : undefined;
  };
  const conditions = [...conditionsOf(agreement, agency)]
    .filter(([, condition]) => holds(condition, isSo) === true)
    .map(([text]) => text);
  return conditions.sort();
}

/** Each agency ends only what it stated itself, and nothing that it stated later. */
function endsIt(
  end: CaseFile['entries'][number],
  { agency, happenedAt }: CaseFile['entries'][number],
): boolean {
  return end.agency === agency && end.happenedAt >= happenedAt;
}
