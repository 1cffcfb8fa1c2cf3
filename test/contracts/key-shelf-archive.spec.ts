import { generateKeys, JoseKeyVault, JoseSealer, loadKeys, rotateKeyEncryptionKey } from '#jose';
import type { StoredEvent } from '#ports';
import { MemoryKeyRing } from '#ports/memory';
import type { DatabaseByRole, KeyShelfRow } from '#postgres';
import { KeyShelfArchive, KeyShelfNotEmpty, openByRole, PostgresKeyShelf } from '#postgres';
import type { TestDatabase } from './test-database.ts';
import { newDatabase } from './test-database.ts';

const opened: { readonly database: TestDatabase; readonly pools: DatabaseByRole }[] = [];

async function newShelf() {
  const database = await newDatabase('archive');
  const pools = await openByRole(database.url);
  opened.push({ database, pools });
  return { shelf: new PostgresKeyShelf(pools.vault), archive: new KeyShelfArchive(pools.vault) };
}

async function rowsOf(archive: KeyShelfArchive): Promise<readonly KeyShelfRow[]> {
  const rows: KeyShelfRow[] = [];
  for await (const row of archive.dump()) rows.push(row);
  return rows;
}

describe('the archive of the shelf of keys', () => {
  afterAll(async () => {
    for (const { database, pools } of opened) {
      await pools.close();
      await database.close();
    }
  });

  it('gives another database all that is needed to open what was sealed, and nothing to the next one', async () => {
    const [from, to] = [await newShelf(), await newShelf()];
    const ring = new MemoryKeyRing();
    const vault = new JoseKeyVault(from.shelf, ring);
    const items = Array.from({ length: 2_500 }, (_, number) => {
      const owner = { network: 'rheine', caseId: `case-${number % 7}`, controller: 'vhs' };
      const keepUntil = number % 2 === 0 ? { keepUntil: '2031-01-01T00:00:00.000Z', eventType: 'need' } : {};
      return { owner, kind: 'fact', eventId: `e${number}`, plain: { number }, ...keepUntil } as const;
    });
    const sealed = await vault.seal(items);
    await from.shelf.destroy([{ network: 'rheine', caseId: 'gone', controller: '*' }]);
    await rotateKeyEncryptionKey({ shelf: from.shelf, ring });
    const rows = await rowsOf(from.archive);
    expect(await to.archive.load(rows)).toBe(2_500 + 7 + 1 + 1);
    expect((await rowsOf(to.archive)).map(textOf).toSorted()).toEqual(rows.map(textOf).toSorted());
    const restored = new JoseKeyVault(to.shelf, ring);
    const open = (number: number) =>
      restored.openFact({ id: `e${number}`, sealed: sealed[number] } as StoredEvent);
    expect(await Promise.all([open(0), open(2_499)])).toEqual([{ number: 0 }, { number: 2_499 }]);
    await expect(
      to.shelf.ownerKey({ network: 'rheine', caseId: 'gone', controller: 'abh' }, () => '1.x'),
    ).rejects.toThrow('destroyed for ever');
    await expect(to.archive.load(rows)).rejects.toThrow(KeyShelfNotEmpty);
  });

  it('leaves the shelf empty when what it reads breaks off', async () => {
    const { archive } = await newShelf();
    const broken = (function* (): Generator<KeyShelfRow> {
      yield { row: 'owner', network: 'rheine', caseId: 'one', controller: 'vhs', wrapped: '0.x' };
      throw new Error('the disk ended');
    })();
    await expect(archive.load(broken)).rejects.toThrow('the disk ended');
    expect(await rowsOf(archive)).toEqual([{ row: 'fence', generation: 0 }]);
  });

  it.each([
    {},
    null,
    { row: 'owners' },
    { row: 'owner', network: 'rheine' },
    { row: 'fence', generation: '1' },
  ])('takes nothing when a row is %j', async (bad) => {
    const { archive } = await newShelf();
    const rows = [{ row: 'fence', generation: 3 }, bad];
    await expect(archive.load(rows)).rejects.toMatchObject({ name: 'KeyShelfRowInvalid', number: 2 });
    expect(await rowsOf(archive)).toEqual([{ row: 'fence', generation: 0 }]);
  });

  it('holds no key that is not wrapped', async () => {
    const { shelf, archive } = await newShelf();
    const ring = new MemoryKeyRing();
    const sealer = new JoseSealer(loadKeys(generateKeys('hub')));
    const owner = { network: 'rheine', caseId: 'one', controller: 'vhs' };
    const vault = new JoseKeyVault(shelf, ring);
    await vault.seal([{ owner, kind: 'fact', eventId: 'e1', plain: { key: sealer.publicKeys } }]);
    const text = JSON.stringify(await rowsOf(archive));
    const { key } = await ring.current();
    for (const encoding of ['hex', 'base64', 'base64url'] as const)
      expect(text).not.toContain(Buffer.from(key).toString(encoding));
    const other = new JoseKeyVault(shelf, new MemoryKeyRing());
    await expect(other.nameOf('rheine', 'x')).resolves.toMatch(/^[\w-]{43}$/);
    await expect(other.seal([{ owner, kind: 'fact', eventId: 'e2', plain: 1 }])).rejects.toThrow('owner key');
  });
});

function textOf(row: KeyShelfRow): string {
  return JSON.stringify(row);
}
