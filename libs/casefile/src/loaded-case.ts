import type { StoredEvent } from '#ports';
import type { CaseState } from './case.ts';

/** A case as it stood at one revision of its stream. */
export interface LoadedCase {
  readonly network: string;
  readonly caseId: string;
  readonly state: CaseState;
  /** Revision of the last event folded; -1 before the first. */
  readonly revision: number;
  /** The stored events by id, releases left out; it may already hold events later than the revision. */
  readonly byId: ReadonlyMap<string, StoredEvent>;
}
