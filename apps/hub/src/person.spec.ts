import { newPersonCode, personCodeHash } from '#jose';
import { randomBytes } from 'node:crypto';
import type { HubOnMemory } from './spec/hub-on-memory.ts';
import { handleOf, hubOnMemory, OPEN } from './spec/hub-on-memory.ts';

const MODULE = 'de.wegmarke.language.module-completed.v1';
const ORIGIN = 'http://localhost:8300';
const PIN = '204060';
const module = { courseCode: 'IK-2025-014', module: 2, level: 'a2' };
const provision = {
  provisionId: 'provision-1',
  form: 'consent',
  source: 'vhs',
  recipients: ['jobcenter'],
  purposes: ['course-progress'],
  eventTypes: [MODULE],
  depth: 'detail',
  special: false,
  validFrom: '2026-01-01T00:00:00.000Z',
  validUntil: '2099-01-01T00:00:00.000Z',
};
const consent = {
  consentId: 'consent-of-the-person-1',
  notice: { id: 'notice-course', version: '3', language: 'ar', channel: 'paper' },
  givenBy: 'person',
  consequencesTold: true,
  provisions: [provision],
};

/** A browser of the person: keeps the cookie, calls as the own page does. */
class Browser {
  cookie = '';

  constructor(private readonly hub: HubOnMemory) {}

  get(end: string) {
    return this.#call('GET', end);
  }

  post(end: string, body: object = {}, headers: Readonly<Record<string, string>> = {}) {
    return this.#call('POST', end, body, headers);
  }

  async #call(method: 'GET' | 'POST', end: string, body?: object, more = {}) {
    const answer = await this.hub.app.inject({
      method,
      url: `/v1/person/${end}`,
      headers: {
        host: 'localhost:8300',
        cookie: this.cookie,
        ...(body && { origin: ORIGIN, 'x-wegmarke': 'page' }),
        ...more,
      },
      ...(body && { payload: body }),
    });
    const [set] = [answer.headers['set-cookie']].flat();
    if (set !== undefined) this.cookie = set.split(';')[0] ?? '';
    return { status: answer.statusCode, set, body: answer.json<Record<string, unknown>>() };
  }
}

