import type { TimelineShown } from '#catalogue';
import type { EmbedToken } from '#jose';
import { OfficerTokens } from '#jose';
import { Registry, revokeKey } from '#registry';
import { RandomIds } from './machine/random-ids.ts';
import { SystemClock } from './machine/system-clock.ts';
import type { HubOnMemory } from './spec/hub-on-memory.ts';
import { handleOf, hubOnMemory, NETWORK, OPEN, VOUCHER, voucher } from './spec/hub-on-memory.ts';

const ORIGIN = 'https://fachverfahren.example';
const SESSIONS = `/v1/networks/${NETWORK}/embed-sessions`;
const READ = '/v1/embed/timeline';

describe('a page inside an agency', () => {
  let hub: HubOnMemory;
  beforeAll(async () => {
    hub = await hubOnMemory();
    const jobcenter = hub.agencyOf('jobcenter');
    await hub.tell(
      'jobcenter',
      jobcenter.says({ type: OPEN }),
      jobcenter.says({ type: VOUCHER, data: voucher }),
    );
  });
  afterAll(() => hub.app.close());

  interface Asked {
    readonly agency?: string;
    readonly handle?: string;
    readonly origin?: string;
    readonly purpose?: string;
    readonly signer?: string;
    readonly body?: string;
    readonly token?: string;
  }

  async function ask({ agency = 'jobcenter', origin = ORIGIN, purpose, signer = agency, ...given }: Asked) {
    const { handle = handleOf(agency) } = given;
    const words = { network: NETWORK, agency, handle, origin };
    const payload = given.body ?? hub.agencyOf(signer).sealer.sign(words);
    const request = { method: 'POST', path: SESSIONS, ...(purpose !== undefined && { purpose }) };
    const who = { network: NETWORK, agency, actor: 'staff-17' };
    const token = given.token ?? (await hub.tokens(agency).make(who, request));
    return hub.app.inject({
      method: 'POST',
      url: purpose === undefined ? SESSIONS : `${SESSIONS}?purpose=${purpose}`,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/jose' },
      payload,
    });
  }

  async function session(asked: Asked = {}): Promise<EmbedToken> {
    const answer = await ask(asked);
    expect({ status: answer.statusCode, body: answer.body }).toMatchObject({ status: 201 });
    return hub.opened(asked.agency ?? 'jobcenter', answer.body) as EmbedToken;
  }

  const read = (token: string, origin: string | undefined = ORIGIN, url = READ) =>
    hub.app.inject({
      url,
      headers: { authorization: `Bearer ${token}`, ...(origin !== '' && { origin }) },
    });

  it('reads the case of its session in words, several times, and only its origin may see the answer', async () => {
    const { token, expiresAt } = await session();
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(300_000);
    for (const answer of [await read(token), await read(token)]) {
      expect(answer.statusCode).toBe(200);
      expect(answer.headers).toMatchObject({
        'access-control-allow-origin': ORIGIN,
        'cache-control': 'no-store',
        'content-type': 'application/json; charset=utf-8',
        vary: 'Origin',
      });
      expect(answer.headers).not.toHaveProperty('access-control-allow-credentials');
      const { entries } = answer.json<TimelineShown>();
      expect(entries).toMatchObject([{ type: VOUCHER, basis: { kind: 'own' } }]);
    }
  });

  it('of another origin, or that is no page, gets nothing and may not even see why', async () => {
    const { token } = await session();
    for (const origin of ['https://elsewhere.example', 'null', '']) {
      const answer = await read(token, origin);
      expect(answer.json()).toMatchObject({
        code: 'TOKEN_REFUSED',
        pointer: '/token/TOKEN_NOT_FOR_THIS',
      });
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    }
  });

  it("learns nothing from a browser's question before it reads: the answer is the same for everybody", async () => {
    const asked = (origin: string) =>
      hub.app.inject({
        method: 'OPTIONS',
        url: READ,
        headers: { origin, 'access-control-request-method': 'GET' },
      });
    const [own, strange] = [await asked(ORIGIN), await asked('https://elsewhere.example')];
    expect(own.statusCode).toBe(204);
    expect(own.headers).toMatchObject({ 'access-control-allow-headers': 'authorization' });
    const told = ({ headers }: typeof own) => ({ ...headers, 'x-trace-id': '', date: '' });
    const counted = /^x-ratelimit/;
    const plain = (answer: typeof own) =>
      Object.entries(told(answer)).filter(([name]) => !counted.test(name));
    expect(plain(own)).toEqual(plain(strange));
  });

  it('cannot say anything in the address: the session says what is read', async () => {
    const { token } = await session({ purpose: 'case-management' });
    const answer = await read(token, ORIGIN, `${READ}?purpose=course-progress`);
    expect(answer.json()).toMatchObject({ code: 'PARAMETER_UNKNOWN', pointer: '/query/purpose' });
  });

  it('is opened for an unknown case as for a known one, and shows both the same empty timeline', async () => {
    const shown = async (asked: Asked) => {
      const answer = await read((await session(asked)).token);
      const { asOf: _, ...timeline } = answer.json<TimelineShown>();
      return { status: answer.statusCode, timeline };
    };
    const unknown = await shown({ agency: 'bamf', handle: handleOf('bamf', 'nowhere') });
    const contacts = [expect.objectContaining({ agency: 'bamf', isOwn: true })];
    expect(unknown).toEqual({ status: 200, timeline: { entries: [], gaps: [], due: [], contacts } });
    expect(await shown({ agency: 'bamf', handle: handleOf('jobcenter') })).toEqual(unknown);
    const ofVhs = await shown({ agency: 'vhs', handle: handleOf('vhs', 'nowhere') });
    expect(ofVhs).toMatchObject({ timeline: { entries: [], contacts: [{ agency: 'vhs', isOwn: true }] } });
    expect(await shown({ agency: 'vhs' })).toEqual(ofVhs);
  });

  it.each<[string, Asked, number, string]>([
    ['with a plain address', { origin: 'http://fachverfahren.example' }, 400, 'ORIGIN_INVALID'],
    ['with a path in its origin', { origin: `${ORIGIN}/page` }, 400, 'ORIGIN_INVALID'],
    ['with an opaque origin', { origin: 'null' }, 400, 'ORIGIN_INVALID'],
    ['with a handle that cannot be one', { handle: 'short' }, 400, 'SESSION_UNREADABLE'],
    ['that another agency signed', { signer: 'vhs' }, 400, 'SESSION_UNREADABLE'],
    ['that nobody signed', { body: '{}' }, 400, 'SESSION_UNREADABLE'],
    ['for a purpose that is none', { purpose: 'curiosity' }, 400, 'PURPOSE_UNKNOWN'],
    ['without a token of the agency', { token: 'a.b.c' }, 401, 'TOKEN_REFUSED'],
  ])('is not opened %s', async (_what, asked, status, code) => {
    const answer = await ask(asked);
    expect({ status: answer.statusCode, code: answer.json().code }).toEqual({ status, code });
  });

  it('may be opened on the machine itself without TLS', async () => {
    await expect(session({ origin: 'http://127.0.0.1:8300' })).resolves.toHaveProperty('token');
  });

  it('reads no more from the moment in which the key was revoked with which its agency asked', async () => {
    const { token } = await session({ agency: 'asylblg' });
    expect((await read(token)).statusCode).toBe(200);
    const kid = hub.agencyOf('asylblg').own.signing[0].jwk.kid;
    const order = { agency: 'asylblg', kid, ground: 'retired', revocation: 'spec', by: 'agency' } as const;
    const refused = await hub.app.get(Registry).record(NETWORK, (state, at) => revokeKey(order, state, at));
    expect(refused).toBeUndefined();
    expect((await read(token)).json()).toMatchObject({ pointer: '/token/TOKEN_EXPIRED' });
    expect((await ask({ agency: 'asylblg' })).json()).toMatchObject({ pointer: '/token/TOKEN_SIGNATURE' });
  });

  it('reads no more from the moment in which the key was revoked to which its session was sealed', async () => {
    const { token } = await session({ agency: 'bamf' });
    expect((await read(token)).statusCode).toBe(200);
    const kid = hub.agencyOf('bamf').own.sealing[0].jwk.kid;
    const order = { agency: 'bamf', kid, ground: 'retired', revocation: 'spec-2', by: 'operator' } as const;
    const refused = await hub.app.get(Registry).record(NETWORK, (state, at) => revokeKey(order, state, at));
    expect(refused).toBeUndefined();
    expect((await read(token)).json()).toMatchObject({ pointer: '/token/TOKEN_EXPIRED' });
    expect((await ask({ agency: 'bamf' })).json()).toMatchObject({
      status: 403,
      code: 'SEALING_KEY_MISSING',
    });
    const timeline = await hub.readTimeline('bamf');
    expect(timeline.json()).toMatchObject({ status: 403, code: 'SEALING_KEY_MISSING' });
  });

  describe('and the tokens of the other doors', () => {
    const path = `/v1/networks/${NETWORK}/cases/${handleOf('jobcenter')}/timeline`;
    const officer = `/v1/networks/${NETWORK}/officer/search`;
    const who = { network: NETWORK, agency: 'jobcenter', actor: 'staff-17' };
    const tokens = {
      read: (at: string, method: string) => hub.tokens('jobcenter').make(who, { method, path: at }),
      officer: (at: string, method: string) =>
        new OfficerTokens(hub.agencyOf('jobcenter').own, new SystemClock(), new RandomIds()).make(who, {
          method,
          path: at,
          query: '',
        }),
      embed: async () => (await session()).token,
    };
    const doors = [
      ['timeline', 'GET', path, 'read'],
      ['timeline export', 'GET', `${path}/export`, 'read'],
      ['embed session', 'POST', SESSIONS, 'read'],
      ['officer', 'GET', officer, 'officer'],
      ['embed', 'GET', READ, 'embed'],
    ] as const;
    const rows = doors.flatMap(([door, method, at, own]) =>
      (['read', 'officer', 'embed'] as const)
        .filter((kind) => kind !== own)
        .map((kind) => [kind, door, method, at] as const),
    );

    it.each(rows)('a token of the kind %s is refused at the door %s', async (kind, _door, method, at) => {
      const answer = await hub.app.inject({
        method,
        url: at,
        headers: {
          authorization: `Bearer ${await tokens[kind](at, method)}`,
          origin: ORIGIN,
          ...(method === 'POST' && { 'content-type': 'application/jose' }),
        },
        ...(method === 'POST' && { payload: 'a.b.c' }),
      });
      expect(answer.json()).toMatchObject({ code: 'TOKEN_REFUSED', pointer: '/token/TOKEN_TYPE' });
    });
  });
});
