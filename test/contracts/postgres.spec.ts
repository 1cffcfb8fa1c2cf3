import {
  accessLogContract,
  checkpointsContract,
  claimIndexContract,
  eventStoreContract,
  evidenceIndexContract,
  keyShelfContract,
  openRecallsContract,
  parkingContract,
  singletonsContract,
  usedTokensContract,
  viewRebuildsContract,
} from '#ports/contract';
import {
  openByRole,
  PostgresAccessLog,
  PostgresCheckpoints,
  PostgresClaimIndex,
  PostgresEventStore,
  PostgresEvidenceIndex,
  PostgresKeyShelf,
  PostgresOpenRecalls,
  PostgresParking,
  PostgresSingletons,
  PostgresUsedTokens,
  PostgresViewRebuilds,
} from '#postgres';
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
accessLogContract('PostgresAccessLog', async () => {
  const database = await newDatabase('access');
  return { log: new PostgresAccessLog(await database.open()), close: database.close };
});
singletonsContract('PostgresSingletons', async () => {
  const database = await newDatabase('singletons');
  return {
    one: new PostgresSingletons(await database.open()),
    other: new PostgresSingletons(await database.open()),
    close: database.close,
  };
});
usedTokensContract('PostgresUsedTokens', async () => {
  const database = await newDatabase('tokens');
  return {
    used: new PostgresUsedTokens(await database.open()),
    other: new PostgresUsedTokens(await database.open()),
    close: database.close,
  };
});
parkingContract('PostgresParking', async () => {
  const database = await newDatabase('parking');
  return {
    parking: new PostgresParking(await database.open()),
    other: new PostgresParking(await database.open()),
    close: database.close,
  };
});
openRecallsContract('PostgresOpenRecalls', async () => {
  const database = await newDatabase('recalls');
  return { recalls: new PostgresOpenRecalls(await database.open()), close: database.close };
});
checkpointsContract('PostgresCheckpoints', async () => {
  const database = await newDatabase('reactors');
  return { checkpoints: new PostgresCheckpoints(await database.open()), close: database.close };
});
viewRebuildsContract('PostgresViewRebuilds', async () => {
  const database = await newDatabase('rebuilds');
  const { views, close } = await openByRole(database.url);
  return {
    rebuilds: new PostgresViewRebuilds(views),
    claims: new PostgresClaimIndex(views),
    evidence: new PostgresEvidenceIndex(views),
    recalls: new PostgresOpenRecalls(views),
    access: new PostgresAccessLog(views),
    parking: new PostgresParking(views),
    close: async () => {
      await close();
      await database.close();
    },
  };
});