describe('the person at the own page', () => {
  let hub: HubOnMemory;
  let codes = 0;
  beforeEach(async () => {
    hub = await hubOnMemory();
    const [jobcenter, vhs] = [hub.agencyOf('jobcenter'), hub.agencyOf('vhs')];
    const code = { codeHash: 'n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg', validUntil: inDays(3) };
    await hub.tell('jobcenter', jobcenter.says({ type: OPEN }));
    await hub.tell('jobcenter', jobcenter.says({ type: 'de.wegmarke.case.make-link-code.v1', data: code }));
    const { codeHash } = code;
    await hub.tell('vhs', vhs.says({ type: 'de.wegmarke.case.redeem-link-code.v1', data: { codeHash } }));
    const given = vhs.says({ type: 'de.wegmarke.consent.give.v1', data: consent });
    expect(await hub.tell('vhs', given)).toMatchObject([{ outcome: 'accepted' }]);
    expect(await hub.tell('vhs', vhs.says({ type: MODULE, data: module, name: 'm2' }))).toMatchObject([
      { outcome: 'accepted' },
    ]);
  });
  afterEach(() => hub.app.close());

  /** The letter of an agency. */
  async function letter(agency = 'jobcenter', validUntil = inDays(14)): Promise<string> {
    const code = newPersonCode(randomBytes);
    const data = { codeHash: personCodeHash(code), validUntil, channel: 'handed-over' };
    const type = 'de.wegmarke.case.make-person-code.v1';
    const name = `letter-${(codes += 1)}`;
    const receipts = await hub.tell(agency, hub.agencyOf(agency).says({ type, data, name }));
    expect(receipts).toMatchObject([{ outcome: 'accepted' }]);
    return code;
  }

  async function entered(): Promise<Browser> {
    const browser = new Browser(hub);
    const answer = await browser.post('enter', { code: await letter(), pin: PIN });
    expect(answer).toMatchObject({ status: 200, body: { entered: true } });
    return browser;
  }

  it('enters with the code of the letter, once, and sees what agencies recorded', async () => {
    const browser = new Browser(hub);
    expect(await browser.get('path')).toMatchObject({ status: 401, body: { code: 'PERSON_NOT_ENTERED' } });
    const code = await letter();
    const answer = await browser.post('enter', { code: code.toLowerCase(), pin: PIN });
    expect(answer.set).toMatch(/Path=\/v1\/person; HttpOnly; SameSite=Strict$/);
    expect(await browser.get('path')).toMatchObject({
      status: 200,
      body: { entries: [{ type: MODULE, agency: 'vhs', basis: { kind: 'statutory' } }] },
    });
    const again = await new Browser(hub).post('enter', { code, pin: PIN });
    const unknown = await new Browser(hub).post('enter', { code: newPersonCode(randomBytes), pin: PIN });
    expect([again.status, unknown.status]).toEqual([401, 401]);
    const told = ({ body }: typeof again) => ({ ...body, traceId: '' });
    expect(told(again)).toEqual(told(unknown));
    expect(again.body['code']).toBe('PERSON_CODE_REFUSED');
  });

  it('does not take a PIN that anybody would try first, and the code is still good', async () => {
    const code = await letter();
    const easy = await new Browser(hub).post('enter', { code, pin: '123456' });
    expect(easy).toMatchObject({ status: 400, body: { code: 'PERSON_BODY_UNREADABLE', pointer: '/pin' } });
    expect((await new Browser(hub).post('enter', { code, pin: PIN })).status).toBe(200);
  });

  it('cannot use a letter after a newer one was made, or after its time', async () => {
    const older = await letter();
    const newer = await letter('vhs');
    expect((await new Browser(hub).post('enter', { code: older, pin: PIN })).status).toBe(401);
    expect((await new Browser(hub).post('enter', { code: newer, pin: PIN })).status).toBe(200);
  });

  it('leaves, and comes back with the PIN; five wrong ones in a row end the device', async () => {
    const browser = await entered();
    await browser.post('leave');
    expect((await browser.get('path')).status).toBe(401);
    expect((await browser.get('session')).body).toMatchObject({ entered: false, device: expect.any(String) });
    expect((await browser.post('unlock', { pin: '999999' })).body['code']).toBe('PERSON_PIN_REFUSED');
    expect((await browser.post('unlock', { pin: PIN })).body['entered']).toBe(true);
    const wrong = await Promise.all(
      Array.from({ length: 5 }, () => browser.post('unlock', { pin: '111111' })),
    );
    expect(wrong.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    expect((await browser.post('unlock', { pin: PIN })).status).toBe(401);
    expect((await browser.get('path')).status).toBe(401);
  });

  it('takes a consent back, and what rested on it is shown to nobody any more', async () => {
    const browser = await entered();
    const timeline = async () => {
      const answer = await hub.readTimeline('jobcenter', { handle: handleOf('jobcenter') });
      return (hub.opened('jobcenter', answer.body) as { readonly entries: readonly unknown[] }).entries;
    };
    expect(await timeline()).toHaveLength(1);
    const { body } = await browser.get('accesses');
    expect(body).toMatchObject({
      entries: [
        { agency: 'jobcenter', by: 'staff', door: 'timeline', purpose: { en: 'Progress in the course' } },
      ],
    });
    expect(JSON.stringify(body)).not.toContain('staff-17');
    const path = `consents/vhs/${consent.consentId}`;
    expect((await browser.get(`${path}/withdrawal-preview`)).body).toMatchObject({
      stops: [{ source: 'vhs', recipient: 'jobcenter', purpose: { id: 'course-progress' } }],
    });
    const taken = await browser.post(`${path}/withdraw`);
    expect(taken).toMatchObject({ status: 200, body: { receipt: { position: expect.any(Number) } } });
    expect(await timeline()).toHaveLength(0);
    expect((await browser.get('consents')).body).toMatchObject({
      consents: [
        { recordedBy: 'vhs', state: 'withdrawn', provisions: [{ withdrawnAt: expect.any(String) }] },
      ],
    });
    expect(await browser.post(`${path}/withdraw`)).toMatchObject({
      status: 409,
      body: { code: 'PERSON_REFUSED', pointer: '/CONSENT_ALREADY_WITHDRAWN' },
    });
  });

  it('says that an entry is wrong, asks for rights, wishes, and knows whom to turn to', async () => {
    const browser = await entered();
    const { body } = await browser.get('path');
    const [entry] = body['entries'] as readonly { readonly id: string }[];
    expect((await browser.post('disputes', { eventIds: [entry?.id] })).status).toBe(200);
    expect((await browser.get('path')).body).toMatchObject({ entries: [{ disputed: true }] });
    expect((await browser.post('requests', { kind: 'access' })).body).toMatchObject({
      request: expect.any(String),
    });
    expect((await browser.post('requests', { kind: 'objection' })).body['pointer']).toBe(
      '/RIGHT_ROW_UNCLEAR',
    );
    expect((await browser.post('wishes', { wish: 'interpreter' })).status).toBe(200);
    expect((await browser.get('wishes')).body).toMatchObject({ wishes: [{ wish: 'interpreter' }] });
    expect((await browser.post('wishes', { wish: 'no-calls', to: ['vhs'] })).status).toBe(200);
    expect((await browser.get('wishes')).body).toMatchObject({
      wishes: [{ wish: 'interpreter' }, { wish: 'no-calls', to: ['vhs'] }],
    });
    const toStranger = await browser.post('wishes', { wish: 'no-calls', to: ['caritas'] });
    expect([toStranger.status, toStranger.body['pointer']]).toEqual([409, '/NO_BASIS_NOW']);
    expect((await browser.post('wishes', { wish: 'no-calls', to: 'vhs' })).body).toMatchObject({
      code: 'PERSON_BODY_UNREADABLE',
    });
    expect((await browser.get('promises')).body).toMatchObject({
      wishes: [{ wish: 'interpreter' }, { wish: 'no-calls' }],
    });
    expect((await browser.get('contacts')).body).toMatchObject({
      contacts: [{ agency: 'jobcenter' }, { agency: 'vhs' }],
    });
    expect((await browser.get('promises')).status).toBe(200);
  });

  it('takes a device away, which opens nothing from then on', async () => {
    const [one, other] = [await entered(), await entered()];
    const { devices } = (await other.get('devices')).body as {
      readonly devices: readonly { readonly id: string; readonly own: boolean }[];
    };
    const first = devices.find(({ own }) => !own);
    expect((await other.post(`devices/${first?.id}/revoke`)).status).toBe(200);
    expect((await one.get('path')).status).toBe(401);
    expect((await one.post('unlock', { pin: PIN })).status).toBe(401);
    expect((await other.get('path')).status).toBe(200);
  });

  it('is not made to do anything by a foreign page', async () => {
    const browser = await entered();
    const foreign = await browser.post(
      'wishes',
      { wish: 'interpreter' },
      { origin: 'http://elsewhere.example' },
    );
    expect([foreign.status, foreign.body['code']]).toEqual([403, 'ORIGIN_NOT_ALLOWED']);
    const plain = await hub.app.inject({
      method: 'POST',
      url: '/v1/person/wishes',
      headers: { host: 'localhost:8300', origin: ORIGIN, cookie: browser.cookie },
      payload: { wish: 'interpreter' },
    });
    expect(plain.json<object>()).toMatchObject({ code: 'PAGE_HEADER_MISSING' });
  });

  it('has every read and every word in the record, and neither code nor PIN nor secret in the log', async () => {
    const browser = await entered();
    await browser.get('path');
    const log = hub.lines.join('\n');
    expect(log).not.toContain(PIN);
    expect(log).not.toContain(browser.cookie.split('.')[1]);
  });
});

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString();
}
