import { OfficerTokens } from '#jose';
import { RandomIds } from './machine/random-ids.ts';
import { SystemClock } from './machine/system-clock.ts';
import type { HubOnMemory } from './spec/hub-on-memory.ts';
import { handleOf, hubOnMemory, NETWORK, OPEN, VOUCHER, voucher } from './spec/hub-on-memory.ts';

describe("the officer's questions over HTTP", () => {
  let hub: HubOnMemory;
  beforeAll(async () => {
    hub = await hubOnMemory();
    await hub.tell('jobcenter', hub.agencyOf('jobcenter').says({ type: OPEN }));
    await hub.tell('jobcenter', hub.agencyOf('jobcenter').says({ type: VOUCHER, data: voucher }));
    expect((await hub.readTimeline('jobcenter')).statusCode).toBe(200);
    expect((await hub.readTimeline('vhs')).statusCode).toBe(200);
  });
  afterAll(() => hub.app.close());

  /** Asks with a token for just this; `shown` is what is then really asked. */
  async function ask(
    agency: string,
    path: string,
    query = '',
    shown: { path?: string; query?: string } = {},
  ) {
    const tokens = new OfficerTokens(hub.agencyOf(agency).own, new SystemClock(), new RandomIds());
    const base = `/v1/networks/${NETWORK}/officer/`;
    const request = { method: 'GET', path: base + path, query };
    const token = await tokens.make({ network: NETWORK, agency, actor: 'officer-1' }, request);
    const url = `${base}${shown.path ?? path}${(shown.query ?? query) === '' ? '' : `?${shown.query ?? query}`}`;
    return hub.app.inject({ url, headers: { authorization: `Bearer ${token}` } });
  }
  /** The answer, opened and checked against the hub's key. */
  async function answer(...asked: Parameters<typeof ask>): Promise<Record<string, unknown>> {
    const { statusCode, body } = await ask(...asked);
    expect({ statusCode, body }).toMatchObject({ statusCode: 200 });
    const { sealer } = hub.agencyOf(asked[0]);
    const jws = Buffer.from(sealer.open(body) ?? []).toString('utf8');
    const keys = await hub.app.inject({ url: `/v1/networks/${NETWORK}/hub-keys` });
    return sealer.verify(jws, keys.json().keys) as Record<string, unknown>;
  }
  const problem = async (...asked: Parameters<typeof ask>) => {
    const { statusCode, body } = await ask(...asked);
    const { code, pointer, detail } = JSON.parse(body);
    return { statusCode, code, pointer, detail };
  };

  it('are answered signed by the hub and sealed to the agency that asks', async () => {
    const { of, items } = await answer('jobcenter', 'search', 'q=door%3Atimeline%20decision%3Apermit');
    expect(of).toBe('search');
    expect(items).toMatchObject([
      { recipient: 'jobcenter', actor: 'staff-17', basis: 'own', case: handleOf('jobcenter') },
    ]);
  });

  it('are asked for one decision by its place', async () => {
    const { items } = await answer('jobcenter', 'search', 'q=door%3Atimeline%20decision%3Apermit');
    const [{ entry } = { entry: '' }] = items as { entry: string }[];
    const trace = await answer('jobcenter', `entries/${entry}`);
    expect(trace).toMatchObject({ replayed: 'same', decision: { basis: { kind: 'own' } } });
    expect(await problem('vhs', `entries/${entry}`)).toMatchObject({
      statusCode: 404,
      code: 'ENTRY_NOT_FOUND',
    });
  });

  it('know every list', async () => {
    const lists = ['refusals', 'consents', 'consents/unused', 'reads-without-event', 'recalls', 'requests'];
    const found = await Promise.all(lists.map((list) => answer('vhs', list)));
    expect(found.map(({ items }) => (items as object[]).length)).toEqual([1, 0, 0, 0, 0, 0]);
    expect(found[0]?.items).toMatchObject([{ code: 'NOTHING_SHOWN', case: handleOf('vhs') }]);
  });

  it('give whole lists as files with a manifest', async () => {
    const { manifest, csv } = await answer('vhs', 'export', 'of=refusals');
    expect(manifest).toMatchObject({
      of: 'refusals',
      count: 1,
      signer: { agency: 'vhs', officer: 'officer-1' },
    });
    expect(String(csv).split('\r\n')[1]).toContain('NOTHING_SHOWN');
  });

  it.each<[string, string, string, object]>([
    ['search', 'q=door%3Awindow', 'SEARCH_UNREADABLE', { statusCode: 400, pointer: '/query/q' }],
    ['search', 'after=nonsense', 'CURSOR_INVALID', { statusCode: 400, pointer: '/query/after' }],
    ['search', 'days=3', 'PARAMETER_UNKNOWN', { statusCode: 400, pointer: '/query/days' }],
    ['search', 'q=a&q=b', 'PARAMETER_INVALID', { statusCode: 400, pointer: '/query/q' }],
    ['consents/unused', 'days=181', 'PARAMETER_INVALID', { statusCode: 400, pointer: '/query/days' }],
    ['recalls', 'open=perhaps', 'PARAMETER_INVALID', { statusCode: 400, pointer: '/query/open' }],
    ['export', 'of=everything', 'PARAMETER_INVALID', { statusCode: 400, pointer: '/query/of' }],
    ['entries/x/0', '', 'PARAMETER_INVALID', { statusCode: 400, pointer: '/path/position' }],
    ['entries/1/0', 'seen=x', 'PARAMETER_INVALID', { statusCode: 400, pointer: '/query/seen' }],
  ])('that are wrong are told so: %s?%s', async (path, query, code, more) => {
    expect(await problem('jobcenter', path, query)).toMatchObject({ code, ...more });
  });

  it('need a token of an officer, for just this question, of this network', async () => {
    expect(await problem('jobcenter', 'search', '', { query: 'q=x%3Ay' })).toMatchObject({
      code: 'TOKEN_REFUSED',
      pointer: '/token/TOKEN_NOT_FOR_THIS',
    });
    const url = `/v1/networks/${NETWORK}/officer/search`;
    const none = await hub.app.inject({ url });
    expect(none.json()).toMatchObject({ code: 'TOKEN_MISSING' });
    const reader = { network: NETWORK, agency: 'jobcenter', actor: 'staff-17' };
    const read = await hub.tokens('jobcenter').make(reader, { method: 'GET', path: url });
    const refused = await hub.app.inject({ url, headers: { authorization: `Bearer ${read}` } });
    expect(refused.json()).toMatchObject({ code: 'TOKEN_REFUSED', pointer: '/token/TOKEN_TYPE' });
  });

  it('are no way to a timeline, whose token says so', async () => {
    const path = `/v1/networks/${NETWORK}/cases/${handleOf('jobcenter')}/timeline`;
    const tokens = new OfficerTokens(hub.agencyOf('jobcenter').own, new SystemClock(), new RandomIds());
    const asker = { network: NETWORK, agency: 'jobcenter', actor: 'officer-1' };
    const token = await tokens.make(asker, { method: 'GET', path, query: '' });
    const refused = await hub.app.inject({ url: path, headers: { authorization: `Bearer ${token}` } });
    expect(refused.json()).toMatchObject({ code: 'TOKEN_REFUSED', pointer: '/token/TOKEN_TYPE' });
  });
});
