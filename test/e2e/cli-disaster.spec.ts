import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { caseIdOf, eraseCase } from '#casefile';
import { MemoryTombstones } from '#ports/memory';
import { FileKeyRing } from '#files';
import { PostgresLedgerShelf } from '#postgres';
import { SystemClock } from '../../apps/hub/src/machine/system-clock.ts';
import { Installation } from '../../apps/cli/src/installation.ts';
import { readSettings } from '../../apps/cli/src/settings/read-settings.ts';
import { vaultErase } from '../../apps/cli/src/vault/erase.ts';
import { erasureParts } from '../../apps/cli/src/vault/erasures.ts';
import { newDatabase } from '../contracts/test-database.ts';
import type { TestDatabase } from '../contracts/test-database.ts';
import { wegmarke } from './cli-tool.ts';
import type { OperatorFiles } from './hub-for-operators.ts';
import { headOver, hubOnDatabase, openCase, operatorEnv, operatorFiles, shown } from './hub-for-operators.ts';

const [FIRST, SECOND, THIRD] = ['first', 'second', 'third'].map((name) => `${name}-case`.padEnd(24, '-')) as [
  string,
  string,
  string,
];

describe('A hub that was lost', () => {
  let folder: string;
  let files: OperatorFiles;
  let lost: TestDatabase;
  let empty: TestDatabase;
  let backup: string;
  let oldHead: string;
  let newHead: string;
  let heads: { readonly before: number; readonly after: number };

  /** The hub makes a backup, goes on, shows a later head to an agency, and is gone. */
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cli-disaster-'));
    files = operatorFiles(folder);
    lost = await newDatabase('cli_lost');
    const env = operatorEnv(lost.url, files);
    const hub = await hubOnDatabase(lost.url, files);
    const first = await openCase(hub, FIRST);
    const before = await headOver(env, first.position ?? 0);
    oldHead = file('old-head.note', before.note);
    backup = join(folder, 'backup');
    expect((await wegmarke(env, 'backup', backup)).stderr).toBe('');
    const second = await openCase(hub, SECOND);
    const after = await headOver(env, second.position ?? 0);
    newHead = file('new-head.note', after.note);
    heads = { before: before.size, after: after.size };
    await hub.app.close();
  });
  afterAll(async () => {
    await lost.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => (empty = await newDatabase('cli_restored')));
  afterEach(() => empty.close());

  const file = (name: string, text: string | Buffer): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const restore = (...words: readonly string[]) =>
    wegmarke(operatorEnv(empty.url, files), 'restore', words[0] ?? backup, ...words.slice(1));
  const isEmpty = async (): Promise<boolean> => {
    const verified = await wegmarke(operatorEnv(empty.url, files), 'record', 'verify', '--json');
    return (verified.json() as { events: number }).events === 0;
  };

  it('comes back from its backup when nobody has seen more, and its contents can be read', async () => {
    const restored = await restore(backup, '--witness', oldHead, '--json');
    expect(restored.json()).toMatchObject({ exit: 0, behind: [], witnesses: [{ size: heads.before }] });
    const verified = await wegmarke(operatorEnv(empty.url, files), 'record', 'verify', '--json');
    expect(verified.json()).toMatchObject({
      exit: 0,
      found: 0,
      signaturesChecked: { hub: true, witnesses: true },
    });
    const hub = await hubOnDatabase(empty.url, files);
    try {
      expect(await shown(hub, FIRST)).toBe(1);
      expect(await shown(hub, SECOND)).toBe(0);
      expect(await openCase(hub, SECOND)).toMatchObject({ outcome: 'accepted' });
    } finally {
      await hub.app.close();
    }
  });

  it('is not restored behind what an agency has seen, and says who saw how much and what to do', async () => {
    const behind = await restore(backup, '--witness', oldHead, '--witness', newHead);
    expect(behind).toMatchObject({ exit: 4, stdout: '' });
    expect(behind.stderr).toContain('RECORD_BEHIND_WITNESS');
    expect(behind.stderr).toContain(`${newHead} saw ${heads.after} entries`);
    expect(behind.stderr).toMatch(/safe: +nothing was written/);
    expect(behind.stderr).toContain('--accept-gap');
    expect(await isEmpty()).toBe(true);
  });

  it('restored with a gap begins a new ledger, discloses nothing, and opens when the agencies are done', async () => {
    const restored = await restore(backup, '--witness', newHead, '--accept-gap', '--json');
    const { epoch, position } = restored.json() as { epoch: { kept: number }; position: number };
    expect(restored.json()).toMatchObject({
      exit: 0,
      epoch: { epoch: 2, origin: 'wegmarke/hub/2', kept: position, since: position, state: 'refilling' },
    });
    const env = operatorEnv(empty.url, files);
    const replay = (...words: readonly string[]) =>
      wegmarke(env, 'replay', '--since', String(epoch.kept), ...words);
    const hub = await hubOnDatabase(empty.url, files);
    try {
      expect(await shown(hub, FIRST)).toBe('RECORD_BEHIND');
      const waiting = await replay('--wait', '0', '--json');
      expect(waiting.json()).toMatchObject({ exit: 1, open: false, agencies: expect.any(Array) });
      expect((await wegmarke(env, 'replay', '--since', '3', '--wait', '0')).stderr).toContain(
        'REPLAY_OTHER_HEAD',
      );
      expect((await replay('--without', 'rheine/nobody')).stderr).toContain('AGENCY_UNKNOWN');

      const shelf = new PostgresLedgerShelf(await empty.open());
      const said = { network: 'rheine', origin: 'wegmarke/hub/2', seen: 0, at: new Date().toISOString() };
      await shelf.witness({ ...said, agency: 'jobcenter', missing: 2 });
      const { agencies } = waiting.json() as { agencies: readonly { agency: string }[] };
      const done = agencies.flatMap(({ agency }) => ['--without', agency]);
      expect((await replay('--wait', '0', '--json', ...done)).json()).toMatchObject({ exit: 1, open: false });
      expect(await shown(hub, FIRST)).toBe('RECORD_BEHIND');
      const others = agencies.map(({ agency }) => agency).filter((agency) => agency !== 'rheine/jobcenter');
      const opened = await replay('--json', ...others.flatMap((agency) => ['--without', agency]));
      expect(opened.json()).toMatchObject({ exit: 1, open: true, missing: 2 });
      for (const more of [['--wait', '0'], ['--start']])
        expect(await replay(...more)).toMatchObject({
          exit: 0,
          stdout: expect.stringContaining('is open already, as wegmarke/hub/2'),
        });
    } finally {
      await hub.app.close();
    }
    const again = await hubOnDatabase(empty.url, files);
    expect(await shown(again, FIRST)).toBe(1);
    await again.app.close();
  });

  it('whose disk was set back begins the new ledger with --start', async () => {
    const env = operatorEnv(lost.url, files);
    const refused = await wegmarke(env, 'replay', '--since', oldHead, '--wait', '0');
    expect(refused).toMatchObject({
      exit: 4,
      stderr: expect.stringContaining(`--since ${heads.before} --start`),
    });
    const beyond = await wegmarke(env, 'replay', '--since', '999999', '--start', '--wait', '0');
    expect(beyond).toMatchObject({ exit: 4, stderr: expect.stringContaining('it holds fewer') });
  });

  it.each([
    ['a changed byte', (bytes: Buffer) => bytes.fill(bytes.readUInt8(200) ^ 1, 200, 201)],
    ['a tail cut off', (bytes: Buffer) => bytes.subarray(0, -100)],
  ])('is not restored from a backup with %s', async (_, damage) => {
    for (const name of ['record.jsonl.gz', 'vault.jsonl.gz', 'ledger.json']) {
      const whole = readFileSync(join(backup, name));
      writeFileSync(join(backup, name), damage(Buffer.from(whole)));
      const { exit, stderr } = await restore(backup);
      writeFileSync(join(backup, name), whole);
      expect({ name, exit, stderr }).toEqual({
        name,
        exit: 4,
        stderr: expect.stringContaining('BACKUP_DAMAGED'),
      });
    }
    expect(await isEmpty()).toBe(true);
  });

  it('is not restored where something is, nor without the list of what was erased', async () => {
    const elsewhere = {
      ...operatorEnv(empty.url, files),
      WEGMARKE_HUB_TOMBSTONE_FILE: join(folder, 'nowhere'),
    };
    expect(await wegmarke(elsewhere, 'restore', backup)).toMatchObject({
      exit: 4,
      stderr: expect.stringContaining('TOMBSTONES_MISSING'),
    });
    expect(await wegmarke(operatorEnv(lost.url, files), 'restore', backup)).toMatchObject({
      exit: 4,
      stderr: expect.stringContaining('RECORD_NOT_EMPTY'),
    });
    const foreign = operatorFiles(mkdtempSync(join(folder, 'foreign-')));
    expect(
      await wegmarke(operatorEnv(empty.url, foreign), 'restore', backup, '--tombstones', 'none'),
    ).toMatchObject({
      exit: 4,
      stderr: expect.stringContaining('no key in WEGMARKE_HUB_KEY_FILE signed'),
    });
    const note = file('forged.note', readFileSync(newHead, 'utf8').replace(String(heads.after), '999'));
    expect(await restore(backup, '--witness', note)).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining('WITNESS_NOTE_INVALID'),
    });
  });
});

