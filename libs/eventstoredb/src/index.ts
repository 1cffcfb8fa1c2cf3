export { BadConnectionString } from './connection.ts';
export { EventStoreDbEventStore } from './event-store-db-event-store.ts';
export { ForeignEvent } from './recorded-event.ts';
export type { OpenedEventStoreDb } from './open-event-store-db.ts';
export { openEventStoreDb } from './open-event-store-db.ts';
