import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeys, loadKeys, publicKeysOf } from '#jose';
import { freePort } from '../simulate/free-port.ts';
import { runOnFile } from '../spec/run-on-file.ts';
import { findingRows, gravityOf } from './finding-codes.ts';
import { keyFinding, linkFindings, outboxFinding, problemFindings, runFindings } from './look-at-adapter.ts';

interface Found {
  readonly findings: readonly {
    readonly check: string;
    readonly saw?: string;
    readonly code?: string;
    readonly fix?: string;
  }[];
}

describe('A new office', () => {
  let folder: string;
  const at = (name: string): string => join(folder, 'office', name);
  const codes = (stdout: string): readonly (string | undefined)[] =>
    (JSON.parse(stdout) as Found).findings.map(({ code }) => code).filter((code) => code !== undefined);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'doctor-spec-'));
    const [hub, nats, desk] = [await freePort(), await freePort(), await freePort()];
    const addresses = ['--hub-url', `http://127.0.0.1:${hub}`, '--nats-url', `nats://127.0.0.1:${nats}`];
    const named = ['--network', 'sample', '--agency', 'vhs', '--desk-port', String(desk)];
    const { exit, stderr } = await runOnFile('init', join(folder, 'office'), ...named, ...addresses);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is never laid out over keys that are there', async () => {
    const before = await readFile(at('keys.json'));
    const again = await runOnFile('init', join(folder, 'office'), '--network', 'sample', '--agency', 'vhs');
    expect(again.exit).toBe(4);
    expect(again.stderr).toContain('OFFICE_EXISTS');
    expect((await readFile(at('keys.json'))).equals(before)).toBe(true);
  });

  it('is laid out whole or not at all', async () => {
    const half = join(folder, 'half');
    await mkdir(half);
    await writeFile(join(half, 'config.yaml'), 'mine');
    const { exit, stderr } = await runOnFile('init', half, '--network', 'sample', '--agency', 'vhs');
    expect([exit, stderr]).toEqual([4, expect.stringContaining('config.yaml')]);
    expect(await readdir(half)).toEqual(['config.yaml']);
    await rm(join(half, 'config.yaml'));
    expect((await runOnFile('init', half, '--network', 'sample', '--agency', 'vhs')).exit).toBe(0);
  });

  it.each([
    ['--hub-url', 'http://hub.example'],
    ['--nats-url', 'nats://hub.example:4222'],
  ])('never speaks to another machine without TLS: %s', async (option, url) => {
    const open = join(folder, 'open');
    const named = ['--network', 'sample', '--agency', 'vhs'];
    const { exit, stderr } = await runOnFile('init', open, ...named, option, url);
    expect([exit, stderr]).toEqual([2, expect.stringMatching(new RegExp(`TLS_MISSING[^]*${option}`))]);
    expect(existsSync(open)).toBe(false);
  });

  it('is not laid out where no folder can be made', async () => {
    await writeFile(join(folder, 'file'), '');
    for (const place of [join(folder, 'file', 'a', 'b'), '/proc/no-such/a']) {
      const { exit, stderr } = await runOnFile('init', place, '--network', 'sample', '--agency', 'vhs');
      expect([exit, stderr]).toEqual([3, expect.stringContaining('FILE_NOT_WRITTEN')]);
    }
  });

  it('of the sample network belongs to one of its parties', async () => {
    const { exit, stderr } = await runOnFile('init', at('x'), '--network', 'sample', '--agency', 'nobody');
    expect([exit, stderr]).toEqual([2, expect.stringMatching(/PARTY_UNKNOWN[^]*abh or .*vhs/)]);
  });

  it('is followed by lines that a shell takes as they are, whatever the name of the folder', async () => {
    const odd = join(folder, "Amt d'Orsay 3");
    const { stdout } = await runOnFile('init', odd, '--network', 'sample', '--agency', 'vhs');
    expect(stdout).toContain(String.raw`doctor '${folder}/Amt d'\''Orsay 3/config.yaml'`);
  });

  it('asks for registration with public parts only', async () => {
    const request = await readFile(at('registration-request.json'), 'utf8');
    expect(request).not.toMatch(/"d"|SU[A-Z2-7]{56}/);
    expect(JSON.parse(request)).toMatchObject({ network: 'sample', agency: 'vhs' });
  });

  it('is told which file it still lacks', async () => {
    const { exit, stdout } = await runOnFile('doctor', at('config.yaml'), '--json');
    expect(exit).toBe(1);
    expect(codes(stdout)).toEqual(['FILES_INVALID']);
  });

  it('is told which of its private files every user of the machine can read', async () => {
    await Promise.all([chmod(at('secret'), 0o644), chmod(at('data'), 0o755), chmod(at('keys.json'), 0o640)]);
    const { stdout } = await runOnFile('doctor', at('config.yaml'), '--json');
    const open = (JSON.parse(stdout) as Found).findings.filter(({ code }) => code === 'OPEN_TO_OTHERS');
    expect(open.map(({ saw }) => saw)).toEqual([`${at('secret')}: chmod 600`, `${at('data')}: chmod 700`]);
    await Promise.all([chmod(at('secret'), 0o600), chmod(at('data'), 0o700)]);
    expect(codes((await runOnFile('doctor', at('config.yaml'), '--json')).stdout)).not.toContain(
      'OPEN_TO_OTHERS',
    );
  });

  it('is told what does not answer, each with its fix', async () => {
    await writeFile(at('hub-keys.json'), JSON.stringify(publicKeysOf(loadKeys(generateKeys('hub')))));
    const { exit, stdout } = await runOnFile('doctor', at('config.yaml'), '--json');
    expect(exit).toBe(1);
    expect(new Set(codes(stdout))).toEqual(new Set(['NOT_REACHABLE', 'ADAPTER_NOT_RUNNING']));
    for (const { code, fix } of (JSON.parse(stdout) as Found).findings)
      expect(fix === undefined).toBe(code === undefined);
  });

  it('is told that its data folder is gone, and how much room there is where it was', async () => {
    await rm(at('data'), { recursive: true });
    const { exit, stdout } = await runOnFile('doctor', at('config.yaml'), '--json');
    expect(exit).toBe(1);
    expect(codes(stdout)).toContain('DATA_FOLDER_MISSING');
    const { findings } = JSON.parse(stdout) as Found;
    expect(findings).toContainEqual(
      expect.objectContaining({ check: 'disk', saw: expect.stringContaining('MB') }),
    );
  });

  it('with a configuration that cannot be read is exit code 2', async () => {
    await writeFile(join(folder, 'broken.yaml'), 'network: sample\nnonsense: 1\n');
    expect((await runOnFile('doctor', join(folder, 'broken.yaml'))).exit).toBe(2);
  });
});

