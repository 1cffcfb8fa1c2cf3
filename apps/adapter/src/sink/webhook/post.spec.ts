import type { IncomingMessage, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { post } from './post.ts';
import type { WebhookMessage } from './webhook-message.ts';

const message: WebhookMessage = { body: '{}', headers: {} };

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
