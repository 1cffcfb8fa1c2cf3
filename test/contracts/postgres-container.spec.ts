import type { StartedTestContainer } from 'testcontainers';
import { eventStoreContract } from '#ports/contract';
import { openPostgres, PostgresEventStore } from '#postgres';
import { createDatabase } from '../../deploy/local/services/postgres.mjs';
import { whereDocker } from '../../deploy/local/services/where.mjs';

const PASSWORD = 'only-for-this-container';

/** The record on the server that operators run, beside the embedded one of the other suites. */
whereDocker('on the official image of PostgreSQL 18', () => {
  let container: StartedTestContainer;
  let databases = 0;

  beforeAll(async () => {
    const { GenericContainer, Wait } = await import('testcontainers');
    container = await new GenericContainer('postgres:18')
      .withEnvironment({ POSTGRES_PASSWORD: PASSWORD })
      .withExposedPorts(5432)
      .withWaitStrategy(Wait.forLogMessage('database system is ready to accept connections', 2))
      .start();
  });

  afterAll(() => container.stop());

  eventStoreContract('PostgresEventStore', async () => {
    const server = `postgres://postgres:${PASSWORD}@${container.getHost()}:${container.getMappedPort(5432)}/postgres`;
    databases += 1;
    const url = await createDatabase(server, `record_${databases}`);
    const [one, other] = await Promise.all([openPostgres(url), openPostgres(url)]);
    return {
      store: new PostgresEventStore(one),
      other: new PostgresEventStore(other),
      close: async () => {
        await Promise.all([one.close(), other.close()]);
      },
    };
  });
});
