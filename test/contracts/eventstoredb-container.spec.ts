import type { StartedTestContainer } from 'testcontainers';
import { eventStoreContract } from '#ports/contract';
import { whereDocker } from '../../deploy/local/services/where.mjs';
import { EVENT_STORE_DB, twoDoors } from './eventstoredb-doors.ts';

const PORT = 2113;

/** The record on a real server of one node, on disk as operators run it. */
whereDocker('on the official image of EventStoreDB 23.10', () => {
  let container: StartedTestContainer;

  beforeAll(async () => {
    const { GenericContainer, Wait } = await import('testcontainers');
    container = await new GenericContainer('eventstore/eventstore:23.10.1-bookworm-slim')
      .withEnvironment({
        EVENTSTORE_CLUSTER_SIZE: '1',
        EVENTSTORE_RUN_PROJECTIONS: 'None',
        EVENTSTORE_HTTP_PORT: String(PORT),
        EVENTSTORE_INSECURE: 'true',
      })
      .withExposedPorts(PORT)
      .withWaitStrategy(Wait.forHttp('/health/live', PORT).forStatusCode(204))
      .start();
  });

  afterAll(() => container.stop());

  eventStoreContract(
    'EventStoreDbEventStore on EventStoreDB in a container',
    () => twoDoors(`esdb://${container.getHost()}:${container.getMappedPort(PORT)}?tls=false`),
    EVENT_STORE_DB,
  );
});
