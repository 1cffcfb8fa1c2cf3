import {
  claimIndexContract,
  eventStoreContract,
  eventStoreModel,
  evidenceIndexContract,
  keyShelfContract,
} from '#ports/contract';
import { PostgresClaimIndex, PostgresEventStore, PostgresEvidenceIndex, PostgresKeyShelf } from '#postgres';
import { newDatabase } from './test-database.ts';

const openRecord = async () => {
  const database = await newDatabase('record');
  return {
    store: new PostgresEventStore(await database.open()),
    other: new PostgresEventStore(await database.open()),
    close: database.close,
  };
};

eventStoreContract('PostgresEventStore', openRecord);
eventStoreModel('PostgresEventStore', openRecord);
keyShelfContract('PostgresKeyShelf', async () => {
  const database = await newDatabase('vault');
  return {
    shelf: new PostgresKeyShelf(await database.open()),
    other: new PostgresKeyShelf(await database.open()),
    close: database.close,
  };
});
claimIndexContract('PostgresClaimIndex', async () => {
  const database = await newDatabase('claims');
  return { index: new PostgresClaimIndex(await database.open()), close: database.close };
});
evidenceIndexContract('PostgresEvidenceIndex', async () => {
  const database = await newDatabase('evidence');
  return { index: new PostgresEvidenceIndex(await database.open()), close: database.close };
});
