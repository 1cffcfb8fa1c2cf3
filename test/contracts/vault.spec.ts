import { randomBytes } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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
  const tombstones = new FileTombstones(path);
  await tombstones.begin();
  return { tombstones, again: () => new FileTombstones(path), close: remove };
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
  let path: string;
  let remove: () => Promise<void>;
  let tombstones: FileTombstones;
  beforeEach(async () => {
    ({ path, remove } = newFile(''));
    rmSync(path);
    tombstones = new FileTombstones(path);
  });
  afterEach(() => remove());

  it('are begun once, and readable by their owner alone', async () => {
    expect(await tombstones.isBegun()).toBe(false);
    await tombstones.begin();
    await tombstones.add(sampleTombstone('one'));
    await tombstones.begin();
    expect(await tombstones.isBegun()).toBe(true);
    expect(await tombstones.all()).toEqual([sampleTombstone('one')]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(dirname(path))).toEqual(['file']);
  });

  it('are missing, not none, where there is no file', async () => {
    await expect(tombstones.all()).rejects.toMatchObject({ code: 'TOMBSTONES_MISSING' });
    await expect(tombstones.add(sampleTombstone('one'))).rejects.toMatchObject({
      code: 'TOMBSTONES_MISSING',
    });
  });

  it('are told wherever the file was cut, be it at the end of a line', async () => {
    await tombstones.begin();
    for (const id of ['one', 'two', 'three']) await tombstones.add(sampleTombstone(id));
    const whole = readFileSync(path);
    for (let length = 0; length < whole.length; length += 1) {
      writeFileSync(path, whole.subarray(0, length));
      await expect(tombstones.all()).rejects.toMatchObject({ code: 'TOMBSTONES_UNREADABLE' });
    }
    await expect(tombstones.add(sampleTombstone('four'))).rejects.toMatchObject({
      code: 'TOMBSTONES_UNREADABLE',
    });
    expect(readFileSync(path)).toEqual(whole.subarray(0, -1));
  });

  it.each<[string, (lines: readonly string[]) => readonly string[]]>([
    ['changed', ([header, one, two]) => [header!, one!.replace('abh', 'vhs'), two!]],
    ['reordered', ([header, one, two]) => [header!, two!, one!]],
    ['left out', ([header, one]) => [header!, one!]],
    ['entered twice', ([header, one]) => [header!, one!, one!]],
    ['written behind it by another hand', ([...lines]) => [...lines, '{"id":"x"}']],
    ['its first line', ([, ...lines]) => lines],
  ])('are told when a line was %s', async (_, change) => {
    await tombstones.begin();
    for (const id of ['one', 'two']) await tombstones.add(sampleTombstone(id));
    const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
    writeFileSync(
      path,
      change(lines)
        .map((line) => `${line}\n`)
        .join(''),
    );
    await expect(tombstones.all()).rejects.toMatchObject({ code: 'TOMBSTONES_UNREADABLE' });
  });

  it('name the file when it is a folder', async () => {
    mkdirSync(path);
    await expect(tombstones.all()).rejects.toMatchObject({ code: 'EISDIR', path });
  });
});

/** A file in a folder of its own; nothing is written when the text is empty. */
function newFile(text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'vault-'));
  const path = join(folder, 'file');
  writeFileSync(path, text, { mode: 0o600 });
  return { path, remove: async () => rmSync(folder, { recursive: true }) };
}
