import type { Capabilities } from './capabilities.ts';
import { capabilityLine, FULL } from './capabilities.ts';
import { appendsContract } from './event-store-appends.ts';
import { groupsContract } from './event-store-groups.ts';
import { modelContract } from './event-store-model.ts';
import { readsContract } from './event-store-reads.ts';
import { subscriptionsContract } from './event-store-subscriptions.ts';
import type { OpenRecord, Stores } from './open-record.ts';

/** What every event store must do; prints where the driver says that it differs. */
export function eventStoreContract(
  name: string,
  open: () => Promise<OpenRecord>,
  capabilities: Capabilities = FULL,
): void {
  describe(`${name} as the record`, () => {
    let opened: OpenRecord;
    beforeAll(async () => {
      process.stdout.write(capabilityLine({ driver: name, ...capabilities }));
      opened = await open();
    });
    afterAll(() => opened.close());
    const stores: Stores = () => opened;

    describe('taking one append', () => appendsContract(stores, capabilities));
    describe('taking a group of appends', () => groupsContract(stores, capabilities));
    describe('being read', () => readsContract(stores));
    describe('being followed', () => subscriptionsContract(stores, capabilities));
    describe('beside its twin in memory', () => modelContract(stores, capabilities));
  });
}
