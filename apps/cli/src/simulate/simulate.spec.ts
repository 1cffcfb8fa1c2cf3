import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { natsServer } from '../../../../deploy/local/setup/nats-server.mjs';
import { commands } from '../commands.ts';
import { runCommand } from '../run-command.ts';

const ANY_PORTS = ['--hub-port', '0', '--nats-port', '0', '--control-port', '0'];

/** Runs the tool as a member of agency IT would; `watch` hears what is told on the way and may stop it. */
async function run(
  words: readonly string[],
  watch: (note: string, stop: () => void) => void = () => undefined,
) {
  const env = { WEGMARKE_NATS_SERVER: process.env['WEGMARKE_NATS_SERVER'] ?? (await natsServer()) };
  const stopping = new AbortController();
  const note = (text: string): void => watch(text, () => stopping.abort());
  const progress = { at: () => undefined, clear: () => undefined, note };
  return runCommand(commands, { words, env, progress, stop: stopping.signal });
}

describe('A test network', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'simulate-spec-'));
    const office = join(folder, 'office');
    const { exit } = await run([
      'init',
      office,
      '--network',
      'sample',
      '--agency',
      'vhs',
      '--desk-port',
      '0',
    ]);
    expect(exit).toBe(0);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('lets a happening at one agency reach the others whom the law lets know, and ends', async () => {
    const { exit, stdout, stderr } = await run([
      'simulate',
      '--json',
      '--fault',
      'duplicate=20',
      ...ANY_PORTS,
    ]);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    const { neighbours } = JSON.parse(stdout) as {
      readonly neighbours: readonly { readonly recorded: number }[];
    };
    expect(neighbours).toHaveLength(4);
    // Doubled on the way, and recorded once.
    expect(neighbours[0]).toMatchObject({ agency: 'abh', recorded: 1 });
  });

  it('does with --serve what its control is asked, by a clock of its own, until it is stopped', async () => {
    const request = join(folder, 'office', 'registration-request.json');
    const hubKeys = join(folder, 'office', 'hub-keys.json');
    const words = ['simulate', '--serve', '--register', request, '--hub-keys', hubKeys];
    let control = '';
    const asked: { readonly status: number; readonly body: unknown }[] = [];
    const ask = async (path: string, body?: object, headers: Record<string, string> = {}): Promise<void> => {
      const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
      const answer = await fetch(`${control}${path}`, init);
      asked.push({ status: answer.status, body: await answer.json() });
    };
    const asking = async (): Promise<void> => {
      await ask('');
      await ask('/clock', { at: '2026-03-02T00:00Z' });
      await ask('/clock', { at: 'tomorrow' });
      await ask('/clock', { at: '2026-13-01T00:00Z' });
      await ask('/clock', { advanceMs: 8.64e15 });
      await ask('/faults', { duplicate: 2 });
      await ask('/faults', { fire: 1 });
      await ask('/trigger', { agency: 'abh', type: 'language.duty-stated' });
      await ask('/trigger', { agency: 'abh', type: 'language.registered' });
      await ask('/trigger', { agency: 'vhs', type: 'language.registered' });
      await ask('', undefined, { origin: 'http://127.0.0.1:9' });
    };
    const { exit } = await run([...words, '--clock', '2026-03-01T10:00', ...ANY_PORTS], (note, stop) => {
      if (note.startsWith('control')) control = note.split(/\s+/)[1] ?? '';
      if (note.startsWith('ready')) void asking().finally(stop);
    });
    expect(exit).toBe(0);
    expect(asked).toMatchObject([
      { status: 200, body: { now: expect.stringMatching(/^2026-03-01T10:0/), neighbours: { length: 3 } } },
      { status: 200, body: { now: expect.stringMatching(/^2026-03-02T00:00/) } },
      { status: 400, body: { code: 'BODY_INVALID' } },
      { status: 400, body: { code: 'BODY_INVALID' } },
      { status: 400, body: { code: 'BODY_INVALID' } },
      { status: 200, body: { duplicate: 2 } },
      { status: 400, body: { code: 'BODY_INVALID' } },
      { status: 202 },
      { status: 422, body: { code: 'NO_RIGHT_TO_PUBLISH' } },
      // It was registered, so it is no neighbour.
      { status: 422, body: { code: 'NEIGHBOUR_UNKNOWN' } },
      { status: 403, body: { code: 'NOT_FROM_A_PAGE' } },
    ]);
    expect(JSON.parse(await readFile(hubKeys, 'utf8'))).toMatchObject({ signing: [{ use: 'sig' }] });
  });

  it('registers nobody whose request was changed after it was signed, or who is no party', async () => {
    const request = JSON.parse(
      await readFile(join(folder, 'office', 'registration-request.json'), 'utf8'),
    ) as object;
    const changed = join(folder, 'changed.json');
    await writeFile(changed, JSON.stringify({ ...request, agency: 'bamf' }));
    const { exit, stderr } = await run(['simulate', '--register', changed, ...ANY_PORTS]);
    expect(exit).toBe(2);
    expect(stderr).toContain('REQUEST_INVALID');
    await run(['init', join(folder, 'other'), '--network', 'elsewhere', '--agency', 'ewg']);
    const other = join(folder, 'other', 'registration-request.json');
    expect((await run(['simulate', '--register', other, ...ANY_PORTS])).stderr).toContain('PARTY_UNKNOWN');
  });

  it('says which program is missing where there is no broker', async () => {
    const progress = { at: () => undefined, clear: () => undefined, note: () => undefined };
    const env = { WEGMARKE_NATS_SERVER: join(folder, 'nothing') };
    const words = ['simulate', ...ANY_PORTS];
    const stop = new AbortController().signal;
    const { exit, stderr } = await runCommand(commands, { words, env, progress, stop });
    expect(exit).toBe(3);
    expect(stderr).toContain('BROKER_PROGRAM_MISSING');
    expect(stderr).toContain('npm run broker');
  });
});
