import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Deliveries } from '../../inbox/deliveries.ts';
import { EntryQueue } from '../../inbox/entry-queue.ts';
import { Journal } from '../../journal/journal.ts';
import { EndpointBook } from './endpoint-book.ts';
import type { PostOutcome } from './post.ts';
import { PAUSES_MS } from './retry-schedule.ts';
import { publicHalf, webhookKeys } from './webhook-keys.ts';
import type { WebhookMessage } from './webhook-message.ts';
import { WebhookSink } from './webhook-sink.ts';

const NOW = '2026-03-01T10:00:00.000Z';

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
