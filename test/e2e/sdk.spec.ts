import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { testFolder } from '../../deploy/local/services/for-tests.mjs';
import { run } from '../../deploy/local/setup/command.mjs';
import { cache, inClone } from '../../deploy/local/setup/places.mjs';
import { tools } from '../../deploy/local/setup/tools.mjs';
import { NOW } from '../../apps/adapter/src/desk/spec/desk-harness.ts';
import { publicHalf, webhookKeys } from '../../apps/adapter/src/sink/webhook/webhook-keys.ts';
import { webhookBody, webhookMessage } from '../../apps/adapter/src/sink/webhook/webhook-message.ts';
import { PROCESS, PROGRAM, TSCONFIG } from './sdk-consumer.ts';
import { SdkDesk } from './sdk-desk.ts';

const packed = resolve(process.env['WEGMARKE_DIST'] ?? inClone('dist'), 'apps', 'sdk');

describe('the SDK in a foreign project', () => {
  const desk = new SdkDesk();
  let folder: string;

  /** Ends the test with what the tool says. */
  const succeed = async (file: string, args: string[]): Promise<string> => {
    const { code, output } = await run(file, args, { cwd: folder });
    if (code !== 0) throw new Error(`${args.join(' ')}\n${output}`);
    return output;
  };
  const npm = (...args: string[]) => {
    const given = process.env['npm_execpath'];
    const [file, first] = given?.endsWith('.js') ? [process.execPath, [given]] : ['npm', []];
    const quiet = ['--cache', join(cache, 'npm'), '--logs-max=0', '--loglevel=error', '--no-update-notifier'];
    return succeed(file, [...first, ...args, ...quiet]);
  };

  beforeAll(async () => {
    folder = await testFolder('sdk');
    await desk.start();
    await npm('pack', packed);
    writeFileSync(
      join(folder, 'package.json'),
      JSON.stringify({ name: 'foreign', type: 'module', private: true }),
    );
    await npm(
      'install',
      '--offline',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      './wegmarke-sdk-0.1.0.tgz',
    );
    writeFileSync(join(folder, 'program.ts'), PROGRAM);
    writeFileSync(join(folder, 'process.d.ts'), PROCESS);
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(TSCONFIG));
    await succeed(process.execPath, [tools.tsc, '-p', '.']);
  });
  afterAll(async () => {
    await desk.stop();
    rmSync(folder, { recursive: true });
  });

  /** The webhook for the first entry of the inbox, as the adapter signs it. */
  const webhook = (now: string) => {
    const [entry] = desk.harness.memory.queue.list({ max: 1 });
    if (entry === undefined) throw new Error('nothing came in');
    const keys = webhookKeys(join(folder, 'webhook-keys.txt'));
    const sent = webhookMessage(webhookBody(entry, desk.url), { agency: 'vhs', keys, now });
    return { ...sent, key: keys.map(publicHalf), now: Date.parse(now) };
  };

  it('compiles strictly, publishes once, asks, reads and acknowledges, opens timelines and checks webhooks', async () => {
    desk.receive('event-1');
    const settings = { desk: desk.url, token: desk.token, webhook: webhook(NOW) };
    for (const id of ['event-2', 'event-3']) desk.receive(id);
    desk.recall('event-0');
    const told: unknown = JSON.parse(
      await succeed(process.execPath, ['out/program.js', JSON.stringify(settings)]),
    );
    const problem = { row: 2, column: 'Form', code: 'CODE_UNKNOWN' };
    const type = 'de.wegmarke.language.registered.v1';
    expect(told).toMatchObject({
      published: [
        { rows: 3, again: false, problems: [problem] },
        { rows: 3, again: true, problems: [problem] },
      ],
      verdict: 'needs-consent',
      recorders: ['vhs', 'caritas'],
      message: { type, id: 'event-1', reference: '000123', timestamp: NOW },
      behind: { kind: 'event', entry: 1, id: 'event-1' },
      received: [...['event-1', 'event-2', 'event-3'].map((id) => `${type} ${id}`), 'stop-using event-0'],
      left: { entries: [], more: false },
      timeline: { reference: '000123', entries: [{ id: 'event-1', title: { de: expect.any(String) } }] },
      session: { token: 'a.b.c', hubUrl: 'https://hub.example' },
      problems: [
        ['REFERENCE_UNKNOWN', 404, null, true],
        ['PUSH_KEY_REUSED', 409, '/key', true],
        ['STAFF_MISSING', 400, null, true],
        ['TOKEN_INVALID', 401, null, true],
      ],
    });
    // Read from the adapter's own journal: what was published lies in the outbox once, zeros and all.
    expect(desk.office.items().map(({ line, reference }) => [line, reference])).toEqual([
      [1, '0042'],
      [3, '0042'],
    ]);
    expect(desk.harness.sessions).toMatchObject([{ actor: 'sb-017', origin: 'https://records.example' }]);
  });

  it('brings nothing along but itself: no dependency, declarations for every file, licence and documentation', async () => {
    const listed = await npm('ls', '--all', '--parseable');
    expect(listed.trim().split('\n')).toHaveLength(2);
    const contents = await succeed('tar', ['-tzf', 'wegmarke-sdk-0.1.0.tgz']);
    const files = contents
      .trim()
      .split('\n')
      .map((file) => file.replace('package/', ''));
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json', 'index.js']));
    const code = files.filter((file) => file.endsWith('.js'));
    expect(files.filter((file) => file.endsWith('.d.ts')).toSorted()).toEqual(
      code.map((file) => file.replace(/js$/, 'd.ts')).toSorted(),
    );
    expect(files).toHaveLength(2 * code.length + 3);
  });

  it('does what the how-to says, block by block', async () => {
    desk.receive('event-4');
    const { key, headers, body } = webhook(new Date().toISOString());
    const page = readFileSync(inClone('docs/how-to/sdk.md'), 'utf8');
    const [connect = '', ...rest] = [...page.matchAll(/^```js\n([^]*?)^```$/gm)].map(
      ([, block = '']) => block,
    );
    // Before the loop over the inbox: what is acknowledged there is not given again, here neither.
    const call = `console.log((await onWebhook(${JSON.stringify(headers)}, ${JSON.stringify(body)})).id);`;
    const program = [connect, call, ...rest].join('\n');
    writeFileSync(join(folder, 'desk.token'), `${desk.token}\n`);
    writeFileSync(
      join(folder, 'how-to.js'),
      program.replace('http://127.0.0.1:8301', desk.url).replace('whpk_…', key.join()),
    );
    const type = 'de.wegmarke.language.registered.v1';
    expect((await succeed(process.execPath, ['how-to.js'])).trim().split('\n')).toEqual([
      `${type} about 000123`,
      'event-4',
      'needs-consent',
      'consent, recorded by vhs or caritas',
      '1 taken',
      `000123: ${type} of bamf`,
      '1 entries',
      'https://hub.example',
    ]);
  });
});
