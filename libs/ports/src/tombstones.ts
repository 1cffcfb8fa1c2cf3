import type { KeyOwner } from './key-vault.ts';

/** What was erased: enough to erase it again in a restored backup, and nothing that names a person. */
export interface Tombstone {
  /** Derived from case and controller, so that the same erasure has one tombstone. */
  readonly id: string;
  readonly at: string;
  readonly network: string;
  readonly caseId: string;
  /** Only this controller's part; absent: the whole case. */
  readonly controller?: string;
  /** The controller's agencies that shared the case. */
  readonly agencies: readonly string[];
  readonly owners: readonly KeyOwner[];
  /** Pseudonymous streams of the handles that led to the case. */
  readonly streams: readonly string[];
}

/** What was erased, kept apart from the database and its backups: who restores an old one must erase again. */
export abstract class Tombstones {
  /** Notes an erasure, durable when it returns; one that is noted already stays as it is. */
  abstract add(tombstone: Tombstone): Promise<void>;

  /** Whether there is a list, be it empty; without one `add` and `all` may refuse. */
  abstract isBegun(): Promise<boolean>;

  /** Begins an empty list, durable when it returns; one that is there stays as it is. */
  abstract begin(): Promise<void>;

  /** All of them, oldest first; a list that is not whole is an error, never fewer. */
  abstract all(): Promise<readonly Tombstone[]>;
}
