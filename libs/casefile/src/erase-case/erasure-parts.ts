import type { Clock, EventStore, KeyShelf, KeyVault, Tombstones } from '#ports';
import type { SealFacts } from '../record/draft.ts';
import type { ControllerOf } from '../record/drafting.ts';

/** What erasures work with. */
export interface ErasureParts {
  readonly store: EventStore;
  readonly shelf: KeyShelf;
  readonly vault: KeyVault;
  readonly tombstones: Tombstones;
  readonly sealFacts: SealFacts;
  readonly controllerOf: ControllerOf;
  readonly clock: Clock;
  /** Waits so many milliseconds. */
  readonly wait: (ms: number) => Promise<unknown>;
}

/** Which case is to be erased. */
export interface EraseOrder {
  readonly network: string;
  readonly caseId: string;
  /** Only this controller's part; absent: the whole case. */
  readonly controller?: string;
}
