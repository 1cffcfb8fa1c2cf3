import { APPEND_LIMITS } from '../append-limits.ts';
import type { Expected, NewEvent } from '../event-store.ts';
import { Conflict, PartialOverlap } from '../event-store.ts';
import type { Capabilities } from './capabilities.ts';
import type { Stores } from './open-record.ts';
import { placesAfter } from './places.ts';
import { fresh, sampleEvent, sampleEvents } from './sample-events.ts';

/** What an append believes about the stream, whether it holds nothing or two events, and whether it goes through. */
const BELIEFS: readonly [belief: Expected, before: 0 | 2, result: 'recorded' | 'conflict'][] = [
  ['none', 0, 'recorded'],
  ['none', 2, 'conflict'],
  ['exists', 0, 'conflict'],
  ['exists', 2, 'recorded'],
  ['any', 0, 'recorded'],
  ['any', 2, 'recorded'],
  [{ exact: -1 }, 0, 'recorded'],
  [{ exact: -1 }, 2, 'conflict'],
  [{ exact: 0 }, 0, 'conflict'],
  [{ exact: 0 }, 2, 'conflict'],
  [{ exact: 1 }, 2, 'recorded'],
  [{ exact: 2 }, 2, 'conflict'],
];

const UNSTORABLE: readonly [what: string, code: string, events: () => NewEvent[]][] = [
  ['no event at all', 'APPEND_EMPTY', () => []],
  ['too many events', 'APPEND_TOO_MANY_EVENTS', () => sampleEvents(APPEND_LIMITS.events + 1)],
  ['one id twice', 'APPEND_REPEATS_AN_ID', () => sampleEvents(2, { id: 'twice' })],
  ['U+0000 in a text', 'APPEND_TEXT_NOT_STORABLE', () => [sampleEvent({ theme: 'a\0b' })]],
  ['half a surrogate pair', 'APPEND_TEXT_NOT_STORABLE', () => [sampleEvent({ theme: '\ud800' })]],
  ['an event that is too large', 'EVENT_TOO_LARGE', () => [sealing(APPEND_LIMITS.eventBytes)]],
  [
    'events that are too large together',
    'APPEND_TOO_LARGE',
    () => Array.from({ length: 17 }, () => sealing(APPEND_LIMITS.eventBytes - 1_000)),
  ],
];

function sealing(bytes: number): NewEvent {
  return sampleEvent({ sealed: { kid: 'a', iv: 'b', ct: 'c'.repeat(bytes), tag: 'd' } });
}

