import type { NewEvent } from '../event-store.ts';
import type { Stores } from './open-record.ts';
import { fresh, sampleEvent, sampleEvents } from './sample-events.ts';

type ReadOptions = { from?: number; direction?: 'forwards' | 'backwards'; max?: number };

/** Ways to read a stream of five events, and the revisions they yield. */
const READINGS: readonly [options: ReadOptions, revisions: number[]][] = [
  [{}, [0, 1, 2, 3, 4]],
  [{ from: 3 }, [3, 4]],
  [{ from: 1, max: 2 }, [1, 2]],
  [{ from: 5 }, []],
  [{ max: 0 }, []],
  [{ direction: 'backwards' }, [4, 3, 2, 1, 0]],
  [{ direction: 'backwards', max: 1 }, [4]],
  [{ direction: 'backwards', from: 2 }, [2, 1, 0]],
  [{ direction: 'backwards', from: 3, max: 2 }, [3, 2]],
  [{ direction: 'backwards', from: 9, max: 1 }, [4]],
];

/** Part of the contract of event stores: streams and the whole log. */
export function readsContract(stores: Stores): void {
  it('finds nothing in a stream that nobody wrote to', async () => {
    expect(await stores().store.read(fresh('case-rheine'))).toEqual({ events: [], revision: -1 });
  });

  it.each(READINGS)('reads %j as the revisions %j and tells the last one', async (options, revisions) => {
    const { store } = stores();
    const stream = fresh('case-rheine');
    await store.append(stream, 'none', sampleEvents(5));
    const { events, revision } = await store.read(stream, options);
    expect(events.map((event) => event.revision)).toEqual(revisions);
    expect(revision).toBe(4);
  });

  it('gives back what was given, to the last character', async () => {
    const { store, other } = stores();
    const stream = fresh('case-rheine');
    const event: NewEvent = sampleEvent({
      id: `${fresh('id')} " \\ ' \n ü 語 😀 \u2028 {} null`,
      happenedAt: '2026-03-29T00:59:59.999Z',
      theme: '',
      version: 2_147_483_647,
      sealed: { kid: '-_', iv: '', ct: 'x'.repeat(100_000), tag: '00' },
    });
    const head = await store.head();
    const { position } = await store.append(stream, 'none', [event]);
    const stored = { ...event, position, stream, revision: 0 };
    expect((await other.read(stream)).events).toEqual([stored]);
    expect(await other.readAll(head, { max: 1 })).toEqual([stored]);
  });

  it('reads the log in order after a position, at most so many', async () => {
    const { store } = stores();
    const head = await store.head();
    const [one, two] = [fresh('case-rheine'), fresh('case-rheine')];
    const events = sampleEvents(4);
    const places: number[] = [];
    for (const [index, event] of events.entries())
      places.push((await store.append(index % 2 === 0 ? one : two, 'any', [event])).position);
    const idsOf = async (after: number, max: number) =>
      (await store.readAll(after, { max })).map(({ id }) => id);
    expect(await idsOf(head, 10)).toEqual(events.map(({ id }) => id));
    expect(await idsOf(places[0]!, 2)).toEqual(events.slice(1, 3).map(({ id }) => id));
    expect(await idsOf(places[3]!, 10)).toEqual([]);
    expect(await store.head()).toBe(places[3]);
  });

  it('filters the log by the beginning of the stream, network and type, all together', async () => {
    const { store } = stores();
    const head = await store.head();
    const network = fresh('network');
    const wanted = sampleEvent({ network, type: 'A' });
    const put = (stream: string, event: NewEvent) => store.append(stream, 'any', [event]);
    await put(`case-${network}-1`, wanted);
    await put(`case-${network}-1`, sampleEvent({ network, type: 'B' }));
    await put(`code-${network}-1`, sampleEvent({ network, type: 'A' }));
    await put(`case-${network}-1`, sampleEvent({ network: `${network}-west`, type: 'A' }));
    const find = async (filter: { streamPrefix?: string; network?: string; types?: string[] }) =>
      (await store.readAll(head, { max: 10, filter })).length;
    expect(await find({})).toBe(4);
    expect(await find({ network })).toBe(3);
    expect(await find({ streamPrefix: `case-${network}` })).toBe(3);
    expect(await find({ streamPrefix: `case_${network}` })).toBe(0);
    expect(await find({ types: ['A'], network })).toBe(2);
    expect(await find({ types: ['A', 'B'], network })).toBe(3);
    expect(await find({ types: [] })).toBe(0);
    const filter = { streamPrefix: `case-${network}`, network, types: ['A'] };
    const found = await store.readAll(head, { max: 10, filter });
    expect(found.map(({ id }) => id)).toEqual([wanted.id]);
  });

  it('tells a revision that is never newer than the events it comes with', async () => {
    const { store, other } = stores();
    const stream = fresh('case-rheine');
    const written = 40;
    const write = async () => {
      for (let number = 0; number < written; number += 1) await other.append(stream, 'any', [sampleEvent()]);
    };
    const look = async () => {
      for (let known = 0; known < written;) {
        const { events, revision } = await store.read(stream, { from: known });
        expect(revision).toBe(known + events.length - 1);
        known += events.length;
        await new Promise(setImmediate);
      }
    };
    await Promise.all([write(), look()]);
  });
}
