import type { EventStore } from '#ports';
import { Connection } from './connection.ts';
import { EventStoreDbEventStore } from './event-store-db-event-store.ts';

/** The record, and how to let go of it. */
export interface OpenedEventStoreDb {
  readonly store: EventStore;
  close(): Promise<void>;
}

/**
 * Opens the record in EventStoreDB and looks once whether it can be read. `connectionString` is the client's
 * (`esdb://…`, `esdb+discover://…`); throws `StoreUnavailable` when nobody answers.
 */
export async function openEventStoreDb(
  connectionString: string,
  { onTrouble = () => undefined }: { readonly onTrouble?: (error: Error) => void } = {},
): Promise<OpenedEventStoreDb> {
  const connection = await Connection.to(connectionString, onTrouble);
  const store = new EventStoreDbEventStore(connection);
  try {
    await store.head();
  } catch (error) {
    await connection.close();
    throw error;
  }
  return { store, close: () => connection.close() };
}
