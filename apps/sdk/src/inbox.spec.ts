import { inboxEntries } from './inbox.ts';
import type { Asked } from './spec/scripted-desk.ts';
import { ScriptedDesk } from './spec/scripted-desk.ts';

describe('reading the inbox', () => {
  let desk: ScriptedDesk;
  /** What waits at the desk, by number. */
  let waiting: number[];
  beforeEach(async () => {
    desk = new ScriptedDesk();
    waiting = [1, 2, 3];
    desk.says = ({ call, body }: Asked) => {
      if (call === 'POST /desk/inbox/ack') {
        const upTo = Number((body as { upTo: string }).upTo);
        waiting = waiting.filter((entry) => entry > upTo);
        return { status: 200, body: { acknowledged: 1 } };
      }
      const query = new URL(call.replace('GET ', 'http://desk')).searchParams;
      const found = waiting.filter((entry) => entry > Number(query.get('after') ?? 0));
      const entries = found
        .slice(0, Number(query.get('max') ?? 100))
        .map((entry) => ({ kind: 'event', entry }));
      const next = String(entries.at(-1)?.entry ?? query.get('after') ?? 0);
      return { status: 200, body: { entries, next, more: found.length > entries.length } };
    };
    await desk.start();
  });
  afterEach(() => desk.stop());

  const acknowledged = () => desk.asked.filter(({ call }) => call.startsWith('POST')).map(({ body }) => body);

  it('gives each entry in order, and acknowledges a page when the next one is asked for', async () => {
    const seen: number[] = [];
    for await (const { entry } of inboxEntries(desk.calls, { max: 2 })) {
      seen.push(entry);
      if (entry === 2) expect(acknowledged()).toEqual([]);
      if (entry === 3) expect(acknowledged()).toEqual([{ upTo: '2' }]);
    }
    expect(seen).toEqual([1, 2, 3]);
    expect(acknowledged()).toEqual([{ upTo: '2' }, { upTo: '3' }]);
    expect(waiting).toEqual([]);
  });

  it('acknowledges nothing of a page in which the program fails: all of it comes again', async () => {
    const failing = async () => {
      for await (const { entry } of inboxEntries(desk.calls, {}))
        if (entry === 2) throw new Error('disk full');
    };
    await expect(failing()).rejects.toThrow('disk full');
    expect(waiting).toEqual([1, 2, 3]);
  });

  it('only looks when a cursor is given', async () => {
    const seen: number[] = [];
    for await (const { entry } of inboxEntries(desk.calls, { after: '1', max: 1 })) seen.push(entry);
    expect(seen).toEqual([2, 3]);
    expect(acknowledged()).toEqual([]);
  });

  it('goes on asking until it is told to end, and also finds what waits again before its place', async () => {
    const { says } = desk;
    desk.says = (asked) => {
      // Staff sets an entry back, after all was acknowledged and nothing was found.
      if (desk.asked.length === 4) waiting.push(2);
      return says(asked);
    };
    const end = new AbortController();
    const seen: number[] = [];
    for await (const { entry } of inboxEntries(desk.calls, { everyMs: 5, signal: end.signal })) {
      seen.push(entry);
      if (seen.length === 4) end.abort();
    }
    expect(seen).toEqual([1, 2, 3, 2]);
    expect(acknowledged()).toEqual([{ upTo: '3' }]);
    // Told to end inside its page: that one comes again.
    expect(waiting).toEqual([2]);
  });

  it('ends while it waits', async () => {
    waiting = [];
    const end = new AbortController();
    const reading = inboxEntries(desk.calls, { everyMs: 60_000, signal: end.signal }).next();
    while (desk.asked.length === 0) await new Promise((done) => setTimeout(done, 5));
    end.abort();
    expect(await reading).toEqual({ done: true, value: undefined });
  });
});
