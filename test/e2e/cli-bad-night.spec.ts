import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileKeyRing } from '#files';
import { SystemClock } from '../../apps/hub/src/machine/system-clock.ts';
import { newDatabase } from '../contracts/test-database.ts';
import type { TestDatabase } from '../contracts/test-database.ts';
import { wegmarke } from './cli-tool.ts';
import type { OperatorFiles } from './hub-for-operators.ts';
import { hubOnDatabase, openCase, operatorEnv, operatorFiles } from './hub-for-operators.ts';

const FIRST = 'first-case'.padEnd(24, '-');
const SECOND = 'second-case'.padEnd(24, '-');
const THIRD = 'third-case'.padEnd(24, '-');

describe('What an operator has at hand in a bad night', () => {
  let folder: string;
  let files: OperatorFiles;
  let database: TestDatabase;
  let empty: TestDatabase;
  let env: Readonly<Record<string, string>>;
  let backup: string;
  let before: string;
  /** The hub has erased two of its three cases; the list from after the first is still somewhere. */
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cli-night-'));
    files = operatorFiles(folder);
    database = await newDatabase('cli_night');
    env = operatorEnv(database.url, files);
    const hub = await hubOnDatabase(database.url, files);
    for (const handle of [FIRST, SECOND, THIRD]) await openCase(hub, handle);
    await hub.app.close();
    await erase(FIRST);
    before = readFileSync(files.tombstoneFile, 'utf8');
    await erase(SECOND);
    backup = join(folder, 'backup');
    expect((await wegmarke(env, 'backup', backup)).exit).toBe(0);
  });
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => (empty = await newDatabase('cli_night_restored')));
  afterEach(() => empty.close());

  const erase = async (handle: string): Promise<void> => {
    const run = await wegmarke(env, 'vault', 'erase', '--agency', 'jobcenter', '--handle', handle);
    expect(run).toMatchObject({ exit: 0 });
  };
  const wrongKek = (): string => {
    const path = join(folder, 'kek-of-another-hub');
    writeFileSync(path, Buffer.alloc(32, 8).toString('base64url'), { mode: 0o600 });
    return path;
  };
  /** Nothing was written: the right restore still finds an empty database. */
  const isStillEmpty = async (): Promise<void> => {
    expect(await wegmarke(operatorEnv(empty.url, files), 'restore', backup)).toMatchObject({ exit: 0 });
  };

  it.each<[string, string, (whole: string) => string]>([
    ['is empty', 'TOMBSTONES_UNREADABLE', () => ''],
    ['was cut off in a line', 'TOMBSTONES_UNREADABLE', (whole) => whole.slice(0, 200)],
    ['was cut off after a line', 'TOMBSTONES_UNREADABLE', (whole) => whole.split(/(?<=\n)/)[0] ?? ''],
    ['is an older copy', 'TOMBSTONES_TOO_FEW', () => before],
  ])('no list of erasures that %s brings the erased back', async (_, code, damage) => {
    const list = join(folder, 'list');
    writeFileSync(list, damage(readFileSync(files.tombstoneFile, 'utf8')));
    const elsewhere = { ...operatorEnv(empty.url, files), WEGMARKE_HUB_TOMBSTONE_FILE: join(folder, 'own') };
    expect(await wegmarke(elsewhere, 'restore', backup, '--tombstones', list)).toMatchObject({
      exit: 4,
      stderr: expect.stringContaining(code),
    });
    const asOwn = { ...operatorEnv(empty.url, files), WEGMARKE_HUB_TOMBSTONE_FILE: list };
    expect(await wegmarke(asOwn, 'restore', backup)).toMatchObject({
      exit: 4,
      stderr: expect.stringContaining(code),
    });
    await isStillEmpty();
  });

  it('to say that nothing was erased does not help against the backup itself, which knows better', async () => {
    const elsewhere = { ...operatorEnv(empty.url, files), WEGMARKE_HUB_TOMBSTONE_FILE: join(folder, 'own') };
    const run = await wegmarke(elsewhere, 'restore', backup, '--tombstones', 'none', '--json');
    expect(run.json()).toMatchObject({ exit: 4, error: { code: 'TOMBSTONES_TOO_FEW' } });
    expect(run.json()).toMatchObject({ error: { listed: 0, erased: 2, lacking: 2 } });
  });

  it('a hub does not start on a list that is damaged, or lost although something was erased', async () => {
    const list = join(folder, 'own-list');
    const start = () => hubOnDatabase(database.url, { ...files, tombstoneFile: list });
    await expect(start()).rejects.toMatchObject({ code: 'TOMBSTONES_MISSING' });
    writeFileSync(list, readFileSync(files.tombstoneFile, 'utf8').slice(0, -1));
    await expect(start()).rejects.toMatchObject({ code: 'TOMBSTONES_UNREADABLE' });
  });

  it("another hub's key-encryption key is told before anything is written or done", async () => {
    const wrong = { WEGMARKE_HUB_KEK_FILE: wrongKek() };
    const keyWrong = { exit: 2, stderr: expect.stringContaining('KEY_WRONG') };
    const onEmpty = { ...operatorEnv(empty.url, files), ...wrong };
    expect(await wegmarke(onEmpty, 'restore', backup)).toMatchObject(keyWrong);
    for (const words of [
      ['vault', 'status'],
      ['vault', 'rotate'],
      ['record', 'rebuild', 'claims'],
    ])
      expect(await wegmarke({ ...env, ...wrong }, ...words)).toMatchObject(keyWrong);
    expect(readFileSync(wrong.WEGMARKE_HUB_KEK_FILE, 'utf8')).toBe(Buffer.alloc(32, 8).toString('base64url'));
    await isStillEmpty();
  });

  it('a key-encryption key in no file cannot be rotated, wherever the list of erasures is', async () => {
    const { WEGMARKE_HUB_KEK_FILE: _, WEGMARKE_HUB_TOMBSTONE_FILE: __, ...rest } = env;
    const inEnvironment = { ...rest, WEGMARKE_HUB_KEK: readFileSync(files.kekFile, 'utf8') };
    expect(await wegmarke(inEnvironment, 'vault', 'rotate')).toMatchObject({
      exit: 4,
      stderr: expect.stringContaining('KEY_RING_FIXED'),
    });
  });

  it('a folder in the place of a file is named', async () => {
    expect(await wegmarke(env, 'restore', backup, '--witness', folder)).toMatchObject({
      stderr: expect.stringContaining('RECORD_NOT_EMPTY'),
    });
    const onEmpty = operatorEnv(empty.url, files);
    expect(await wegmarke(onEmpty, 'restore', backup, '--witness', folder)).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining(`${folder} is not there, or not what it should be (EISDIR)`),
    });
    expect(await wegmarke({ ...onEmpty, WEGMARKE_HUB_KEK_FILE: folder }, 'vault', 'status')).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining(`${folder} is not there, or not what it should be (EISDIR)`),
    });
  });

  it('a backup of a database that cannot be reached leaves nothing behind', async () => {
    const target = join(folder, 'never');
    const away = operatorEnv('postgres://nobody@127.0.0.1:1/nothing', files);
    expect(await wegmarke(away, 'backup', target)).toMatchObject({ exit: 3 });
    expect(existsSync(`${target}.incomplete`)).toBe(false);
  });

  it('a rotation that was cut off is shown until it was typed again', async () => {
    const ring = new FileKeyRing(files.kekFile, new SystemClock());
    await ring.turn();
    const cut = await wegmarke(env, 'vault', 'status', '--json');
    expect(cut.json()).toMatchObject({ exit: 1, generation: '1', older: ['0'] });
    expect((await wegmarke(env, 'vault', 'status')).stdout).toMatch(
      /ROTATION WAS INTERRUPTED[^]*vault rotate again/,
    );
    expect(await wegmarke(env, 'vault', 'rotate')).toMatchObject({ exit: 0 });
    const after = await wegmarke(env, 'vault', 'status', '--json');
    expect(after.json()).toMatchObject({ exit: 0, generation: '2', older: [] });
  });
});
