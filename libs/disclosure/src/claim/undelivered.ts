import type { CaseFiles, LoadedCase } from '#casefile';
import type { ClaimIndex } from '#ports';
import { Tampered } from '#ports';
import { CaseDamaged } from '../case-damaged.ts';
import type { Candidate } from '../entries/candidates.decide.ts';
import { candidates } from '../entries/candidates.decide.ts';

/** A case as it stands, with what of it a recipient neither recorded itself nor surely has. */
export interface Undelivered {
  readonly loaded: LoadedCase;
  readonly offered: readonly Candidate[];
  /** Ids of what of the case the recipient surely has. */
  readonly confirmed: ReadonlySet<string>;
}

/** Loads a case and leaves out what the recipient surely has when it asks from `after`. Throws {@link CaseDamaged}. */
export async function undelivered(
  { files, index }: { readonly files: CaseFiles; readonly index: ClaimIndex },
  { network, agency, caseId, after }: { network: string; agency: string; caseId: string; after: number },
): Promise<Undelivered> {
  const confirmed = await index.confirmed(network, agency, caseId, after);
  const loaded = await files.load(network, caseId).catch((error: unknown) => {
    throw error instanceof Tampered ? new CaseDamaged(network, caseId, { cause: error }) : error;
  });
  const offered = ofOthers(loaded, agency).filter(({ entry }) => !confirmed.has(entry.id));
  return { loaded, offered, confirmed };
}

/** What of a case could be told to an agency that it did not record itself. */
export function ofOthers({ state }: Pick<LoadedCase, 'state'>, agency: string): readonly Candidate[] {
  return candidates(state, agency).filter(({ entry }) => entry.agency !== agency);
}
