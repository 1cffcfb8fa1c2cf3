import { BadAppend } from '../append-limits.ts';
import { PartialOverlap } from '../event-store.ts';
import type { Capabilities } from './capabilities.ts';
import type { Stores } from './open-record.ts';
import { fresh, sampleEvent, sampleEvents } from './sample-events.ts';

/** Part of the contract of event stores: groups of appends that do not depend on each other. */
export function groupsContract(stores: Stores, { densePositions }: Capabilities): void {
  it('has nothing to say to no appends', async () => {
    expect(await stores().store.appendEach([])).toEqual([]);
  });

  it('answers each append on its own terms, in their order', async () => {
    const { store } = stores();
    const [known, other] = [sampleEvent(), sampleEvent()];
    const stream = fresh('case-rheine');
    const first = await store.append(stream, 'none', [known, other]);
    const conflicting = fresh('case-rheine');
    const overlapping = fresh('case-rheine');
    await store.append(conflicting, 'none', sampleEvents(3));
    await store.append(overlapping, 'none', [known]);
    const outcomes = await store.appendEach([
      { stream: fresh('case-rheine'), expected: 'none', events: sampleEvents(2) },
      { stream, expected: 'none', events: [known, other] },
      { stream: conflicting, expected: { exact: 1 }, events: [sampleEvent()] },
      { stream: overlapping, expected: 'any', events: [known, sampleEvent()] },
      { stream: fresh('case-rheine'), expected: 'any', events: [] },
      { stream: fresh('case-rheine'), expected: 'any', events: [sampleEvent({ type: '\0' })] },
      { stream: fresh('case-rheine'), expected: 'any', events: [sampleEvent()] },
    ]);
    expect(outcomes).toEqual([
      { outcome: 'ok', revision: 1, position: expect.any(Number), duplicate: false },
      { outcome: 'duplicate', ...first, duplicate: true },
      { outcome: 'conflict', revision: 2 },
      { outcome: 'failed', error: expect.any(PartialOverlap) },
      { outcome: 'failed', error: expect.any(BadAppend) },
      { outcome: 'failed', error: expect.any(BadAppend) },
      { outcome: 'ok', revision: 0, position: expect.any(Number), duplicate: false },
    ]);
  });

  it('lets an append that the store chokes on harm no other', async () => {
    const { store } = stores();
    const good = () => ({ stream: fresh('case-rheine'), expected: 'none' as const, events: [sampleEvent()] });
    const choking = {
      stream: fresh('case-rheine'),
      expected: 'none' as const,
      events: [sampleEvent({ version: 2 ** 40 })],
    };
    const outcomes = await store.appendEach([good(), choking, good()]);
    expect(outcomes[0]).toMatchObject({ outcome: 'ok' });
    expect(outcomes[2]).toMatchObject({ outcome: 'ok' });
  });

  it('takes several appends to one stream in their order, each seeing those before it', async () => {
    const { store } = stores();
    const stream = fresh('case-rheine');
    const events = sampleEvents(4);
    const [one, two, three] = events.map((event) => [event]);
    const outcomes = await store.appendEach([
      { stream, expected: 'none', events: one! },
      { stream, expected: { exact: 0 }, events: two! },
      { stream, expected: { exact: 0 }, events: three! },
      { stream, expected: 'any', events: one! },
      { stream, expected: { exact: 1 }, events: three! },
    ]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['ok', 'ok', 'conflict', 'duplicate', 'ok']);
    const stored = (await store.read(stream)).events.map(({ id }) => id);
    expect(stored).toEqual(events.slice(0, 3).map(({ id }) => id));
  });

  it('takes hundreds of appends at once', async () => {
    const { store } = stores();
    const network = fresh('network');
    const head = await store.head();
    const outcomes = await store.appendEach(
      Array.from({ length: 400 }, () => ({
        stream: fresh('case'),
        expected: 'none' as const,
        events: sampleEvents(6, { network }),
      })),
    );
    expect(outcomes.every(({ outcome }) => outcome === 'ok')).toBe(true);
    const ends = outcomes.map((outcome) => ('position' in outcome ? outcome.position : 0));
    if (densePositions) expect(Math.max(...ends)).toBe(head + 2_400);
    expect(new Set(ends).size).toBe(400);
    expect(await store.head()).toBe(Math.max(...ends));
  });
}