describe('The findings of the doctor', () => {
  it('judge an outbox by how long its oldest message waits for a receipt', () => {
    const now = Date.parse('2026-03-02T12:00:00.000Z');
    const commands = { inFlight: 0, held: {} };
    const codeOf = (lastReceiptAt: string, offeredAt: string, attempts: number): string | undefined =>
      outboxFinding({ inFlight: 1, lastReceiptAt, commands }, { offeredAt, attempts }, now).code;
    const [lately, longAgo] = ['2026-03-02T11:59:00.000Z', '2026-03-02T08:00:00.000Z'];
    expect(codeOf(lately, longAgo, 9)).toBe('RECEIPT_OLD');
    expect(codeOf(longAgo, lately, 1)).toBeUndefined();
    expect(codeOf(lately, longAgo, 1)).toBeUndefined();
    expect(
      outboxFinding({ inFlight: 0, lastReceiptAt: longAgo, commands }, undefined, now).code,
    ).toBeUndefined();
  });

  it('judge the key with which the adapter runs, not only the file', () => {
    const codeOf = (kid: string, refused: boolean) => keyFinding({ kid, refused }, 'k2').code;
    expect(codeOf('k2', false)).toBeUndefined();
    expect(codeOf('k1', false)).toBe('ADAPTER_KEY_OLD');
    expect(codeOf('k1', true)).toBe('ADAPTER_KEY_OLD');
    expect(codeOf('k2', true)).toBe('KEY_NOT_USABLE');
  });

  it('say of an adapter that was not restarted after the update what it does tell, and that it wants a restart', () => {
    const codesOf = (...findings: readonly { readonly code?: string }[]) => findings.map(({ code }) => code);
    expect(codesOf(...runFindings({ connected: true }, 'k2'))).toEqual([undefined, 'ADAPTER_OLD']);
    expect(outboxFinding({ inFlight: 1 }, undefined, 0).saw).toMatch(/^1 events and 0 commands/);
    const restarted = { signingKey: { kid: 'k1', refused: false }, commands: { inFlight: 0, held: {} } };
    expect(codesOf(...runFindings({ connected: false, ...restarted }, 'k2'))).toEqual([
      'ADAPTER_OFFLINE',
      'ADAPTER_KEY_OLD',
    ]);
  });

  it('tell how many commands wait or are held beside the events', () => {
    const status = { inFlight: 1, commands: { inFlight: 2, held: { NO_BASIS_NOW: 3, PARKED: 1 } } };
    expect(outboxFinding(status, undefined, 0).saw).toMatch(
      /^1 events and 2 commands wait .* 4 commands are held/,
    );
  });

  it('warn of links that lead nowhere after the next start', () => {
    const webhook = { kind: 'webhook' as const };
    expect(linkFindings({ desk: { port: 0 }, sinks: [webhook] })).toMatchObject([{ code: 'LINKS_BREAK' }]);
    expect(linkFindings({ desk: { port: 8101 }, sinks: [webhook] })).toEqual([]);
    expect(linkFindings({ desk: { port: 0 }, sinks: [{ kind: 'pull' }] })).toEqual([]);
  });

  it('tell sinks from rows of exports', () => {
    expect(problemFindings([])).toEqual([
      { check: 'exports', saw: 'no row was refused' },
      { check: 'sinks', saw: 'nothing is stuck' },
    ]);
    const stuck = { file: 'sinks/pull', code: 'NOT_ACKNOWLEDGED', reason: '3 entries wait (9 days)' };
    expect(problemFindings([stuck])).toContainEqual({
      check: 'sinks',
      code: 'SINK_STUCK',
      saw: 'sinks/pull NOT_ACKNOWLEDGED: 3 entries wait (9 days)',
    });
    expect(problemFindings([{ file: 'a.csv', code: 'DATE_INVALID', reason: '' }])).toContainEqual({
      check: 'exports',
      code: 'ROWS_REFUSED',
      saw: '1 problems',
    });
  });

  it('all say what they mean and what to do, and weigh nothing only without a code', () => {
    for (const { meaning, fix } of Object.values(findingRows)) expect([meaning, fix]).not.toContain('');
    expect(gravityOf({ check: 'x', saw: '' })).toBe('fine');
    expect(gravityOf({ check: 'x', saw: '', code: 'CLOCK_DRIFTS' })).toBe('warning');
    expect(gravityOf({ check: 'x', saw: '', code: 'CLOCK_WRONG' })).toBe('fault');
  });
});
