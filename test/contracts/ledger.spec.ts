import { MemoryLedgerShelf } from '#ports/memory';
import { ledgerShelfContract } from '#ports/contract';
import { openByRole, PostgresLedgerShelf } from '#postgres';
import { newDatabase } from './test-database.ts';

ledgerShelfContract('MemoryLedgerShelf', async () => {
  const shelf = new MemoryLedgerShelf();
  return { shelf, other: shelf, close: async () => undefined };
});
// As the hub does: under the role that can do no more than it must.
ledgerShelfContract('PostgresLedgerShelf', async () => {
  const database = await newDatabase('ledger');
  const [one, other] = [await openByRole(database.url), await openByRole(database.url)];
  return {
    shelf: new PostgresLedgerShelf(one.views),
    other: new PostgresLedgerShelf(other.views),
    close: async () => {
      await Promise.all([one.close(), other.close()]);
      await database.close();
    },
  };
});
