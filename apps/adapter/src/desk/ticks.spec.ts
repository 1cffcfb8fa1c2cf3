import { DeskHarness, TOKEN } from './spec/desk-harness.ts';

let desk: DeskHarness;
beforeEach(async () => {
  desk = new DeskHarness();
  await desk.start();
});
afterEach(() => desk.end());

const follow = async () => {
  const stop = new AbortController();
  const headers = { Authorization: `Bearer ${TOKEN}` };
  const response = await fetch(`${desk.desk.url}/desk/ticks`, { headers, signal: stop.signal });
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const next = async (): Promise<string> => Buffer.from((await reader.read()).value ?? []).toString('utf8');
  return { stop, next, type: response.headers.get('content-type') };
};

describe('ticks', () => {
  it('say that something is new and nothing about what, several of them as one', async () => {
    const { next, type, stop } = await follow();
    expect([type, await next()]).toEqual(['text/event-stream; charset=utf-8', ':\n\n']);
    for (let times = 0; times < 5; times += 1) desk.ticks.tick();
    expect(await next()).toBe('data:\n\n');
    desk.ticks.tick();
    expect(await next()).toBe('data:\n\n');
    stop.abort();
  });

  it('have a bounded number of followers', () => {
    const leaves = Array.from({ length: 64 }, () => desk.ticks.follow(() => undefined));
    expect(desk.ticks.hasRoom).toBe(false);
    leaves.forEach((leave) => leave());
    expect(desk.ticks.hasRoom).toBe(true);
  });

  it('are refused when there is no room', async () => {
    for (let times = 0; times < 64; times += 1) desk.ticks.follow(() => undefined);
    expect((await desk.call('GET', '/desk/ticks')).body['code']).toBe('TOO_MANY_FOLLOWERS');
  });
});
