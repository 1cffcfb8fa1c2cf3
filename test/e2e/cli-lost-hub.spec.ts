import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PostgresLedgerShelf } from '#postgres';
import { newDatabase } from '../contracts/test-database.ts';
import type { TestDatabase } from '../contracts/test-database.ts';
import { wegmarke } from './cli-tool.ts';
import type { OperatorFiles } from './hub-for-operators.ts';
import { headOver, hubOnDatabase, openCase, operatorEnv, operatorFiles, shown } from './hub-for-operators.ts';

const FIRST = 'first-case'.padEnd(24, '-');
const SECOND = 'second-case'.padEnd(24, '-');

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
    folder = mkdtempSync(join(tmpdir(), 'cli-lost-hub-'));
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
