import type { Sealed, SealedKind } from '#ports';
import { MemoryKeyRing } from '#ports/memory';
import { commitment, newSalt } from './commitment.ts';
import { JoseKeyVault } from './jose-key-vault.ts';
import { event, item, ring, WatchedShelf } from './spec/sealed-events.ts';

describe('The key vault, asked to check a content without showing it,', () => {
  let shelf: WatchedShelf;
  let vault: JoseKeyVault;
  beforeEach(() => {
    shelf = new WatchedShelf();
    vault = new JoseKeyVault(shelf, ring);
  });

  const seal = async (kind: SealedKind, id: string, content: unknown): Promise<Sealed> => {
    const [sealed] = await vault.seal([{ ...item(kind, id), plain: content }]);
    return sealed!;
  };
  const salt = newSalt();
  const body = { source: '//rheine/vhs/handle', data: { note: 'Grüße aus dem Tresor' } };
  const committed = commitment(salt, body);
  const stored = async (kind: SealedKind, content: unknown, change: Partial<Sealed> = {}) => {
    const sealed = { ...(await seal(kind, 'e1', content)), ...change };
    return { ...event('e1', sealed), commitment: committed };
  };

  it.each<[SealedKind, object]>([
    ['payload', { salt, body }],
    ['fact', { salt, body, data: { by: 'vhs' } }],
    ['fact', { salt, data: body }],
    ['release', { salt, data: body }],
  ])('finds a %s sound that is what was committed to', async (kind, content) => {
    await expect(vault.check(await stored(kind, content))).resolves.toBe('sound');
  });

  it.each<[string, Partial<Sealed>]>([
    ['iv', { iv: 'AAAAAAAAAAAAAAAA' }],
    ['cipher text', { ct: 'AAAA' }],
    ['tag', { tag: 'AAAAAAAAAAAAAAAAAAAAAA' }],
    ['kind of key', { kid: 'x.1' }],
  ])('finds a changed %s damaged', async (_, change) => {
    await expect(vault.check(await stored('payload', { salt, body }, change))).resolves.toBe('damaged');
  });

  it('finds the contents of two events that changed places damaged', async () => {
    const one = await stored('payload', { salt, body });
    const other = await seal('payload', 'e2', { salt, body });
    await expect(vault.check({ ...one, sealed: other })).resolves.toBe('damaged');
    await expect(vault.check({ ...one, sealed: { ...other, kid: one.sealed.kid } })).resolves.toBe('damaged');
  });

  it("finds damaged what an owner's key no longer opens", async () => {
    const other = new JoseKeyVault(shelf, new MemoryKeyRing());
    await expect(other.check(await stored('fact', { salt, data: body }))).resolves.toBe('damaged');
  });

  it('knows a content whose key is gone', async () => {
    const one = await stored('payload', { salt, body });
    shelf.lost.add(one.sealed.kid);
    await expect(vault.check(one)).resolves.toBe('gone');
  });

  it.each<[string, unknown]>([
    ['another body', { salt, body: { ...body, data: {} } }],
    ['another salt', { salt: newSalt(), body }],
    ['no salt', { body }],
    ['nothing', null],
  ])('says that it differs when %s was sealed', async (_, content) => {
    await expect(vault.check(await stored('payload', content))).resolves.toBe('differs');
  });

  it('asks the shelf once for a page of events', async () => {
    const page = await Promise.all([1, 2, 3].map(() => stored('payload', { salt, body })));
    await Promise.all(page.map((one) => vault.check(one)));
    expect(shelf.gets).toEqual([3]);
  });
});
