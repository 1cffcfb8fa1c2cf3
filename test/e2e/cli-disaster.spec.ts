import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { caseIdOf, eraseCase } from '#casefile';
import { PostgresLedgerShelf } from '#postgres';
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
      const others = agencies.map(({ agency }) => agency).filter((agency) => agency !== 'rheine/jobcenter');
      const opened = await replay('--json', ...others.flatMap((agency) => ['--without', agency]));
      expect(opened.json()).toMatchObject({ exit: 1, open: true, missing: 2 });
      expect((await replay('--wait', '0')).stderr).toContain('REPLAY_NOT_OPEN');
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
    expect(await wegmarke(operatorEnv(empty.url, foreign), 'restore', backup)).toMatchObject({
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
      const noted = { all: async () => [], add: () => Promise.reject(new Error('the power went')) };
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
    expect(run).toMatchObject({ exit: 2, stderr: expect.stringContaining('FILE_UNREADABLE') });
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
