import { appendsContract } from './event-store-appends.ts';
import { groupsContract } from './event-store-groups.ts';
import { readsContract } from './event-store-reads.ts';
import { subscriptionsContract } from './event-store-subscriptions.ts';
import type { OpenRecord, Stores } from './open-record.ts';

/** What every event store must do. */
export function eventStoreContract(name: string, open: () => Promise<OpenRecord>): void {
  describe(`${name} as the record`, () => {
    let opened: OpenRecord;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());
    const stores: Stores = () => opened;

    describe('taking one append', () => appendsContract(stores));
    describe('taking a group of appends', () => groupsContract(stores));
    describe('being read', () => readsContract(stores));
    describe('being followed', () => subscriptionsContract(stores));
  });
}
