import type { EmbedToken } from '#jose';
import { LedgerShelf } from '#ports';
import { Wire } from './broker/wire.ts';
import { ServingState } from './life/serving-state.ts';
import type { HubOnMemory } from './spec/hub-on-memory.ts';
import { handleOf, hubOnMemory, NETWORK } from './spec/hub-on-memory.ts';

const ORIGIN = 'https://fachverfahren.example';
const SESSIONS = `/v1/networks/${NETWORK}/embed-sessions`;
const TICKS = '/v1/embed/ticks';

describe('a page that is told when to read again', () => {
  let hub: HubOnMemory;
  let url: string;
  let isClosed = false;
  beforeAll(async () => {
    hub = await hubOnMemory();
    url = await hub.app.listen(0, '127.0.0.1').then(() => hub.app.getUrl());
  });
  afterAll(() => (isClosed ? undefined : hub.app.close()));

  async function session(agency: string, name: string): Promise<string> {
    const who = { network: NETWORK, agency, actor: 'staff-17' };
    const token = await hub.tokens(agency).make(who, { method: 'POST', path: SESSIONS });
    const words = { network: NETWORK, agency, handle: handleOf(agency, name), origin: ORIGIN };
    const answer = await hub.app.inject({
      method: 'POST',
      url: SESSIONS,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/jose' },
      payload: hub.agencyOf(agency).sealer.sign(words),
    });
    return (hub.opened(agency, answer.body) as EmbedToken).token;
  }

  async function follow(agency: string, name = 'one') {
    const stop = new AbortController();
    const headers = { authorization: `Bearer ${await session(agency, name)}`, origin: ORIGIN };
    const answer = await fetch(`${url}${TICKS}`, { headers, signal: stop.signal });
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    const next = async (): Promise<string | undefined> => {
      const { value } = await reader.read();
      return value && Buffer.from(value).toString();
    };
    expect(await next()).toBe(':\n\n');
    return { answer, next, stop: () => stop.abort() };
  }

  const ring = (agency: string): void => hub.app.get(Wire).ring(NETWORK, agency);

  it('gets an empty sign, several of them as one, that only its origin may see', async () => {
    const { answer, next, stop } = await follow('jobcenter');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'access-control-allow-origin': ORIGIN,
      'cache-control': 'no-store',
      'content-type': 'text/event-stream; charset=utf-8',
      vary: 'Origin',
    });
    for (let times = 0; times < 5; times += 1) ring('jobcenter');
    expect(await next()).toBe('data:\n\n');
    ring('jobcenter');
    expect(await next()).toBe('data:\n\n');
    stop();
  });

  it('gets the signs of its agency, whatever its case and whether there is one, and those of no other', async () => {
    const pages = [await follow('jobcenter'), await follow('jobcenter', 'nowhere')];
    const others = await follow('vhs');
    ring('jobcenter');
    expect(await Promise.all(pages.map((page) => page.next()))).toEqual(['data:\n\n', 'data:\n\n']);
    // Had the other agency's page got the first sign too, this one would come in one piece with it or after it.
    const first = others.next();
    ring('vhs');
    expect(await first).toBe('data:\n\n');
    for (const page of [...pages, others]) page.stop();
  });

  it('gets a sign when nothing may be disclosed any more, and when it may be again: no bell was rung meanwhile', async () => {
    const { next, stop } = await follow('jobcenter');
    const [shelf, serving] = [hub.app.get(LedgerShelf), hub.app.get(ServingState)];
    const origin = (await shelf.epochs()).at(-1)?.origin ?? '';
    const witness = { network: NETWORK, agency: 'abh', origin, at: '2026-01-15T12:00:00.000Z' };
    for (const seen of [1_000_000, 1]) {
      await shelf.witness({ ...witness, seen });
      await serving.refresh();
      expect(await next()).toBe('data:\n\n');
    }
    stop();
  });

  it('is refused without a session, from another origin and with anything in the address', async () => {
    const token = await session('jobcenter', 'one');
    const asked = async (headers: Record<string, string>, path = TICKS) => {
      const answer = await hub.app.inject({ url: path, headers });
      return answer.json<{ code: string; pointer?: string }>();
    };
    expect(await asked({ origin: ORIGIN })).toMatchObject({ code: 'TOKEN_MISSING' });
    const authorization = `Bearer ${token}`;
    expect(await asked({ authorization, origin: 'https://elsewhere.example' })).toMatchObject({
      code: 'TOKEN_REFUSED',
      pointer: '/token/TOKEN_NOT_FOR_THIS',
    });
    expect(await asked({ authorization, origin: ORIGIN }, `${TICKS}?case=1`)).toMatchObject({
      code: 'PARAMETER_UNKNOWN',
    });
  });

  it('asks before it follows, and everybody gets the same answer', async () => {
    const answer = await hub.app.inject({ method: 'OPTIONS', url: TICKS });
    expect([answer.statusCode, answer.headers['access-control-allow-headers']]).toEqual([
      204,
      'authorization',
    ]);
  });

  it('does not keep the hub from stopping', async () => {
    const { next } = await follow('jobcenter');
    isClosed = true;
    const closed = hub.app.close();
    expect(await next()).toBeUndefined();
    await closed;
  });
});
