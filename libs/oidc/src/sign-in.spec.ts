import { Browser } from '../../../deploy/local/log-in/browser.mjs';
import { openStand } from './spec/stand.ts';

const COOKIE = 'wegmarke-test';
const minutes = (count: number): number => count * 60_000;

describe('log-in at the agency’s own provider', () => {
  let stand: Awaited<ReturnType<typeof openStand>>;
  let browser: Browser;
  beforeAll(async () => {
    stand = await openStand();
  });
  afterAll(() => stand.close());
  beforeEach(() => {
    browser = new Browser();
    stand.clock.set('2026-11-02T08:00:00.000Z');
  });

  const session = async (): Promise<unknown> => (await browser.fetch(`${stand.address}/session`)).json();
  const secret = (headers: Record<string, string> = {}, method = 'GET') =>
    browser.fetch(`${stand.address}/secret`, { method, headers });
  const own = (): Record<string, string> => ({ origin: stand.address, 'x-wegmarke': 'page' });

  it('gives a role and a staff id that is no account name, and goes where the person wanted to', async () => {
    expect(await session()).toEqual({ signedIn: false });
    const answer = await browser.logIn(stand.address, 'dsb', '/agency.html?a=1#/officer');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/agency.html?a=1#/officer']);
    expect(await session()).toEqual({
      signedIn: true,
      roles: ['officer'],
      staff: expect.stringMatching(/^sb-[0-9a-f]{12}$/) as string,
      endsAt: '2026-11-02T08:30:00.000Z',
    });
    expect(await (await secret()).json()).toEqual({ staff: expect.stringMatching(/^sb-/) as string });
  });

  it('gives the same person the same staff id every time', async () => {
    await browser.logIn(stand.address, 'dsb');
    const first = await (await secret()).json();
    const again = new Browser();
    await again.logIn(stand.address, 'dsb');
    expect(await (await again.fetch(`${stand.address}/secret`)).json()).toEqual(first);
  });

  it('keeps the cookie from scripts and foreign sites', async () => {
    const answer = await browser.logIn(stand.address, 'dsb');
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^wegmarke-test=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('gives a new session id at log-in: one put into the browser before opens nothing', async () => {
    const back = await browser.choose(stand.address, 'dsb');
    const planted = browser.cookies.get(COOKIE) ?? '';
    await browser.fetch(back);
    expect(browser.cookies.get(COOKIE)).not.toBe(planted);
    const thief = new Browser();
    thief.cookies.set(COOKIE, planted);
    expect((await thief.fetch(`${stand.address}/secret`)).status).toBe(401);
  });

  it('ends a session in which nobody did anything for 30 minutes', async () => {
    await browser.logIn(stand.address, 'dsb');
    stand.clock.advance(minutes(29));
    expect((await secret()).status).toBe(200);
    stand.clock.advance(minutes(29));
    expect((await secret({ 'x-wegmarke': 'live' })).status).toBe(200);
    stand.clock.advance(minutes(2));
    expect((await secret()).status).toBe(401);
    expect(await session()).toEqual({ signedIn: false });
  });

  it('goes on for who answers that they are still there, on the own page only', async () => {
    await browser.logIn(stand.address, 'dsb');
    stand.clock.advance(minutes(29));
    const asked = (headers: Record<string, string>) => browser.fetch(`${stand.address}/session`, { headers });
    expect(await (await asked({ 'x-wegmarke': 'page' })).json()).toMatchObject({
      endsAt: '2026-11-02T08:30:00.000Z',
    });
    const foreign = await asked({ 'x-wegmarke': 'stay', 'sec-fetch-site': 'same-site' });
    expect(foreign.status).toBe(403);
    expect(await (await asked({ 'x-wegmarke': 'stay' })).json()).toMatchObject({
      endsAt: '2026-11-02T08:59:00.000Z',
    });
    stand.clock.advance(minutes(29));
    expect((await secret()).status).toBe(200);
  });

  it('ends every session after eight hours, however busy', async () => {
    await browser.logIn(stand.address, 'dsb');
    for (let turn = 0; turn < 23; turn += 1) {
      stand.clock.advance(minutes(20));
      expect((await secret()).status).toBe(200);
    }
    stand.clock.advance(minutes(20));
    expect((await secret()).status).toBe(401);
  });

  it('ends the session at a log-out, here and at the provider, for copies of the cookie too', async () => {
    await browser.logIn(stand.address, 'dsb');
    const copy = new Browser();
    for (const [name, value] of browser.cookies) copy.cookies.set(name, value);
    const answer = await browser.fetch(`${stand.address}/log-out`, { method: 'POST', headers: own() });
    const { to } = (await answer.json()) as { to: string };
    expect(to).toMatch(`${stand.issuer}/session/end?`);
    expect((await fetch(to)).status).toBe(200);
    expect((await copy.fetch(`${stand.address}/secret`)).status).toBe(401);
  });

  it.each([
    ['a foreign origin', { origin: 'http://127.0.0.1:1', 'x-wegmarke': 'page' }, 'ORIGIN_NOT_ALLOWED'],
    ['no origin', { 'x-wegmarke': 'page' }, 'ORIGIN_NOT_ALLOWED'],
    ['a foreign site', { 'sec-fetch-site': 'same-site', 'x-wegmarke': 'page' }, 'ORIGIN_NOT_ALLOWED'],
    ['no header of the page', { 'x-wegmarke': '' }, 'PAGE_HEADER_MISSING'],
  ])('refuses what changes something with %s', async (_case, headers: Record<string, string>, code) => {
    await browser.logIn(stand.address, 'dsb');
    const sent = { ...(code === 'PAGE_HEADER_MISSING' ? own() : {}), ...headers };
    if (sent['x-wegmarke'] === '') delete sent['x-wegmarke'];
    const answer = await secret(sent, 'POST');
    expect([answer.status, await answer.json()]).toEqual([403, { code }]);
    const logOut = await browser.fetch(`${stand.address}/log-out`, { method: 'POST', headers: sent });
    expect(logOut.status).toBe(403);
    expect((await secret(own(), 'POST')).status).toBe(200);
  });

  it('refuses a role that may not', async () => {
    await browser.logIn(stand.address, 'dsb');
    const answer = await browser.fetch(`${stand.address}/rights`);
    expect([answer.status, await answer.json()]).toEqual([403, { code: 'ROLE_NOT_ALLOWED' }]);
  });

  it('signs nobody in whose account has no role here, and says so in German and English', async () => {
    const answer = await browser.logIn(stand.address, 'guest');
    const page = await answer.text();
    expect([answer.status, page.includes('Ihr Konto hat hier keine Rolle')]).toEqual([403, true]);
    expect(page).toContain('Your account has no role here');
    expect(await session()).toEqual({ signedIn: false });
  });

  it('refuses a state that it did not give, and one that was used', async () => {
    const back = new URL(await browser.choose(stand.address, 'dsb'));
    const forged = new URL(back);
    forged.searchParams.set('state', 'forged');
    expect((await browser.fetch(forged.href)).status).toBe(400);
    expect((await browser.fetch(back.href)).status).toBe(303);
    expect((await browser.fetch(back.href)).status).toBe(400);
  });

  it('refuses a code that was asked for by another browser: state, nonce and PKCE belong to the session', async () => {
    const victim = new Browser();
    const attackers = await browser.choose(stand.address, 'dsb');
    const back = new URL(await victim.choose(stand.address, 'dsb'));
    expect((await victim.fetch(attackers)).status).toBe(400);
    back.searchParams.set('code', new URL(attackers).searchParams.get('code') ?? '');
    expect((await victim.fetch(back.href)).status).toBe(400);
  });

  it('tells the log neither token nor claim nor account', async () => {
    stand.told.length = 0;
    await browser.logIn(stand.address, 'dsb');
    await new Browser().logIn(stand.address, 'guest');
    await browser.fetch(`${stand.address}/log-out`, { method: 'POST', headers: own() });
    expect(stand.told).toEqual([
      ['signed-in', {}],
      ['log-in-refused', { code: 'LOG_IN_WITHOUT_ROLE' }],
      ['signed-out', {}],
    ]);
  });
});
