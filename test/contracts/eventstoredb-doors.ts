import { FULL } from '#ports/contract';
import type { OpenRecord } from '#ports/contract';
import { openEventStoreDb } from '#eventstoredb';

/** Where the driver differs: positions have gaps, each append goes to the server alone, and it is the driver that tells a retry. */
export const EVENT_STORE_DB = { ...FULL, densePositions: false, atomicGroups: false, strongAny: false };

/** Two doors to one server that holds no events yet, as the contract's names are used once per run. */
export async function twoDoors(connectionString: string): Promise<OpenRecord> {
  const [one, other] = await Promise.all([
    openEventStoreDb(connectionString),
    openEventStoreDb(connectionString),
  ]);
  const close = async () => {
    await Promise.all([one.close(), other.close()]);
  };
  if ((await one.store.head()) === 0) return { store: one.store, other: other.store, close };
  await close();
  throw new Error(
    'this EventStoreDB holds events already: give the contract one that is new and thrown away after',
  );
}