/** Part of the contract of event stores: one append. */
export function appendsContract(stores: Stores, capabilities: Capabilities): void {
  it.each(BELIEFS)('believing %j of a stream of %i events: %s', async (expected, before, result) => {
    const { store } = stores();
    const stream = fresh('case-rheine');
    if (before > 0) await store.append(stream, 'none', sampleEvents(before));
    const event = sampleEvent();
    const append = store.append(stream, expected, [event]);
    if (result === 'recorded') {
      expect(await append).toMatchObject({ revision: before, duplicate: false });
    } else {
      await expect(append).rejects.toThrow(Conflict);
      await expect(append).rejects.toMatchObject({ stream, revision: before - 1 });
    }
    const { events, revision } = await store.read(stream);
    expect(revision).toBe(result === 'recorded' ? before : before - 1);
    expect(events.some(({ id }) => id === event.id)).toBe(result === 'recorded');
  });

  it('gives the events of an append revisions and positions one after another', async () => {
    const { store } = stores();
    const stream = fresh('case-rheine');
    const head = await store.head();
    const events = sampleEvents(3);
    const appended = await store.append(stream, 'none', events);
    expect(appended).toEqual({ revision: 2, position: expect.any(Number), duplicate: false });
    const stored = (await store.read(stream)).events;
    expect(stored.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    expect(stored.map(({ revision }) => revision)).toEqual([0, 1, 2]);
    const positions = stored.map(({ position }) => position);
    expect(positions.at(-1)).toBe(appended.position);
    expect(positions).toEqual(placesAfter(head, positions, capabilities));
  });

  it('gives a retry the first result, whatever it believes and however the stream moved on', async () => {
    const { store, other } = stores();
    const stream = fresh('case-rheine');
    const events = sampleEvents(2);
    const first = await store.append(stream, 'none', events);
    await store.append(stream, { exact: 1 }, [sampleEvent()]);
    const beliefs: Expected[] = ['none', { exact: -1 }, { exact: 7 }, 'exists', 'any'];
    for (const expected of beliefs)
      expect(await other.append(stream, expected, events)).toEqual({ ...first, duplicate: true });
    expect((await store.read(stream)).revision).toBe(2);
  });

  it('keeps the first of two events with one id, even when they differ', async () => {
    const { store } = stores();
    const stream = fresh('case-rheine');
    const event = sampleEvent({ agency: 'abh' });
    await store.append(stream, 'none', [event]);
    expect(await store.append(stream, 'any', [{ ...event, agency: 'vhs' }])).toMatchObject({
      duplicate: true,
    });
    expect((await store.read(stream)).events.map(({ agency }) => agency)).toEqual(['abh']);
  });

  it('takes the same id in another stream for another event', async () => {
    const { store } = stores();
    const event = sampleEvent();
    const first = await store.append(fresh('case-rheine'), 'none', [event]);
    const second = await store.append(fresh('case-rheine'), 'none', [event]);
    expect(second).toMatchObject({ revision: 0, duplicate: false });
    expect([second.position]).toEqual(placesAfter(first.position, [second.position], capabilities));
  });

  it('refuses an append of which only a part is already there', async () => {
    const { store } = stores();
    const stream = fresh('case-rheine');
    const known = sampleEvent();
    await store.append(stream, 'none', [known]);
    await expect(store.append(stream, 'any', [known, sampleEvent()])).rejects.toThrow(PartialOverlap);
    expect((await store.read(stream)).revision).toBe(0);
  });

  it.each(UNSTORABLE)('refuses %s: %s', async (_what, code, events) => {
    const { store } = stores();
    const stream = fresh('case-rheine');
    await expect(store.append(stream, 'any', events())).rejects.toMatchObject({ name: 'BadAppend', code });
    expect(await store.read(stream)).toEqual({ events: [], revision: -1 });
  });

  it('lets one of two win who believe the same', async () => {
    const { store, other } = stores();
    const stream = fresh('case-rheine');
    const tries = Array.from({ length: 10 }, (_, number) => (number % 2 === 0 ? store : other));
    const results = await Promise.allSettled(
      tries.map((door) => door.append(stream, 'none', [sampleEvent()])),
    );
    const lost = results.filter((result) => result.status === 'rejected');
    expect(lost).toHaveLength(9);
    for (const { reason } of lost) expect(reason).toBeInstanceOf(Conflict);
    expect((await store.read(stream)).revision).toBe(0);
  });

  it('records an append once that is sent many times at once', async () => {
    const { store, other } = stores();
    const stream = fresh('case-rheine');
    const events = sampleEvents(2);
    const tries = Array.from({ length: 10 }, (_, number) => (number % 2 === 0 ? store : other));
    const results = await Promise.all(tries.map((door) => door.append(stream, 'any', events)));
    expect(results.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
    expect(new Set(results.map(({ position }) => position)).size).toBe(1);
    expect((await store.read(stream)).revision).toBe(1);
  });

  it('gives positions in order, and a dense log no hole, when many write at once and some fail', async () => {
    const { store, other } = stores();
    const network = fresh('network');
    const head = await store.head();
    const write = async (number: number) => {
      const door = number % 2 === 0 ? store : other;
      const expected = number % 5 === 0 ? 'exists' : 'none';
      return door.append(fresh('case'), expected, sampleEvents(1 + (number % 3), { network }));
    };
    await Promise.allSettled(Array.from({ length: 100 }, (_, number) => write(number)));
    const written = await store.readAll(head, { max: 1_000, filter: { network } });
    expect(written.length).toBeGreaterThan(80);
    const positions = written.map(({ position }) => position);
    expect(positions).toEqual(placesAfter(head, positions, capabilities));
    expect(await other.head()).toBe(positions.at(-1));
  });
}
