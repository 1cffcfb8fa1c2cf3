import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inClone } from '../../deploy/local/setup/places.mjs';

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program as operators do. */
function wegmarke(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const settings = { env: { PATH: process.env['PATH'], ...env }, timeout: 90_000 };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [inClone('apps/cli/bin/wegmarke.mjs'), ...args],
      settings,
      (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
      },
    );
  });
}

/** The modules of the product and of others that a run of the program loads, by Node's own record of what was run. */
async function loadedBy(...args: readonly string[]): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'loaded-'));
  try {
    await wegmarke(args, { NODE_V8_COVERAGE: folder });
    const scripts = readdirSync(folder).flatMap((file) => {
      const { result } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
        readonly result: readonly { readonly url: string }[];
      };
      return result.map(({ url }) => url);
    });
    return scripts.flatMap((url) => /\/(?:dist|node_modules)\/(.*)$/.exec(url)?.[1] ?? []);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('The program wegmarke', () => {
  it('tells what it can do', async () => {
    const { code, stdout, stderr } = await wegmarke([]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('record verify');
    expect(stdout.split('\n').every((line) => line.length <= 100)).toBe(true);
  });

  it('explains each command before it asks for anything', async () => {
    const { code, stdout } = await wegmarke(['restore', '--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/--accept-gap/);
  });

  it('says what is missing, on stderr, with the fix and exit code 2', async () => {
    const { code, stdout, stderr } = await wegmarke(['record', 'verify']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      /CONFIG_INVALID\n {2}happened: WEGMARKE_HUB_DATABASE_URL is not set\n {2}safe: .*\n {2}next: /,
    );
  });

  it('gives one JSON object on stdout, also for a no, and no secret', async () => {
    const env = { WEGMARKE_HUB_DATABASE_URL: 'postgres://hub:hunter2@127.0.0.1:1/hub' };
    const { code, stdout, stderr } = await wegmarke(['audit', 'head', '--json'], env);
    expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      command: 'audit head',
      exit: 3,
      error: { code: 'DATABASE_UNAVAILABLE' },
    });
    expect(stdout).not.toContain('hunter2');
  });

  it.each([
    [['--help']],
    [['vault', '--help']],
    [['help', 'simulate']],
    [['record', 'verify']],
    [['nonsense']],
  ])('loads nothing of the product to say %j, so that it answers at once', async (words) => {
    const loaded = await loadedBy(...words);
    expect(loaded).toContain('apps/cli/src/main.js');
    expect(loaded.filter((path) => !/^(apps\/cli\/|reflect-metadata\/)/.test(path))).toEqual([]);
  });

  it('loads for a command what that command needs, and neither the hub nor another command', async () => {
    const loaded = await loadedBy('map', 'schema');
    expect(loaded).toContain('apps/cli/src/map/schema.js');
    expect(loaded).not.toContain('apps/hub/src/index.js');
    expect(loaded).not.toContain('apps/cli/src/record/verify.js');
  });
});
