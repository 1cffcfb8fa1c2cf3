import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { runOnFile } from '../spec/run-on-file.ts';

const TOKEN = 'a-token-of-the-desk-that-nobody-guesses';

describe('the commands over the queues of an adapter', () => {
  let folder: string;
  let desk: Server;
  let answer: { readonly status: number; readonly body: object };
  let asked: string[];
  const config = () => join(folder, 'config.yaml');

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await text(request);
    const { authorization, 'x-staff': staff = '' } = request.headers;
    asked.push(`${request.method} ${request.url} ${String(staff)} ${body}`.trim());
    const isHolder = authorization === `Bearer ${TOKEN}`;
    response.writeHead(isHolder ? answer.status : 401).end(JSON.stringify(answer.body));
  };

  beforeEach(async () => {
    asked = [];
    answer = { status: 200, body: {} };
    folder = mkdtempSync(join(tmpdir(), 'queues-'));
    desk = createServer((request, response) => void respond(request, response));
    await new Promise<void>((ready) => desk.listen(0, '127.0.0.1', ready));
    writeFileSync(join(folder, 'desk.token'), `${TOKEN}\n`);
    writeFileSync(
      config(),
      `
network: rheine
agency: abh
hub: { nats: 'nats://127.0.0.1:4222', http: 'http://127.0.0.1:8080', keysFile: hub-keys.json }
keysFile: keys.json
nkeySeedFile: nkey.seed
secretFile: secret
dataFolder: data
source: { folder: exports }
mappingFile: mapping.yaml
sinks: [{ kind: pull }]
desk: { port: ${(desk.address() as AddressInfo).port}, tokenFile: desk.token }
opensCases: by-export
`,
    );
  });
  afterEach(() => {
    desk.close();
    desk.closeAllConnections();
    rmSync(folder, { recursive: true });
  });

  it('list problems with the id of those that a person settles, and settle one in the name of a member of staff', async () => {
    const problem = { file: 'a.csv', line: 3, code: 'REFERENCE_CHANGED', reason: 'moved', fix: 'put right' };
    answer = { status: 200, body: { problems: [{ ...problem, id: 'withdrawn:4Jc_-x' }] } };
    const list = await runOnFile('problems', 'ls', config());
    expect([list.exit, list.stdout]).toEqual([
      1,
      expect.stringMatching(/a\.csv:3 .*REFERENCE_CHANGED.*withdrawn:4Jc_-x/),
    ]);
    answer = { status: 200, body: { id: 'withdrawn:4Jc_-x' } };
    const settled = await runOnFile('problems', 'settle', config(), 'withdrawn:4Jc_-x', '--staff', 'it-01');
    expect(settled).toMatchObject({ exit: 0, stderr: '' });
    expect(asked).toEqual(['GET /desk/problems', 'POST /desk/problems/withdrawn%3A4Jc_-x/settle it-01 {}']);
    answer = { status: 200, body: { problems: [] } };
    expect((await runOnFile('problems', 'ls', config())).exit).toBe(0);
  });

  it('list messages, and say with the exit code that some are parked', async () => {
    answer = {
      status: 200,
      body: { items: [{ id: 'abc', state: 'held', parked: true, code: 'NO_ANSWER' }] },
    };
    const { exit, stdout } = await runOnFile('outbox', 'ls', config(), '--state', 'parked');
    expect(asked).toEqual(['GET /desk/queues/outbox?state=parked']);
    expect([exit, stdout.trimEnd()]).toEqual([1, 'abc  parked  NO_ANSWER']);
  });

  it('say how the next page is asked for, and ask for it', async () => {
    answer = { status: 200, body: { items: [{ id: 'abc', state: 'ready' }], more: true } };
    const messages = await runOnFile('outbox', 'ls', config(), '--max', '1', '--after', 'abb');
    expect(messages.stdout).toContain('there are more: --after abc\n');
    answer = { status: 200, body: { entries: [{ entry: 7, states: [] }], sinks: [], more: true } };
    const entries = await runOnFile('inbox', 'ls', config(), '--max', '1', '--before', '8');
    expect(entries.stdout).toContain('there are more: --before 7\n');
    expect(asked).toEqual([
      'GET /desk/queues/outbox?after=abb&max=1',
      'GET /desk/queues/inbox?before=8&max=1',
    ]);
  });

  it('show what a message says only when asked to', async () => {
    answer = { status: 200, body: { id: '-abc', state: 'ready' } };
    await runOnFile('outbox', 'show', config(), '-abc');
    const { stdout } = await runOnFile('outbox', 'show', config(), '-abc', '--payload', '--staff', 'it-01');
    expect(asked).toEqual(['GET /desk/queues/outbox/-abc', 'GET /desk/queues/outbox/-abc?payload=yes it-01']);
    expect(stdout).toBe('id: -abc\nstate: ready\n');
  });

  it('show what came in only when asked to, in the name of a member of staff', async () => {
    answer = { status: 200, body: { entry: 17, payload: { fields: {} } } };
    await runOnFile('inbox', 'show', config(), '17');
    const { stdout } = await runOnFile('inbox', 'show', config(), '17', '--payload', '--staff', 'it-01');
    expect(asked).toEqual(['GET /desk/queues/inbox/17', 'GET /desk/queues/inbox/17?payload=yes it-01']);
    expect(stdout).toBe('entry: 17\npayload: {"fields":{}}\n');
  });

  it.each([
    [['outbox', 'retry', 'parked'], [], 'POST /desk/queues/outbox/parked/retry it-01 {}'],
    [
      ['outbox', 'drop', 'abc'],
      ['--reason', 'a test'],
      'POST /desk/queues/outbox/abc/drop it-01 {"reason":"a test"}',
    ],
    [['outbox', 'pause'], ['--reason', 'a test'], 'POST /desk/queues/outbox/pause it-01 {"reason":"a test"}'],
    [['outbox', 'resume'], [], 'POST /desk/queues/outbox/resume it-01 {}'],
    [['inbox', 'retry', '17'], [], 'POST /desk/queues/inbox/17/retry it-01 {}'],
    [['inbox', 'retry'], ['--sink', 'records'], 'POST /desk/sinks/records/retry it-01 {}'],
    [
      ['inbox', 'drop', '17'],
      ['--reason', 'a test'],
      'POST /desk/queues/inbox/17/drop it-01 {"reason":"a test"}',
    ],
  ])('%j acts in the name of a member of staff', async ([group, step, ...subject], options, call) => {
    const words = [group ?? '', step ?? '', config(), ...subject, ...options];
    expect((await runOnFile(...words)).exit).toBe(2);
    expect(asked).toEqual([]);
    expect((await runOnFile(...words, '--staff', 'it-01')).exit).toBe(0);
    expect(asked).toEqual([call]);
  });

  it('list what came in beside the sinks', async () => {
    const entry = {
      entry: 1,
      kind: 'event',
      type: 't',
      reference: '000123',
      states: [{ sink: 'records', state: 'waiting' }],
    };
    const sink = {
      name: 'records',
      kind: 'webhook',
      counts: { waiting: 1 },
      disabledAt: '2026-03-01T10:00:00.000Z',
    };
    answer = { status: 200, body: { entries: [entry], sinks: [sink] } };
    const { exit, stdout } = await runOnFile('inbox', 'ls', config());
    expect(exit).toBe(1);
    expect(stdout).toBe(
      '1  event  t  000123  records waiting\nsink records (webhook): {"waiting":1}, disabled since 2026-03-01T10:00:00.000Z\n',
    );
  });

  it('list the newest lines of the file where that is the only sink', async () => {
    const newest = [
      { kind: 'event', type: 't', reference: '000123', agency: 'bamf', receivedAt: '2026-03-01' },
    ];
    const lines = { file: 'sink.jsonl', bytes: 17, writtenAt: '2026-03-02', newest };
    answer = { status: 200, body: { entries: [], sinks: [], more: false, lines } };
    const { exit, stdout } = await runOnFile('inbox', 'ls', config());
    expect(exit).toBe(0);
    expect(stdout).toBe(
      'nothing is queued\nfile sink.jsonl (json-lines): 17 bytes, last changed 2026-03-02\n  event  t  000123  bamf  2026-03-01\n',
    );
  });

  it.each([
    ['send the header X-Staff with a pseudonymous id', 'write --staff with a pseudonymous id'],
    ['list the entries with GET /desk/queues/inbox', 'list the entries with wegmarke inbox ls'],
  ])('speak of options and commands where the desk speaks of HTTP: %s', async (detail, said) => {
    answer = { status: 400, body: { code: 'STAFF_MISSING', detail } };
    expect((await runOnFile('inbox', 'show', config(), '17', '--payload')).stderr).toContain(said);
  });

  it('say why the desk says no, and where no desk answers', async () => {
    answer = { status: 409, body: { code: 'MESSAGE_STAYS', detail: 'it was sent' } };
    const refused = await runOnFile(
      'outbox',
      'drop',
      config(),
      'abc',
      '--reason',
      'a test',
      '--staff',
      'it-01',
    );
    expect(refused.exit).toBe(4);
    expect(refused.stderr).toContain('MESSAGE_STAYS');
    expect(refused.stderr).toContain('it was sent');
    await new Promise((closed) => {
      desk.close(closed);
      desk.closeAllConnections();
    });
    const away = await runOnFile('outbox', 'ls', config());
    expect([away.exit, away.stderr.includes('DESK_UNREACHABLE')]).toEqual([3, true]);
  });
});
