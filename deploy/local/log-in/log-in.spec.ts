import { createHash, randomBytes } from 'node:crypto';
import { freePort } from '../services/ports.mjs';
import { Browser } from './browser.mjs';
import { type LogInService, startLogIn } from './provider.mjs';

const addresses: Record<string, string> = { abh: 'http://127.0.0.1:2', vhs: 'http://127.0.0.1:3' };

const persona = (id: string, client: string) => {
  const text = { de: id, en: id };
  return { id, client, title: text, role: text, roles: [] };
};

describe('the log-in service of the demonstration, in one browser for the personas of several agencies', () => {
  let service: LogInService;
  let browser: Browser;

  beforeAll(async () => {
    const clients = Object.entries(addresses).map(([id, address]) => ({ id, secret: `of ${id}`, address }));
    const personas = [persona('abh-sb', 'abh'), persona('vhs-sb', 'vhs')];
    service = await startLogIn({ port: await freePort(), clients, personas });
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    browser = new Browser();
  });

  const isBack = (client: string) => (next: string) => next.startsWith(`${addresses[client]}/`);

  /** Asks for a log-in as the pages do; gives the address of the page on which one chooses. */
  async function begin(client: string): Promise<string> {
    const asked = new URLSearchParams({
      client_id: client,
      response_type: 'code',
      scope: 'openid',
      redirect_uri: `${addresses[client]}/log-in/return`,
      code_challenge: createHash('sha256').update(randomBytes(32)).digest('base64url'),
      code_challenge_method: 'S256',
    });
    return (await browser.follow(`${service.issuer}/auth?${asked}`)).url;
  }

  /** Chooses, follows the redirects as a browser does without any script, gives where they end. */
  async function choose(page: string, id: string, client: string): Promise<string> {
    const chosen = await browser.fetch(page, { method: 'POST', body: new URLSearchParams({ persona: id }) });
    const resume = new URL(chosen.headers.get('location') ?? '', page).href;
    return (await browser.follow(resume, isBack(client))).url;
  }

  const logIn = async (client: string) => choose(await begin(client), `${client}-sb`, client);

  const code = (client: string) =>
    expect.stringMatching(`^${addresses[client]}/log-in/return\\?code=`) as unknown as string;

  /** The page that asks whether to log out, as an agency's pages send people there. */
  const logOutPage = (client: string) =>
    browser.fetch(
      `${service.issuer}/session/end?${new URLSearchParams({
        client_id: client,
        post_logout_redirect_uri: `${addresses[client]}/`,
      })}`,
    );

  /** Sends the form of a page, with the value of its button if it has one; gives where the answer leads. */
  async function submit(html: string): Promise<string | null> {
    const [, action = ''] = /<form[^>]* action="([^"]+)"/.exec(html) ?? [];
    const fields = [...html.matchAll(/<(?:input|button)[^>]* name="([^"]+)" value="([^"]*)"/g)];
    const body = new URLSearchParams(fields.map(([, name = '', value = '']) => [name, value]));
    return (await browser.fetch(action, { method: 'POST', body })).headers.get('location');
  }

  it('lets a persona of another agency in while an earlier one is still logged in, and back again', async () => {
    expect(await logIn('abh')).toEqual(code('abh'));
    expect(await logIn('vhs')).toEqual(code('vhs'));
    expect(await logIn('abh')).toEqual(code('abh'));
  });

  it('lets in who chooses on a page that stood open while somebody else logged in beside it', async () => {
    await logIn('abh');
    const page = await begin('abh');
    // A browser keeps the cookies of each log-in under a path of its own.
    const ofPage = [...browser.cookies].filter(([name]) => /^_(interaction|resume)/.test(name));
    expect(await logIn('vhs')).toEqual(code('vhs'));
    for (const [name, value] of ofPage) browser.cookies.set(name, value);
    expect(await choose(page, 'abh-sb', 'abh')).toEqual(code('abh'));
  });

  it('logs out with a button, no script', async () => {
    await logIn('abh');
    const page = await (await logOutPage('abh')).text();
    expect(page).toContain('Abmelden');
    expect(page).not.toContain('<script');
    expect(await submit(page)).toBe(`${addresses['abh']}/`);
  });

  it('runs the one script of the page after a log-out, by its hash and no other', async () => {
    await logIn('abh');
    await submit(await (await logOutPage('abh')).text());
    const answer = await logOutPage('abh');
    const page = await answer.text();
    const [, script = ''] = /<script>([^<]+)<\/script>/.exec(page) ?? [];
    const hash = createHash('sha256').update(script).digest('base64');
    const policy = (answer.headers.get('content-security-policy') ?? '').split(/\s*;\s*/);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src 'sha256-${hash}'`);
    expect(await submit(page)).toBe(`${addresses['abh']}/`);
  });
});
