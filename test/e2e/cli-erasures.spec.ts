import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { caseIdOf, eraseCase } from '#casefile';
import { MemoryTombstones } from '#ports/memory';
import { Installation } from '../../apps/cli/src/installation.ts';
import { readSettings } from '../../apps/cli/src/settings/read-settings.ts';
import { recordSettings } from '../../apps/cli/src/settings/record-settings.ts';
import { erasureParts } from '../../apps/cli/src/vault/erasures.ts';
import { newDatabase } from '../contracts/test-database.ts';
import type { TestDatabase } from '../contracts/test-database.ts';
import { wegmarke } from './cli-tool.ts';
import type { OperatorFiles } from './hub-for-operators.ts';
import { headOver, hubOnDatabase, openCase, operatorEnv, operatorFiles, shown } from './hub-for-operators.ts';

const FIRST = 'first-case'.padEnd(24, '-');
const SECOND = 'second-case'.padEnd(24, '-');
const THIRD = 'third-case'.padEnd(24, '-');
const FOURTH = 'fourth-case'.padEnd(24, '-');

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
    const cut = new Installation(
      await readSettings([...recordSettings, 'tombstoneFile'], env),
      () => undefined,
    );
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

  it('was in the wrong case: the part of a link that was split goes, and the right case under the same handle stays', async () => {
    const env = operatorEnv(database.url, files);
    const erase = (...words: readonly string[]) =>
      wegmarke(env, 'vault', 'erase', '--agency', 'jobcenter', '--handle', FOURTH, '--split', ...words);
    const hub = await hubOnDatabase(database.url, files);
    try {
      await openCase(hub, FOURTH);
      expect((await erase()).stderr).toContain('CASE_UNKNOWN');
      const office = hub.agencyOf('jobcenter');
      const data = { ground: 'other-person', staff: 'staff-001' };
      const split = { type: 'de.wegmarke.case.unlink.v1', data, handle: FOURTH, name: 'split' };
      expect(await hub.tell('jobcenter', office.says(split))).toMatchObject([{ outcome: 'accepted' }]);
      await openCase(hub, FOURTH, 'jobcenter', 'right case');

      expect((await erase('--controller', 'nobody')).stderr).toContain('CONTROLLER_UNKNOWN');
      expect((await erase('--dry-run', '--json')).json()).toMatchObject({
        exit: 0,
        agencies: ['jobcenter'],
        events: 1,
      });
      expect((await erase('--json')).json()).toMatchObject({ exit: 0, agencies: ['jobcenter'] });
      for (const words of [[], ['--dry-run']]) {
        const again = await erase(...words);
        expect(again).toMatchObject({ exit: 0, stdout: expect.stringContaining('is erased already') });
      }
      expect((await erase('--json')).json()).toMatchObject({ exit: 0, already: true, agencies: [] });
      expect(await shown(hub, FOURTH)).toBe(1);
    } finally {
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
