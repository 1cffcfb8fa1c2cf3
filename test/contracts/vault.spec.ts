import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EnvironmentKeyRing, FileKeyRing, FileTombstones } from '#files';
import { keyRingContract, keyShelfEndsContract, sampleTombstone, tombstonesContract } from '#ports/contract';
import { MemoryKeyRing, MemoryKeyShelf, MemoryTombstones, SettableClock } from '#ports/memory';
import { openByRole, PostgresKeyShelf } from '#postgres';
import { newDatabase } from './test-database.ts';

const close = async () => undefined;

keyShelfEndsContract('MemoryKeyShelf', async () => {
  const shelf = new MemoryKeyShelf();
  return { shelf, other: shelf, close };
});
keyShelfEndsContract('PostgresKeyShelf under its own role', async () => {
  const database = await newDatabase('keys');
  const pools = await Promise.all([openByRole(database.url), openByRole(database.url)]);
  return {
    shelf: new PostgresKeyShelf(pools[0].vault),
    other: new PostgresKeyShelf(pools[1].vault),
    close: async () => {
      await Promise.all(pools.map((pool) => pool.close()));
      await database.close();
    },
  };
});
keyRingContract('MemoryKeyRing', async () => {
  const ring = new MemoryKeyRing();
  return { ring, other: ring, close };
});
keyRingContract('FileKeyRing', async () => {
  const { path, remove } = newFile(`${randomBytes(32).toString('base64url')}\n`);
  const clock = new SettableClock();
  return { ring: new FileKeyRing(path, clock), other: new FileKeyRing(path, clock), close: remove };
});
tombstonesContract('MemoryTombstones', async () => {
  const tombstones = new MemoryTombstones();
  return { tombstones, again: () => tombstones, close };
});
tombstonesContract('FileTombstones', async () => {
  const { path, remove } = newFile('');
  rmSync(path);
  return { tombstones: new FileTombstones(path), again: () => new FileTombstones(path), close: remove };
});

describe('a key ring in a file', () => {
  it('may be read by its owner alone, and leaves nothing beside itself', async () => {
    const { path, remove } = newFile(randomBytes(32).toString('base64url'));
    await new FileKeyRing(path, new SettableClock()).turn();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(() => statSync(`${path}.new`)).toThrow('ENOENT');
    await remove();
  });

  it('is turned by one process at a time; what a crashed one left keeps nobody out for long', async () => {
    const { path, remove } = newFile(randomBytes(32).toString('base64url'));
    const ring = new FileKeyRing(path, new SettableClock());
    writeFileSync(`${path}.new`, 'half a');
    await expect(ring.turn()).rejects.toMatchObject({ code: 'FILE_BUSY' });
    expect((await ring.current()).id).toBe('0');
    utimesSync(`${path}.new`, 0, 0);
    expect((await ring.turn()).id).toBe('1');
    await remove();
  });

  it.each(['', 'short', '{', '{"current":"1","keys":[]}', '{"current":"x","keys":[{"id":"x","key":""}]}'])(
    'is refused in words when it is %j',
    async (text) => {
      const { path, remove } = newFile(text);
      await expect(new FileKeyRing(path, new SettableClock()).current()).rejects.toMatchObject({
        code: 'KEY_RING_INVALID',
      });
      await remove();
    },
  );
});

describe('a key ring in the environment', () => {
  it('is read as a file is, and cannot be rotated', async () => {
    const key = randomBytes(32);
    const ring = new EnvironmentKeyRing(key.toString('base64url'));
    expect(await ring.current()).toEqual({ id: '0', key });
    expect(await ring.byId('1')).toBeUndefined();
    await expect(ring.turn()).rejects.toMatchObject({ code: 'KEY_RING_FIXED' });
    await expect(ring.dropBefore()).rejects.toThrow('WEGMARKE_HUB_KEK_FILE');
  });
});

describe('tombstones in a file', () => {
  it('survive a line that a crash left unfinished', async () => {
    const { path, remove } = newFile('');
    await new FileTombstones(path).add(sampleTombstone('one'));
    writeFileSync(path, '{"id":"two","ne', { flag: 'a' });
    const tombstones = new FileTombstones(path);
    expect(await tombstones.all()).toEqual([sampleTombstone('one')]);
    await tombstones.add(sampleTombstone('three'));
    expect((await tombstones.all()).map(({ id }) => id)).toEqual(['one', 'three']);
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(3);
    await remove();
  });

  it('are not taken for fewer when a line was changed', async () => {
    const { path, remove } = newFile('');
    await new FileTombstones(path).add(sampleTombstone('one'));
    writeFileSync(path, readFileSync(path, 'utf8').replace('"id"', '"ix"'));
    await expect(new FileTombstones(path).all()).rejects.toMatchObject({ code: 'TOMBSTONES_UNREADABLE' });
    await remove();
  });
});

/** A file in a folder of its own; nothing is written when the text is empty. */
function newFile(text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'vault-'));
  const path = join(folder, 'file');
  writeFileSync(path, text, { mode: 0o600 });
  return { path, remove: async () => rmSync(folder, { recursive: true }) };
}
