import { eventStoreContract } from '#ports/contract';
import { startEventStoreDbDouble } from '../doubles/eventstoredb/start-event-store-db-double.ts';
import { EVENT_STORE_DB, twoDoors } from './eventstoredb-doors.ts';

/** A real server, e.g. `esdb://127.0.0.1:2113?tls=false`; see docs/how-to/eventstoredb.md. */
const address = process.env['ESDB_TEST_URL'] ?? '';

if (address === '') process.stderr.write('not run: no EventStoreDB at ESDB_TEST_URL\n');
else
  eventStoreContract(
    'EventStoreDbEventStore on the server at ESDB_TEST_URL',
    () => twoDoors(address),
    EVENT_STORE_DB,
  );

eventStoreContract(
  'EventStoreDbEventStore at protocol level (wire-level double, not EventStoreDB)',
  async () => {
    const double = await startEventStoreDbDouble();
    const doors = await twoDoors(double.connectionString);
    const close = () => doors.close().finally(() => double.stop());
    return { ...doors, close };
  },
  { ...EVENT_STORE_DB, durable: false },
);
