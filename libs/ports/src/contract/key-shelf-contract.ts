import type { KeyShelf } from '../key-shelf.ts';
import { fresh } from './sample-events.ts';

/** A shelf through two doors, as with {@link OpenRecord}. */
export interface OpenShelf {
  readonly shelf: KeyShelf;
  readonly other: KeyShelf;
  close(): Promise<void>;
}

/** What every key shelf must do. */
export function keyShelfContract(name: string, open: () => Promise<OpenShelf>): void {
  describe(`${name} as the shelf of wrapped keys`, () => {
    let opened: OpenShelf;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());
    const ownerOf = (controller: string) => ({ network: 'rheine', caseId: fresh('case'), controller });

    it('makes an owner key once and returns it ever after', async () => {
      const owner = ownerOf('abh');
      let made = 0;
      const fresher = () => `wrapped-${(made += 1)}`;
      expect(await opened.shelf.ownerKey(owner, fresher)).toBe('wrapped-1');
      expect(await opened.shelf.ownerKey(owner, fresher)).toBe('wrapped-1');
      expect(await opened.other.ownerKey(owner, fresher)).toBe('wrapped-1');
      expect(made).toBe(1);
    });

    it('keeps the owner keys of one case apart by controller, and of one controller by case', async () => {
      const owner = ownerOf('abh');
      const others = [
        { ...owner, controller: 'vhs' },
        { ...owner, caseId: fresh('case') },
        { ...owner, network: 'steinfurt' },
      ];
      await opened.shelf.ownerKey(owner, () => 'its own');
      for (const other of others) expect(await opened.shelf.ownerKey(other, () => 'another')).toBe('another');
      expect(await opened.shelf.ownerKey(owner, () => 'a third')).toBe('its own');
    });

    it('lets the first writer win when several make the same owner key at once', async () => {
      const owner = ownerOf('abh');
      const doors = Array.from({ length: 12 }, (_, number) => (number % 2 ? opened.shelf : opened.other));
      const keys = await Promise.all(
        doors.map((door, number) => door.ownerKey(owner, () => `key-${number}`)),
      );
      expect(new Set(keys).size).toBe(1);
      expect(await opened.other.ownerKey(owner, () => 'too late')).toBe(keys[0]);
    });

    it('gives everybody who asks at the same time the keys asked for, and no others', async () => {
      const owner = ownerOf('abh');
      await opened.shelf.ownerKey(owner, () => 'of abh');
      const keys = ['one', 'two', 'three'].map((wrapped) => ({ kid: fresh('kid'), owner, wrapped }));
      await opened.shelf.put(keys);
      const kids = keys.map(({ kid }) => kid);
      const asked = [kids.slice(0, 1), kids.slice(1), kids.slice(0, 2), ['unknown'], []];
      const found = await Promise.all(asked.map((some) => opened.shelf.get(some)));
      expect(found.map((some) => [...some.keys()].toSorted())).toEqual([
        ...asked.slice(0, 3).map((some) => some.toSorted()),
        [],
        [],
      ]);
    });

    it('gives back content keys with the keys of their owners, and only those asked for', async () => {
      const [abh, vhs] = [ownerOf('abh'), ownerOf('vhs')];
      await opened.shelf.ownerKey(abh, () => 'of abh');
      await opened.shelf.ownerKey(vhs, () => 'of vhs');
      const keys = [
        { kid: fresh('kid'), owner: abh, wrapped: 'one' },
        { kid: fresh('kid'), owner: vhs, wrapped: 'two' },
        { kid: fresh('kid'), owner: vhs, wrapped: 'three' },
      ] as const;
      await opened.shelf.put(keys);
      expect(await opened.other.get([keys[0].kid, keys[1].kid, 'unknown'])).toEqual(
        new Map([
          [keys[0].kid, { ...keys[0], ownerWrapped: 'of abh' }],
          [keys[1].kid, { ...keys[1], ownerWrapped: 'of vhs' }],
        ]),
      );
    });

    it('never replaces a content key', async () => {
      const owner = ownerOf('abh');
      await opened.shelf.ownerKey(owner, () => 'owner key');
      const kid = fresh('kid');
      await opened.shelf.put([{ kid, owner, wrapped: 'first' }]);
      await opened.shelf.put([{ kid, owner, wrapped: 'second' }]);
      expect((await opened.shelf.get([kid])).get(kid)?.wrapped).toBe('first');
    });

    it('takes a content key without an owner key for one that is gone', async () => {
      const kid = fresh('kid');
      await opened.shelf.put([{ kid, owner: ownerOf('abh'), wrapped: 'alone' }]);
      expect(await opened.shelf.get([kid])).toEqual(new Map());
    });

    it('takes and gives no keys at all', async () => {
      await opened.shelf.put([]);
      expect(await opened.shelf.get([])).toEqual(new Map());
    });
  });
}
