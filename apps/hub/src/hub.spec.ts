import type { TimelineReply } from '#catalogue';
import { Claims } from '#disclosure';
import { generateKeys, loadKeys, publicKeysOf } from '#jose';
import type { PublicJwk } from '#ports';
import type { HubOnMemory } from './spec/hub-on-memory.ts';
import { handleOf, hubOnMemory, NETWORK, OPEN, VOUCHER, voucher } from './spec/hub-on-memory.ts';

describe('the hub on memory', () => {
  let hub: HubOnMemory;
  beforeAll(async () => (hub = await hubOnMemory()));
  afterAll(() => hub.app.close());

  it('says that it lives and is ready', async () => {
    expect((await hub.app.inject({ url: '/health/live' })).json()).toEqual({ status: 'ok' });
    const projection = { position: expect.any(Number), behind: 0, parked: 0 };
    expect((await hub.app.inject({ url: '/health/ready' })).json()).toEqual({
      status: 'ok',
      degraded: false,
      reasons: [],
      projections: [
        { name: 'claims', ...projection },
        { name: 'evidence', ...projection },
      ],
    });
  });

  it('describes itself in OpenAPI 3.1, with a problem for every no', async () => {
    const description = (await hub.app.inject({ url: '/openapi.json' })).json();
    expect(description.openapi).toBe('3.1.0');
    const described = Object.entries(description.paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(described.toSorted()).toEqual(hub.routes.toSorted());
    const refused = description.paths['/v1/networks/{network}/intake/{agency}'].post.responses['401'];
    expect(refused.content).toHaveProperty('application/problem+json');
  });

  it('gives the agreement in force under its own signature, and its public keys', async () => {
    const { keys } = (await hub.app.inject({ url: `/v1/networks/${NETWORK}/hub-keys` })).json<{
      keys: readonly PublicJwk[];
    }>();
    expect(keys.map((key) => key.use)).toEqual(['sig', 'enc']);
    expect(JSON.stringify(keys)).not.toContain('"d"');
    const answer = await hub.app.inject({ url: `/v1/networks/${NETWORK}/agreement` });
    expect(hub.agencyOf('abh').sealer.verify(answer.body, keys)).toMatchObject({
      network: NETWORK,
      hash: expect.any(String),
      agreement: { id: 'rheine-cooperation' },
    });
  });

  it('shows a case that was opened and told over HTTP to its own agency, sealed', async () => {
    const jobcenter = hub.agencyOf('jobcenter');
    const [opened, told] = await hub.tell(
      'jobcenter',
      jobcenter.says({ type: OPEN }),
      jobcenter.says({ type: VOUCHER, data: voucher }),
    );
    expect(opened).toMatchObject({ outcome: 'accepted' });
    expect(told).toMatchObject({ outcome: 'accepted', position: expect.any(Number) });
    const answer = await hub.readTimeline('jobcenter');
    expect(answer.headers['content-type']).toMatch(/^application\/jose/);
    expect(hub.opened('jobcenter', answer.body)).toMatchObject({
      handle: handleOf('jobcenter'),
      entries: [{ type: VOUCHER, fields: voucher, basis: { kind: 'own' } }],
    });
  });

  it('gives the same empty timeline for an unknown case as for one that holds nothing for the reader', async () => {
    const shown = async (agency: string, handle: string) =>
      hub.opened(agency, (await hub.readTimeline(agency, { handle })).body) as TimelineReply;
    const unknown = await shown('bamf', handleOf('bamf', 'nowhere'));
    const anothers = await shown('bamf', handleOf('jobcenter'));
    expect(unknown.entries).toEqual([]);
    expect(anothers.entries).toEqual([]);
    expect(Object.keys(unknown)).toEqual(Object.keys(anothers));
  });

  it('answers claims with what the law permits, once the recipient shares the case', async () => {
    const sent: Uint8Array[] = [];
    const ask = {
      kind: 'claim',
      network: NETWORK,
      agency: 'bamf',
      after: 0,
      max: 10,
      at: new Date().toISOString(),
    } as const;
    await hub.app.get(Claims).answer(ask, { send: (bytes) => void sent.push(bytes) });
    expect(hub.opened('bamf', Buffer.from(sent[0] ?? '').toString())).toMatchObject({
      after: 0,
      next: 0,
      entries: [],
    });
  });

  describe('says no with a problem and a stable code', () => {
    it.each([
      ['an address that is none', { url: '/nowhere' }, 404, 'NOT_FOUND'],
      ['an address that cannot be read', { url: '/v1/networks/%ff/agreement' }, 400, 'MALFORMED_REQUEST'],
      ['a network that cannot be one', { url: '/v1/networks/RHEINE/agreement' }, 400, 'PARAMETER_INVALID'],
      [
        'a network without agreement',
        { url: '/v1/networks/steinfurt/agreement' },
        404,
        'AGREEMENT_NOT_FOUND',
      ],
      [
        'a timeline without a token',
        { url: `/v1/networks/${NETWORK}/cases/${handleOf('abh')}/timeline` },
        401,
        'TOKEN_MISSING',
      ],
      [
        'a handle that cannot be one',
        { url: `/v1/networks/${NETWORK}/cases/short/timeline` },
        400,
        'PARAMETER_INVALID',
      ],
      [
        'a purpose that is none',
        { url: `/v1/networks/${NETWORK}/cases/${handleOf('abh')}/timeline?purpose=curiosity` },
        400,
        'PURPOSE_UNKNOWN',
      ],
      [
        'a parameter that is none',
        { url: `/v1/networks/${NETWORK}/cases/${handleOf('abh')}/timeline?why=x` },
        400,
        'PARAMETER_UNKNOWN',
      ],
    ])('%s', async (_, request, status, code) => {
      const answer = await hub.app.inject(request);
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(answer.json()).toEqual({
        type: expect.stringMatching(/^urn:wegmarke:problem:/),
        title: expect.any(String),
        status,
        code,
        detail: expect.any(String),
        ...(answer.json().pointer !== undefined && { pointer: expect.stringMatching(/^\//) }),
        traceId: expect.stringMatching(/^[\w-]{22}$/),
      });
    });

    it.each([
      ['a body of another type', '{}', 'application/json', 415, 'MEDIA_TYPE_NOT_SUPPORTED'],
      ['a body that is no JWE', 'x', 'application/jose', 401, 'BATCH_UNREADABLE'],
      ['a body that is too large', 'x'.repeat(3_000_000), 'application/jose', 413, 'BODY_TOO_LARGE'],
    ])('%s', async (_, payload, type, status, code) => {
      const answer = await hub.post('abh', payload, type);
      expect(answer.json()).toMatchObject({ status, code });
    });

    it('a token that was used, that is for another case, or that somebody else made', async () => {
      const path = `/v1/networks/${NETWORK}/cases/${handleOf('abh')}/timeline`;
      const token = await hub
        .tokens('abh')
        .make({ network: NETWORK, agency: 'abh', actor: 'staff-1' }, { method: 'GET', path });
      expect((await hub.readTimeline('abh', { token })).statusCode).toBe(200);
      const again = await hub.readTimeline('abh', { token });
      expect(again.json()).toMatchObject({ code: 'TOKEN_REFUSED', pointer: '/token/TOKEN_REPLAYED' });
      const forged = await hub
        .tokens('vhs')
        .make({ network: NETWORK, agency: 'abh', actor: 'staff-1' }, { method: 'GET', path });
      expect((await hub.readTimeline('abh', { token: forged })).json()).toMatchObject({
        code: 'TOKEN_REFUSED',
      });
      const elsewhere = await hub
        .tokens('abh')
        .make({ network: NETWORK, agency: 'abh', actor: 'staff-1' }, { method: 'GET', path: `${path}s` });
      expect((await hub.readTimeline('abh', { token: elsewhere })).json()).toMatchObject({
        pointer: '/token/TOKEN_NOT_FOR_THIS',
      });
    });
  });

  it('logs requests by the pattern of the route, never by the address', () => {
    const log = hub.lines.join('');
    expect(log).toContain('"route":"/v1/networks/:network/cases/:handle/timeline"');
    expect(log).not.toContain(handleOf('jobcenter'));
    expect(log).not.toContain('staff-17');
    expect(log).not.toContain('2026-12-31');
  });
});

describe('a hub that is asked too often', () => {
  it('says so, and when to come again', async () => {
    const hub = await hubOnMemory({ ratePerMinute: 2 });
    const url = `/v1/networks/${NETWORK}/hub-keys`;
    await hub.app.inject({ url });
    await hub.app.inject({ url });
    const answer = await hub.app.inject({ url });
    expect(answer.json()).toMatchObject({ status: 429, code: 'TOO_MANY_REQUESTS' });
    expect(answer.headers).toHaveProperty('retry-after');
    await hub.app.close();
  });
});

describe('a hub with a network definition that the registry does not accept', () => {
  it('does not start, and says every fault at once', async () => {
    const keys = publicKeysOf(loadKeys(generateKeys('a')));
    const parties = [{ agency: 'abh', keys, brokerKey: 'U' }];
    const networks = [
      { network: 'steinfurt', parties, agreement: 'agreement: 1' },
      { network: 'coesfeld', parties, agreement: ': :' },
    ];
    const starting = hubOnMemory({ networks });
    await expect(starting).rejects.toThrow(/steinfurt agreement[^]*coesfeld agreement/);
  });
});
