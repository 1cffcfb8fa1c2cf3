import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Deliveries } from '../../inbox/deliveries.ts';
import { EntryQueue } from '../../inbox/entry-queue.ts';
import { Journal } from '../../journal/journal.ts';
import { isSubnet, mayCall } from './allowed-addresses.ts';
import { EndpointBook } from './endpoint-book.ts';
import type { PostOutcome } from './post.ts';
import { post } from './post.ts';
import { nextAttemptAt, PAUSES_MS } from './retry-schedule.ts';
import { publicHalf, webhookKeys } from './webhook-keys.ts';
import type { WebhookMessage } from './webhook-message.ts';
import { WebhookSink } from './webhook-sink.ts';

const NOW = '2026-03-01T10:00:00.000Z';
const message: WebhookMessage = { body: '{}', headers: {} };

describe('the guard against calling inwards', () => {
  it.each([
    ['93.184.216.34', true],
    ['2606:2800:220:1::1', true],
    ['127.0.0.1', false],
    ['10.1.2.3', false],
    ['172.31.255.255', false],
    ['172.32.0.1', true],
    ['192.168.0.1', false],
    ['169.254.169.254', false],
    ['100.64.0.1', false],
    ['0.0.0.0', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['::1', false],
    ['::', false],
    ['::ffff:10.0.0.1', false],
    ['::ffff:a00:1', false],
    ['::ffff:5db8:d822', true],
    ['fe80::1', false],
    ['fd00::1', false],
    ['64:ff9b::a00:1', false],
    ['2002:a00:1::', false],
    ['::127.0.0.1', false],
    ['::a00:1', false],
    ['::ffff:0:7f00:1', false],
    ['3fff::1', false],
    ['3fff:fff:ffff::1', false],
    ['3ffe:ffff::1', true],
    ['5f00::1', false],
    ['no address', false],
  ])('%s may be called: %s', (address, may) => {
    expect(mayCall(address, [])).toBe(may);
  });

  it('lets through what the configuration names, and nothing beside it', () => {
    const allow = ['10.20.0.0/16', '::1'];
    const asked = ['10.20.3.4', '10.21.0.1', '::1', '::ffff:10.20.0.1', '127.0.0.1'];
    expect(asked.map((address) => mayCall(address, allow))).toEqual([true, false, true, true, false]);
  });

  it('knows a subnet', () => {
    const texts = ['10.0.0.0/8', '10.0.0.0/33', '::/0', 'host', '10.0.0.1', '10.0.0.1/8/8'];
    expect(texts.map(isSubnet)).toEqual([true, false, true, false, true, false]);
  });
});

describe('an attempt', () => {
  let server: Server;
  let port: number;
  let respond: (
    request: IncomingMessage,
  ) => { readonly status: number; readonly headers?: object } | undefined;
  const got: string[] = [];
  const to = (over: object = {}, path = '/hook') =>
    ({ url: `http://127.0.0.1:${port}${path}`, allow: ['127.0.0.1'], timeoutMs: 300, ...over }) as const;

  beforeEach(async () => {
    got.length = 0;
    server = createServer((request, response) => {
      got.push(request.url ?? '');
      const said = respond(request);
      if (said !== undefined) response.writeHead(said.status, { ...said.headers }).end('answer');
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    ({ port } = server.address() as AddressInfo);
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it.each([
    [{ status: 204 }, { kind: 'taken' }],
    [{ status: 410 }, { kind: 'gone' }],
    [
      { status: 302, headers: { location: '/elsewhere' } },
      { kind: 'failed', code: 'REDIRECTED' },
    ],
    [{ status: 500 }, { kind: 'failed', code: 'ANSWER_500' }],
    [
      { status: 429, headers: { 'retry-after': '7' } },
      { kind: 'failed', code: 'ANSWER_429', retryAfterMs: 7_000 },
    ],
    [undefined, { kind: 'failed', code: 'TOO_SLOW' }],
  ])('that is answered with %j is %j', async (said, outcome) => {
    respond = () => said;
    expect(await post(to(), message)).toEqual(outcome);
    expect(got).toEqual(['/hook']);
  });

  it('reaches no address that is not named, by whatever name', async () => {
    respond = () => ({ status: 204 });
    const blocked = { kind: 'failed', code: 'ADDRESS_NOT_ALLOWED' };
    expect(await post(to({ allow: [] }), message)).toEqual(blocked);
    const named = { url: `https://hooks.example:${port}/`, allow: [] };
    expect(await post(named, message, () => Promise.resolve(['93.184.216.34', '127.0.0.1']))).toEqual(
      blocked,
    );
    expect(got).toEqual([]);
  });

  it('goes to the very address that was looked at, also when the name changes in between', async () => {
    respond = () => ({ status: 204 });
    let asked = 0;
    const rebinding = () => Promise.resolve([(asked += 1) === 1 ? '127.0.0.1' : '127.0.0.99']);
    const endpoint = { ...to(), url: `http://rebinding.example:${port}/` };
    expect(await post(endpoint, message, rebinding)).toEqual({ kind: 'taken' });
    expect(asked).toBe(1);
  });

  it('waits for a name no longer than for an answer', async () => {
    const endpoint = to({ url: `http://records.example:${port}/hook` });
    const never = () => new Promise<readonly string[]>(() => undefined);
    expect(await post(endpoint, message, never)).toEqual({ kind: 'failed', code: 'TOO_SLOW' });
  });

  it('goes nowhere unencrypted but on this machine', async () => {
    const outcome = await post({ url: 'http://hooks.example/', allow: [] }, message, () =>
      Promise.resolve(['93.184.216.34']),
    );
    expect(outcome).toEqual({ kind: 'failed', code: 'NOT_ENCRYPTED' });
  });
});

describe('the schedule of retries', () => {
  it('is the one of the specification, with up to a tenth more, and at its end there is no other', () => {
    const waits = (random: number) =>
      [1, 2, 9].map((failed) => Date.parse(nextAttemptAt(NOW, failed, random) ?? '') - Date.parse(NOW));
    expect(waits(0)).toEqual([5_000, 300_000, 86_400_000]);
    expect(waits(0.999)[0]).toBeGreaterThan(5_400);
    expect(PAUSES_MS).toHaveLength(9);
    expect(nextAttemptAt(NOW, 10, 0)).toBeUndefined();
  });

  it('gives a receiver the time that it asks for, a day at most', () => {
    expect(nextAttemptAt(NOW, 1, 0, 60_000)).toBe('2026-03-01T10:01:00.000Z');
    expect(nextAttemptAt(NOW, 1, 0, 1e12)).toBe('2026-03-02T10:00:00.000Z');
  });
});

describe('a webhook', () => {
  let folder: string;
  let journal: Journal;
  let queue: EntryQueue;
  let time: number;
  let answer: (body: string) => PostOutcome;
  const posted: WebhookMessage[] = [];
  const now = () => new Date(time).toISOString();

  const sink = () =>
    new WebhookSink({
      config: { name: 'hook' },
      deliveries: new Deliveries(journal, 'hook'),
      endpoints: new EndpointBook(journal),
      keys: webhookKeys(join(folder, 'keys')),
      deskUrl: () => 'http://127.0.0.1:8301',
      post: (sent) => {
        posted.push(sent);
        return Promise.resolve(answer(sent.body));
      },
      clock: { now },
      random: () => 0,
    });
  const take = (id: string, handle = id) =>
    queue.take(
      [
        {
          agency: 'bamf',
          id,
          kind: 'event',
          type: 'de.wegmarke.language.voucher-issued.v1',
          handle,
          line: {
            id,
            type: 't',
            reference: '000123',
            agency: 'bamf',
            fields: { secret: 'content' },
            basis: { kind: 'statutory', rowId: 'r', paragraph: 'p', duty: false },
            purpose: 'p',
            receivedAt: NOW,
          },
        },
      ],
      NOW,
    );
  const ids = () => posted.map(({ body }) => (JSON.parse(body) as { readonly id: string }).id);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'webhook-'));
    journal = Journal.open(join(folder, 'adapter.db'));
    queue = new EntryQueue(journal, [{ name: 'hook', fetches: true }]);
    time = Date.parse(NOW);
    posted.length = 0;
    answer = () => ({ kind: 'taken' });
  });
  afterEach(() => {
    journal.close();
    rmSync(folder, { recursive: true });
  });

  it('is thin and signed, and the same again keeps its id', async () => {
    take('a');
    answer = () => ({ kind: 'failed', code: 'ANSWER_500' });
    await sink().run();
    time += 5_000;
    answer = () => ({ kind: 'taken' });
    await sink().run();
    const [first, second] = posted;
    expect(JSON.parse(first?.body ?? '')).toEqual({
      type: 'de.wegmarke.language.voucher-issued.v1',
      id: 'a',
      reference: '000123',
      link: 'http://127.0.0.1:8301/desk/inbox/1',
      timestamp: NOW,
    });
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    const [key] = webhookKeys(join(folder, 'keys'));
    if (key === undefined || second === undefined) throw new Error('nothing was signed');
    const { body, headers } = second;
    expect(headers['webhook-timestamp']).toBe(String(time / 1_000));
    const [version, signature = ''] = (headers['webhook-signature'] ?? '').split(',');
    const x = Buffer.from(publicHalf(key).replace('whpk_', ''), 'base64').toString('base64url');
    const own = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    const text = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    expect(version).toBe('v1a');
    expect(verify(null, Buffer.from(text), own, Buffer.from(signature, 'base64'))).toBe(true);
    expect(statSync(join(folder, 'keys')).mode & 0o777).toBe(0o600);
  });

  it('is signed by every key of the file, so that a receiver can go over to the new one', async () => {
    const file = join(folder, 'keys');
    webhookKeys(file);
    webhookKeys(join(folder, 'new'));
    writeFileSync(file, readFileSync(join(folder, 'new'), 'utf8') + readFileSync(file, 'utf8'));
    take('a');
    await sink().run();
    expect(posted[0]?.headers['webhook-signature']).toMatch(/^v1a,\S+ v1a,\S+$/);
  });

  it('comes in order within a case, and one that fails keeps no other case from coming', async () => {
    for (const [id, handle] of [
      ['a1', 'a'],
      ['b1', 'b'],
      ['a2', 'a'],
      ['b2', 'b'],
    ] as const)
      take(id, handle);
    answer = (body) => (body.includes('"a1"') ? { kind: 'failed', code: 'ANSWER_500' } : { kind: 'taken' });
    for (let round = 0; round < 4; round += 1) {
      await sink().run();
      time += 5_000;
    }
    expect(ids().slice(0, 4)).toEqual(['a1', 'b1', 'b2', 'a1']);
    expect(ids()).not.toContain('a2');
  });

  it('is given up after the last attempt, with the reason, and the rest goes on', async () => {
    take('a', 'x');
    take('b', 'x');
    answer = (body) => (body.includes('"a"') ? { kind: 'failed', code: 'ANSWER_500' } : { kind: 'taken' });
    const from = time;
    for (let guard = 0; guard < 50 && !ids().includes('b'); guard += 1) {
      const next = await sink().run();
      if (next !== undefined) time = Math.max(time, Date.parse(next));
    }
    expect(ids().filter((id) => id === 'a')).toHaveLength(10);
    expect(time - from).toBe(PAUSES_MS.reduce((sum, pause) => sum + pause, 0) + 5_000);
    expect(queue.list({ state: 'parked', max: 9 })).toMatchObject([
      { id: 'a', states: [{ code: 'ANSWER_500', attempts: 9 }] },
    ]);
    answer = () => ({ kind: 'taken' });
    time += 5_000;
    expect(new Deliveries(journal, 'hook').retry(1, now())).toBe(true);
    await sink().run();
    expect(ids().at(-1)).toBe('a');
  });

  it('goes no more to a receiver that answered 410, until somebody enables it, also after a restart', async () => {
    take('a');
    answer = () => ({ kind: 'gone' });
    await sink().run();
    take('b');
    time += 86_400_000;
    await sink().run();
    expect(ids()).toEqual(['a']);
    const endpoints = new EndpointBook(journal);
    expect(endpoints.of('hook').disabledAt).toBe(NOW);
    endpoints.enable('hook');
    answer = () => ({ kind: 'taken' });
    await sink().run();
    expect(ids()).toEqual(['a', 'a', 'b']);
  });

  it('is not delivered by a retry when the recall came in between, and its content is gone', async () => {
    take('a');
    answer = () => ({ kind: 'failed', code: 'ANSWER_500' });
    await sink().run();
    queue.recall(['a'], now());
    time += 86_400_000;
    await sink().run();
    expect(ids()).toEqual(['a']);
    expect(queue.lineOf(1)).toBeUndefined();
    expect(new Deliveries(journal, 'hook').retry(1, now())).toBe(false);
    expect(queue.statesOf(1)).toMatchObject([{ state: 'recalled' }]);
  });
});
