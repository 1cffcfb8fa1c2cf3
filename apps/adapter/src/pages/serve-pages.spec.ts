import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Browser } from '../../../../deploy/local/log-in/browser.mjs';
import type { LogInService } from '../../../../deploy/local/log-in/provider.mjs';
import { startLogIn } from '../../../../deploy/local/log-in/provider.mjs';
import { freePort } from '../../../../deploy/local/services/ports.mjs';
import type { PagesConfig } from '../config/pages-section.ts';
import { DeskHarness } from '../desk/spec/desk-harness.ts';
import { pageDoors } from './page-doors.ts';
import type { RunningPages } from './serve-pages.ts';
import { servePages } from './serve-pages.ts';

const SECRET = 'a client secret of the test';
const persona = (id: string, role: string, client = 'vhs') => {
  const text = { de: id, en: id };
  return { id, client, title: text, role: text, roles: [role], staff: id };
};
const personas = [
  persona('vhs-sb-1', 'work'),
  persona('vhs-dsb', 'protection'),
  persona('vhs-recht-1', 'rights'),
  persona('abh-dsb', 'protection', 'abh'),
];

describe('the pages of an agency', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  let desk: DeskHarness;
  let logIn: LogInService;
  let pages: RunningPages;
  let browser: Browser;
  const told: unknown[] = [];

  beforeAll(async () => {
    writeFileSync(join(folder, 'agency.html'), '<!doctype html><title>agency</title>');
    writeFileSync(join(folder, 'operations.html'), '<!doctype html><title>hub</title>');
    desk = new DeskHarness();
    await desk.start();
    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    logIn = await startLogIn({
      port: await freePort(),
      clients: [{ id: 'vhs', secret: SECRET, address }],
      personas,
    });
    const config: PagesConfig = {
      host: '127.0.0.1',
      port,
      address,
      logIn: {
        issuer: logIn.issuer,
        clientId: 'vhs',
        clientSecretFile: '',
        staffClaim: 'staff_id',
        rolesClaim: 'roles',
        roles: { caseworker: ['work'], 'rights-desk': ['rights'], officer: ['protection'] },
      },
    };
    pages = await servePages({
      config,
      network: 'rheine',
      agency: 'vhs',
      folder,
      clientSecret: SECRET,
      routes: desk.routes,
      secret: new Uint8Array(32),
      clock: { now: () => desk.now },
      about: () => ({ agency: { id: 'vhs' } }),
      note: (...said) => told.push(said),
      fault: (error) => told.push(error),
    });
  });
  afterAll(async () => {
    await pages.close();
    await logIn.stop();
    await desk.end();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => {
    browser = new Browser();
  });

  const call = (path: string, init: RequestInit = {}) => browser.fetch(`${pages.address}${path}`, init);
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    call(path, {
      method: 'POST',
      body,
      headers: { origin: pages.address, 'x-wegmarke': 'page', ...headers },
    });
  const codeOf = async (answer: Response) => [
    answer.status,
    ((await answer.json()) as { code: string }).code,
  ];

  it('show the agency’s own pages only, under a policy without anything inline', async () => {
    expect((await call('/')).headers.get('location')).toBe('/agency.html');
    const page = await call('/agency.html');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect([page.status, policy.includes('unsafe'), policy.includes("default-src 'none'")]).toEqual([
      200,
      false,
      true,
    ]);
    expect((await call('/operations.html')).status).toBe(404);
    expect(await codeOf(await call('/../config.yaml'))).toEqual([404, 'ROUTE_UNKNOWN']);
  });

  it('give nothing of the desk to whoever is not signed in, token or not', async () => {
    for (const path of ['/desk/agency', '/desk/cases', '/desk/ticks', '/desk/officer/search'])
      expect(await codeOf(await call(path, { headers: { authorization: 'Bearer x' } }))).toEqual([
        401,
        'SIGN_IN_NEEDED',
      ]);
  });

  it('have a cookie of their own, as every server of a host is sent the cookies of all', async () => {
    const answer = await call('/log-in');
    expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/^wegmarke-pages\.rheine\.vhs=/)]);
  });

  it('tell who is signed in, and of which agency', async () => {
    await browser.logIn(pages.address, 'vhs-sb-1');
    expect(await (await call('/session')).json()).toMatchObject({
      signedIn: true,
      roles: ['caseworker'],
      staff: 'vhs-sb-1',
      agency: { id: 'vhs' },
    });
  });

  it('act in the name of the session, whatever the call says', async () => {
    await browser.logIn(pages.address, 'vhs-sb-1');
    await post('/desk/cases', JSON.stringify({ reference: '000123' }));
    await call('/desk/cases/000123/timeline', { headers: { 'x-staff': 'somebody-else' } });
    expect(desk.read.map(({ actor }) => actor)).toEqual(['vhs-sb-1']);
  });

  it('refuse a role what is not its work, and everybody what is for programs', async () => {
    await browser.logIn(pages.address, 'vhs-sb-1');
    expect(await codeOf(await call('/desk/officer/search'))).toEqual([403, 'ROLE_NOT_ALLOWED']);
    expect(await codeOf(await call('/desk/rights'))).toEqual([403, 'ROLE_NOT_ALLOWED']);
    expect(await codeOf(await call('/desk/outbox'))).toEqual([404, 'ROUTE_UNKNOWN']);
    expect(await codeOf(await post('/desk/replay', '{}'))).toEqual([404, 'ROUTE_UNKNOWN']);
  });

  it('let an officer ask whom the log-in service calls one, though the configuration names nobody', async () => {
    await browser.logIn(pages.address, 'vhs-dsb');
    expect((await call('/desk/officer/search')).status).toBe(200);
    expect(desk.asked.at(-1)?.actor).toBe('vhs-dsb');
    expect(await codeOf(await call('/desk/cases'))).toEqual([403, 'ROLE_NOT_ALLOWED']);
  });

  it('are not for whom the demonstration’s log-in service knows at another agency', async () => {
    await browser.logIn(pages.address, 'abh-dsb').catch(() => undefined);
    expect(await (await call('/session')).json()).toEqual({ signedIn: false });
  });

  it('refuse what another site made the browser send', async () => {
    await browser.logIn(pages.address, 'vhs-sb-1');
    const foreign = post('/desk/cases', '{"reference":"1"}', { origin: 'https://evil.example' });
    expect(await codeOf(await foreign)).toEqual([403, 'ORIGIN_NOT_ALLOWED']);
    const led = call('/desk/cases', { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(await codeOf(await led)).toEqual([403, 'ORIGIN_NOT_ALLOWED']);
  });

  it('tell what is wrong with a body as the desk does', async () => {
    await browser.logIn(pages.address, 'vhs-sb-1');
    expect(await codeOf(await post('/desk/cases', 'no json'))).toEqual([400, 'BODY_NOT_JSON']);
    expect(await codeOf(await post('/desk/cases', '{"name":"x"}'))).toEqual([422, 'FIELD_UNKNOWN']);
    expect(await codeOf(await post('/desk/cases', `"${'x'.repeat(70_000)}"`))).toEqual([
      413,
      'BODY_TOO_LARGE',
    ]);
  });

  it('end a stream of signs with the session', async () => {
    await browser.logIn(pages.address, 'vhs-sb-1');
    const stream = await call('/desk/ticks', { headers: { accept: 'text/event-stream' } });
    const reader = (stream.body as ReadableStream<Uint8Array<ArrayBuffer>>).getReader();
    const next = async () => new TextDecoder().decode((await reader.read()).value);
    expect(await next()).toBe(':\n\n');
    desk.ticks.tick();
    expect(await next()).toBe('data:\n\n');
    expect((await post('/log-out', '{}')).status).toBe(200);
    desk.ticks.tick();
    expect((await reader.read()).done).toBe(true);
  });

  it('have a row for what they open beside the desk', () => {
    const routes = pageDoors.flatMap(({ opening }) =>
      opening.kind === 'route' ? [`${opening.method} ${opening.path}`] : [],
    );
    expect(
      pages.opened.filter((route) => !route.includes(' /desk/') && !route.startsWith('HEAD ')).sort(),
    ).toEqual(routes.sort());
  });

  it('tell the log codes and nothing else', () => {
    expect(
      told.filter(
        (said) =>
          !/^\["(signed-(in|out)",\{\}|log-in-refused",\{"code":"[A-Z_]+"\})\]$/.test(JSON.stringify(said)),
      ),
    ).toEqual([]);
  });
});
