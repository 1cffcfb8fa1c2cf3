import { Writable } from 'node:stream';
import { generateKeys, JoseSealer, loadKeys } from '#jose';
import { createHub } from './create-hub.ts';
import type { HubSetup } from './config/hub-setup.ts';

const setup: HubSetup = {
  databaseUrl: 'memory',
  keys: loadKeys(generateKeys('hub-1')),
  keyEncryptionKey: new Uint8Array(32).fill(7),
  networks: [],
  http: { host: '127.0.0.1', port: 0 },
  ratePerMinute: 1_000,
  logLevel: 'info',
};

async function booted() {
  const lines: string[] = [];
  const log = new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) });
  const routes: string[] = [];
  const app = await createHub(setup, { log, route: (one) => routes.push(one) });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return { app, lines, routes };
}

describe('the hub on memory', () => {
  it('boots', async () => {
    const { app, lines, routes } = await booted();
    for (const url of [
      '/health/live',
      '/health/ready',
      '/openapi.json',
      '/nowhere',
      '/v1/networks/rheine/agreement',
      '/v1/networks/rheine/hub-keys',
      '/v1/networks/RR/agreement',
      '/v1/networks/rheine/cases/AAAAAAAAAAAAAAAAAAAA/timeline',
    ]) {
      const answer = await app.inject({ url });
      console.log(url, answer.statusCode, answer.body.slice(0, 300), answer.headers);
    }
    for (const [body, type] of [
      ['x', 'application/jose'],
      ['{}', 'application/json'],
      ['x'.repeat(3e6), 'application/jose'],
    ] as const) {
      const answer = await app.inject({
        method: 'POST',
        url: '/v1/networks/rheine/intake/abh',
        headers: { 'content-type': type },
        payload: body,
      });
      console.log(answer.statusCode, answer.body.slice(0, 300));
    }
    console.log(routes, lines.join(''));
    await app.close();
  });
});