describe('What was erased', () => {
  let folder: string;
  let files: OperatorFiles;
  let database: TestDatabase;
  let restored: TestDatabase;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cli-erased-'));
    files = operatorFiles(folder);
    database = await newDatabase('cli_erased');
    restored = await newDatabase('cli_erased_restored');
  });
  afterAll(async () => {
    await database.close();
    await restored.close();
    rmSync(folder, { recursive: true });
  });

  it('does not come back with an older backup, and its proof stays valid', async () => {
    const env = operatorEnv(database.url, files);
    const hub = await hubOnDatabase(database.url, files);
    const erase = (...words: readonly string[]) =>
      wegmarke(env, 'vault', 'erase', '--agency', 'jobcenter', '--handle', FIRST, '--json', ...words);
    try {
      const event = await openCase(hub, FIRST);
      await openCase(hub, SECOND);
      await headOver(env, event.position ?? 0);
      const proof = join(folder, 'proof.json');
      expect((await wegmarke(env, 'audit', 'prove', event.id, '--out', proof)).exit).toBe(0);
      const backup = join(folder, 'backup');
      expect((await wegmarke(env, 'backup', backup)).exit).toBe(0);

      expect((await erase('--dry-run')).json()).toMatchObject({
        exit: 0,
        agencies: ['jobcenter'],
        events: 1,
      });
      expect(await shown(hub, FIRST)).toBe(1);
      expect((await erase()).json()).toMatchObject({ exit: 0, erased: 'case', agencies: ['jobcenter'] });
      expect((await erase()).json()).toMatchObject({ exit: 0, erased: 'case' });
      expect(await shown(hub, FIRST)).toBe(0);
      expect((await wegmarke(env, 'vault', 'status', '--json')).json()).toMatchObject({
        exit: 1,
        pending: 1,
      });

      const oldRing = join(folder, 'old-kek');
      copyFileSync(files.kekFile, oldRing);
      expect((await wegmarke(env, 'vault', 'rotate', '--json')).json()).toMatchObject({
        exit: 0,
        erasuresCompleted: 1,
      });
      const status = (await wegmarke(env, 'vault', 'status', '--json')).json();
      expect(status).toMatchObject({ exit: 0, pending: 0, erasures: 1, generation: '1' });
      expect(await shown(hub, SECOND)).toBe(1);

      const checked = await wegmarke({}, 'audit', 'verify', proof, '--keys', files.publicKeyFile, '--json');
      expect(checked.json()).toMatchObject({ exit: 0, ok: true });
      writeFileSync(proof, readFileSync(proof, 'utf8').replace(/"revision": \d+/, '"revision": 77'));
      expect((await wegmarke({}, 'audit', 'verify', proof, '--keys', files.publicKeyFile)).exit).toBe(1);

      const gone = await wegmarke(operatorEnv(restored.url, files), 'restore', backup);
      expect(gone).toMatchObject({ exit: 4, stderr: expect.stringContaining('KEY_GENERATION_GONE') });
      const withOldRing = operatorEnv(restored.url, { ...files, kekFile: oldRing });
      const back = await wegmarke(withOldRing, 'restore', backup, '--json');
      expect(back.json()).toMatchObject({ exit: 0, erasedAgain: 1 });
      const other = await hubOnDatabase(restored.url, { ...files, kekFile: oldRing });
      try {
        expect(await shown(other, FIRST)).toBe(0);
        expect(await shown(other, SECOND)).toBe(1);
      } finally {
        await other.app.close();
      }
    } finally {
      await hub.app.close();
    }
  });

  it('stays so when the erasure was cut off before it was noted: typed again, it is finished', async () => {
    const env = operatorEnv(database.url, files);
    const erase = () => wegmarke(env, 'vault', 'erase', '--agency', 'jobcenter', '--handle', THIRD, '--json');
    const hub = await hubOnDatabase(database.url, files);
    await openCase(hub, THIRD);
    const cut = new Installation(readSettings(vaultErase.settings, env), () => undefined);
    try {
      const store = await cut.store();
      const opened = await store.readAll(0, { max: 1_000, filter: { types: ['CaseOpened'] } });
      const caseId = opened.map((event) => caseIdOf(event)).at(-1) ?? '';
      const noted = new MemoryTombstones();
      noted.add = () => Promise.reject(new Error('the power went'));
      const order = { network: 'rheine', caseId };
      const parts = { ...(await erasureParts(cut)), tombstones: noted };
      await expect(eraseCase(order, parts)).rejects.toThrow('the power went');
      expect(await shown(hub, THIRD)).toBe(0);
      expect((await erase()).json()).toMatchObject({ exit: 0, erased: 'case' });
      const { erasures } = (await wegmarke(env, 'vault', 'status', '--json')).json() as { erasures: number };
      expect(erasures).toBe(2);
    } finally {
      await cut.close();
      await hub.app.close();
    }
  });

  it('is not begun when it could not be noted', async () => {
    const nowhere = join(folder, 'no-such-folder', 'erasures');
    const env = { ...operatorEnv(database.url, files), WEGMARKE_HUB_TOMBSTONE_FILE: nowhere };
    const run = await wegmarke(env, 'vault', 'erase', '--agency', 'jobcenter', '--handle', SECOND);
    expect(run).toMatchObject({ exit: 4, stderr: expect.stringContaining('TOMBSTONES_MISSING') });
    const right = operatorEnv(database.url, files);
    const left = await wegmarke(
      right,
      'vault',
      'erase',
      '--agency',
      'jobcenter',
      '--handle',
      SECOND,
      '--dry-run',
      '--json',
    );
    expect(left.json()).toMatchObject({ exit: 0, events: 1 });
  });

  it('is named by a handle that is known, at an agency that is registered', async () => {
    const env = operatorEnv(database.url, files);
    const erase = (...words: readonly string[]) => wegmarke(env, 'vault', 'erase', ...words);
    const says = async (run: ReturnType<typeof erase>) => (await run).stderr.split('\n')[0];
    const unknown = 'nobodys-case'.padEnd(24, '-');
    expect(await says(erase('--agency', 'jobcenter', '--handle', unknown))).toBe('wegmarke: CASE_UNKNOWN');
    expect(await says(erase('--agency', 'nobody', '--handle', SECOND))).toBe('wegmarke: AGENCY_UNKNOWN');
    expect(await says(erase('--agency', 'jobcenter', '--handle', SECOND, '--network', 'ulm'))).toBe(
      'wegmarke: NETWORK_UNKNOWN',
    );
    expect(await says(erase('--agency', 'jobcenter', '--handle', SECOND, '--controller', 'nobody'))).toBe(
      'wegmarke: CONTROLLER_UNKNOWN',
    );
  });

  it('and what was kept: read models are made anew, and no stream is parked', async () => {
    const env = operatorEnv(database.url, files);
    for (const view of ['claims', 'evidence'])
      expect((await wegmarke(env, 'record', 'rebuild', view, '--json')).json()).toMatchObject({
        exit: 0,
        view,
        parked: 0,
      });
    expect((await wegmarke(env, 'record', 'parked', 'retry', '--json')).json()).toMatchObject({
      exit: 0,
      parked: [],
    });
    expect((await wegmarke(env, 'record', 'verify', '--json')).json()).toMatchObject({ exit: 0, found: 0 });
  });
});

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
