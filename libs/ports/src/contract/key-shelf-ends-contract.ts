import type { KeyOwner } from '../key-vault.ts';
import { GenerationPast, OwnerDestroyed } from '../key-shelf.ts';
import type { OpenShelf } from './key-shelf-contract.ts';
import { fresh } from './sample-events.ts';

/** What every key shelf must do about the end of keys: wrapping anew, running out, being destroyed. */
export function keyShelfEndsContract(name: string, open: () => Promise<OpenShelf>): void {
  describe(`${name} as the shelf from which keys go`, () => {
    let opened: OpenShelf;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());
    const ownerOf = (controller: string, caseId = fresh('case')): KeyOwner => ({
      network: 'rheine',
      caseId,
      controller,
    });
    const keyOf = (owner: KeyOwner, keepUntil?: string) => ({
      kid: fresh('kid'),
      owner,
      wrapped: 'content key',
      ...(keepUntil !== undefined && { keepUntil, eventType: 'need-found' }),
    });
    const isThere = async (kid: string) => (await opened.other.get([kid])).has(kid);

    it("destroys one controller's keys and leaves the others'", async () => {
      const [abh, vhs] = [ownerOf('abh', 'one'), ownerOf('vhs', 'one')];
      const keys = [keyOf(abh), keyOf(vhs)] as const;
      for (const owner of [abh, vhs]) await opened.shelf.ownerKey(owner, () => 'owner key');
      await opened.shelf.put(keys);
      await opened.shelf.destroy([abh]);
      await opened.shelf.destroy([abh]);
      expect([await isThere(keys[0].kid), await isThere(keys[1].kid)]).toEqual([false, true]);
    });

    it('destroys single keys and leaves their owner and its other keys', async () => {
      const owner = ownerOf('abh');
      const keys = [keyOf(owner), keyOf(owner), keyOf(owner)] as const;
      await opened.shelf.ownerKey(owner, () => 'owner key');
      await opened.shelf.put(keys);
      await opened.shelf.destroyKeys([keys[0].kid, keys[1].kid, 'no-such-key']);
      await opened.shelf.destroyKeys([]);
      expect(await Promise.all(keys.map(({ kid }) => isThere(kid)))).toEqual([false, false, true]);
      expect(await opened.other.ownerKey(owner, () => 'another')).toBe('owner key');
    });

    it('gives a destroyed owner no key again, and takes none for it', async () => {
      const [abh, vhs] = [ownerOf('abh'), ownerOf('vhs')];
      await opened.shelf.ownerKey(abh, () => 'owner key');
      await opened.shelf.ownerKey(vhs, () => 'owner key');
      await opened.shelf.destroy([abh]);
      await expect(opened.other.ownerKey(abh, () => 'another')).rejects.toThrow(OwnerDestroyed);
      const beside = keyOf(vhs);
      await expect(opened.other.put([beside, keyOf(abh)])).rejects.toThrow(OwnerDestroyed);
      expect(await isThere(beside.kid)).toBe(false);
    });

    it('destroys a whole case, also for controllers that are yet to come, and no other case', async () => {
      const [abh, other] = [ownerOf('abh'), ownerOf('abh')];
      const keys = [keyOf(abh), keyOf(other)] as const;
      for (const owner of [abh, other]) await opened.shelf.ownerKey(owner, () => 'owner key');
      await opened.shelf.put(keys);
      await opened.shelf.destroy([{ ...abh, controller: '*' }]);
      expect([await isThere(keys[0].kid), await isThere(keys[1].kid)]).toEqual([false, true]);
      const late = { ...abh, controller: 'vhs' };
      await expect(opened.shelf.ownerKey(late, () => 'owner key')).rejects.toThrow(OwnerDestroyed);
      await expect(opened.shelf.put([keyOf(late)])).rejects.toThrow(OwnerDestroyed);
    });

    it('takes no new owner key from before its fence, and keeps those that are there', async () => {
      const [before, after] = [ownerOf('abh'), ownerOf('vhs')];
      await opened.shelf.ownerKey(before, () => 'of generation 0');
      await opened.shelf.fence(2);
      await opened.shelf.fence(1);
      const refused = opened.other.ownerKey(after, () => '1.wrapped');
      await expect(refused).rejects.toMatchObject({ name: 'GenerationPast', generation: 2 });
      await expect(refused).rejects.toThrow(GenerationPast);
      expect(await opened.other.ownerKey(after, () => '2.wrapped')).toBe('2.wrapped');
      expect(await opened.other.ownerKey(before, () => '2.wrapped')).toBe('of generation 0');
    });

    it('tells which owner keys are wrapped under older generations, and replaces them once', async () => {
      const [old, young] = [ownerOf('abh'), ownerOf('vhs')];
      await opened.shelf.ownerKey(old, () => 'of generation 0');
      await opened.shelf.ownerKey(young, () => '1.wrapped');
      expect(await opened.shelf.wrappedBelow(1, 9)).toEqual([{ owner: old, wrapped: 'of generation 0' }]);
      expect(await opened.shelf.wrappedBelow(2, 9)).toHaveLength(2);
      expect(await opened.shelf.wrappedBelow(2, 1)).toHaveLength(1);
      const change = { owner: old, before: 'of generation 0', after: '1.anew' };
      expect(await opened.shelf.rewrap([change], 1)).toBe(1);
      expect(await opened.other.rewrap([{ ...change, after: '1.again' }], 1)).toBe(0);
      expect(await opened.other.ownerKey(old, () => 'too late')).toBe('1.anew');
      expect(await opened.shelf.wrappedBelow(1, 9)).toEqual([]);
    });

    it('wraps nothing anew behind its fence', async () => {
      const owner = ownerOf('abh');
      await opened.shelf.ownerKey(owner, () => 'of generation 0');
      await opened.shelf.fence(2);
      expect(await opened.shelf.rewrap([{ owner, before: 'of generation 0', after: '1.anew' }], 1)).toBe(0);
      expect(await opened.shelf.wrappedBelow(2, 9)).toHaveLength(1);
    });

    it('destroys what ran out, so many at a time, and tells how many of which kind', async () => {
      const owner = ownerOf('abh');
      await opened.shelf.ownerKey(owner, () => 'owner key');
      const [past, now] = ['2026-01-01T00:00:00.000Z', '2026-06-01T00:00:00.000Z'];
      const keys = [
        keyOf(owner, past),
        keyOf(owner, now),
        keyOf(owner, '2026-06-01T00:00:00.001Z'),
        keyOf(owner),
      ];
      await opened.shelf.put(keys);
      const one = { network: 'rheine', eventType: 'need-found', keys: 1 };
      expect(await opened.shelf.expire(past, 9)).toEqual([one]);
      expect(await opened.shelf.expire(now, 1)).toEqual([one]);
      expect(await opened.shelf.expire(now, 9)).toEqual([]);
      expect(await Promise.all(keys.map(({ kid }) => isThere(kid)))).toEqual([false, false, true, true]);
    });

    it('sets the end of keys anew, and takes it away again', async () => {
      const owner = ownerOf('abh');
      await opened.shelf.ownerKey(owner, () => 'owner key');
      const [end, later] = ['1996-01-01T00:00:00.000Z', '1996-06-01T00:00:00.000Z'];
      const [first, second, third] = [keyOf(owner), keyOf(owner, end), keyOf(owner, end)];
      await opened.shelf.put([first, second, third]);
      const kids = [first.kid, second.kid, 'a-key-that-is-not-there'];
      await opened.other.keepUntil(kids, later, 'case-closed');
      await opened.shelf.keepUntil([third.kid], undefined, 'need-found');
      expect(await opened.shelf.expire(end, 9)).toEqual([]);
      expect(await opened.shelf.expire(later, 9)).toEqual([
        { network: 'rheine', eventType: 'case-closed', keys: 2 },
      ]);
      expect(await Promise.all([first, second, third].map(({ kid }) => isThere(kid)))).toEqual([
        false,
        false,
        true,
      ]);
    });

    it('lets no key come in beside a destruction that was over before', async () => {
      const owners = Array.from({ length: 20 }, () => ownerOf('abh'));
      const whole = owners.map((owner) => ({ ...owner, controller: '*' }));
      await Promise.allSettled([
        ...owners.map((owner) => opened.shelf.ownerKey(owner, () => 'owner key')),
        opened.other.destroy(whole),
        ...owners.map((owner) => opened.other.ownerKey(owner, () => 'owner key')),
      ]);
      expect(await opened.shelf.wrappedBelow(9, 99)).toEqual([]);
    });
  });
}
