import type { Agreement } from '#agreement';
import { sees } from '#agreement';
import type { CaseFile } from '../case.ts';

const INFORMATION_REQUESTED = 'de.wegmarke.information.requested.v1';

/** Which event in the case makes which condition of the matrix true. */
const CONDITIONS: Readonly<Record<string, string>> = {
  obliged: 'de.wegmarke.language.duty-stated.v1',
  plan: 'de.wegmarke.casework.plan-agreed.v1',
};

/**
 * The case facts on which rows of the matrix may depend when this agency is the sender, as far as it may know them: it
 * recorded the event itself, or the law shows it unasked. What it may not see must not change what it is told (C8).
 */
export function factsKnownTo(
  state: CaseFile,
  agency: string,
  agreement: Agreement,
  at: string,
): readonly string[] {
  const known = (type: string, author: string) => sees(agreement, agency, type, author, at);
  const conditions = Object.entries(CONDITIONS)
    .filter(([, type]) => state.entries.some((entry) => entry.type === type && known(type, entry.agency)))
    .map(([condition]) => condition);
  const askers = state.requests
    .filter(({ by, addressee }) => addressee === agency && known(INFORMATION_REQUESTED, by))
    .map(({ by }) => `requested-by:${by}`);
  return [...new Set([...conditions, ...askers])].sort();
}
