import type { Tombstone, Tombstones } from '../tombstones.ts';

/** New, empty tombstones, opened a second time on demand. */
export interface OpenTombstones {
  readonly tombstones: Tombstones;
  again(): Tombstones;
  close(): Promise<void>;
}

/** A tombstone of a whole case. */
export function sampleTombstone(id: string): Tombstone {
  const [network, caseId] = ['rheine', `case-of-${id}`];
  const at = '2026-01-15T12:00:00.000Z';
  const owners = [{ network, caseId, controller: '*' }];
  return { id, at, network, caseId, agencies: ['abh'], owners, streams: [`handle-rheine-abh-${id}`] };
}

/** What everything that keeps tombstones must do. */
export function tombstonesContract(name: string, open: () => Promise<OpenTombstones>): void {
  describe(`${name} as the keeper of tombstones`, () => {
    let opened: OpenTombstones;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    it('has none at first', async () => {
      expect(await opened.tombstones.all()).toEqual([]);
    });

    it('gives back what was noted, oldest first, also to who comes later', async () => {
      await opened.tombstones.add(sampleTombstone('one'));
      await opened.tombstones.add(sampleTombstone('two'));
      const both = [sampleTombstone('one'), sampleTombstone('two')];
      expect(await opened.tombstones.all()).toEqual(both);
      expect(await opened.again().all()).toEqual(both);
    });

    it('keeps the first of two with the same id', async () => {
      await opened.tombstones.add(sampleTombstone('one'));
      await opened.again().add({ ...sampleTombstone('one'), streams: [] });
      expect(await opened.tombstones.all()).toEqual([sampleTombstone('one')]);
    });

    it('loses none that come at once', async () => {
      const ids = Array.from({ length: 20 }, (_, number) => `number-${number}`);
      await Promise.all(ids.map((id) => opened.tombstones.add(sampleTombstone(id))));
      expect((await opened.tombstones.all()).map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    });
  });
}
