import type { EventStore } from '../event-store.ts';

/** One record through two doors: `other` reaches the same record as `store`, if it can over connections of its own. */
export interface OpenRecord {
  readonly store: EventStore;
  readonly other: EventStore;
  close(): Promise<void>;
}

/** The record as a suite's tests reach it. */
export type Stores = () => Pick<OpenRecord, 'store' | 'other'>;
