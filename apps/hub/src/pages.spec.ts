import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStore } from '#ports';
import { startLogIn } from '../../../deploy/local/log-in/provider.mjs';
import { freePort } from '../../../deploy/local/services/ports.mjs';
import type { OperationsLook } from './operations/operations-desk.ts';
import type { HubOnMemory } from './spec/hub-on-memory.ts';
import { hubOnMemory, NETWORK } from './spec/hub-on-memory.ts';

const OPERATIONS = '/v1/operations';

describe('the pages of a hub', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hub-pages-'));
  let hub: HubOnMemory;
  let stop: () => Promise<void>;
  let address: string;

  beforeAll(async () => {
    for (const name of ['person', 'operations', 'agency'])
      writeFileSync(join(folder, `${name}.html`), `<!doctype html><title>${name}</title>`);
    address = `http://127.0.0.1:${await freePort()}`;
    const client = { id: 'hub', secret: 'a secret of the spec', address };
    const text = { de: 'Betrieb', en: 'Operation' };
    const persona = { id: 'operator', client: 'hub', title: text, role: text, roles: ['hub-betrieb'] };
    const provider = await startLogIn({ port: await freePort(), clients: [client], personas: [persona] });
    const logIn = {
      issuer: provider.issuer,
      clientId: client.id,
      clientSecret: client.secret,
      rolesClaim: 'roles',
      operatorRoles: ['hub-betrieb'],
    };
    hub = await hubOnMemory({ pages: { address, folder, logIn } });
    await hub.app.listen(Number(new URL(address).port), '127.0.0.1');
    stop = provider.stop;
  });
  afterAll(async () => {
    await hub.app.close();
    await stop();
    rmSync(folder, { recursive: true });
  });

  it('come with headers of their own, the API with its strict ones', async () => {
    const page = await fetch(`${address}/operations.html`);
    expect(await page.text()).toContain('<title>operations</title>');
    expect(page.headers.get('content-security-policy')).toMatch(
      /script-src 'self'.*require-trusted-types-for/,
    );
    const api = await fetch(`${address}/health/live`);
    expect(api.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    expect((await fetch(`${address}/`)).url).toBe(`${address}/person.html`);
  });

  it('are the hub’s own and no agency’s', async () => {
    const answer = await fetch(`${address}/agency.html`);
    expect([answer.status, ((await answer.json()) as { readonly code: string }).code]).toEqual([
      404,
      'NOT_FOUND',
    ]);
  });

  it('show operations to whoever logged in as an operator, and to nobody else', async () => {
    const before = await fetch(`${address}${OPERATIONS}`);
    expect([before.status, ((await before.json()) as { readonly code: string }).code]).toEqual([
      401,
      'SIGN_IN_NEEDED',
    ]);
    const cookie = await loggedIn(address);
    const session = await (await fetch(`${address}/session`, { headers: { cookie } })).json();
    expect(session).toMatchObject({
      signedIn: true,
      roles: ['operator'],
      staff: expect.stringMatching(/^sb-/),
    });
    const look = await fetch(`${address}${OPERATIONS}`, { headers: { cookie } });
    expect([look.status, Object.keys((await look.json()) as OperationsLook)]).toEqual([
      200,
      expect.arrayContaining(['adapters']),
    ]);
  });

  it('do nothing that a foreign page asks for', async () => {
    const cookie = await loggedIn(address);
    const url = `${address}${OPERATIONS}/projections/claims/rebuild`;
    const asked = async (headers: Record<string, string>) => {
      const answer = await fetch(url, { method: 'POST', headers: { cookie, ...headers } });
      return ((await answer.json()) as { readonly code: string }).code;
    };
    expect(await asked({ origin: 'https://elsewhere.example', 'x-wegmarke': 'page' })).toBe(
      'ORIGIN_NOT_ALLOWED',
    );
    expect(await asked({ origin: address })).toBe('PAGE_HEADER_MISSING');
    expect((await hub.app.get(EventStore).read(`operator-${NETWORK}`)).events).toEqual([]);
  });

  it('leave neither token nor code nor staff id in the log', () => {
    const log = hub.lines.join('');
    expect(log).toContain('"event":"signed-in"');
    expect(log).not.toMatch(/code=|sb-[0-9a-f]{12}|eyJ/);
  });
});

/** The cookie of a session that came through the provider. */
async function loggedIn(address: string): Promise<string> {
  const jar = new Map<string, string>();
  const go = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    const next = answer.headers.get('location');
    if (next === null || new URL(next, url).pathname.endsWith('.html')) return answer;
    return go(new URL(next, url).href);
  };
  const chosen = await go(`${address}/log-in?to=${encodeURIComponent('/operations.html')}`);
  expect(chosen.status).toBe(200);
  await go(chosen.url, { method: 'POST', body: new URLSearchParams({ persona: 'operator' }) });
  return `wegmarke-hub=${jar.get('wegmarke-hub') ?? ''}`;
}
