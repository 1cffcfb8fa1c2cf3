import fc from 'fast-check';
import type { Append, AppendOutcome, EventStore, Expected } from '../event-store.ts';
import { MemoryEventStore } from '../memory/memory-event-store.ts';
import type { OpenRecord } from './open-record.ts';
import { fresh, sampleEvent } from './sample-events.ts';

interface Step {
  readonly stream: number;
  readonly expected: Expected;
  readonly ids: readonly number[];
}

const expected: fc.Arbitrary<Expected> = fc.oneof(
  fc.constantFrom<Expected>('none', 'exists', 'any'),
  fc.integer({ min: -1, max: 6 }).map((exact) => ({ exact })),
);
const step: fc.Arbitrary<Step> = fc.record({
  stream: fc.integer({ min: 0, max: 2 }),
  expected,
  ids: fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 3 }),
});
const groups = fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 6 });

/** Throws random groups of appends at a store and at its twin in memory: both must say and hold the same. */
export function eventStoreModel(name: string, open: () => Promise<OpenRecord>, runs = 100): void {
  describe(`${name} beside its twin in memory`, () => {
    let opened: OpenRecord;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());

    it(`answers and holds the same after ${runs} random histories`, async () => {
      const seed = Date.now() % 2 ** 31;
      process.stdout.write(`${name} beside its twin in memory: seed ${seed}\n`);
      const property = fc.asyncProperty(groups, async (history) => {
        const prefix = fresh(`case-${seed}`);
        const twin = new MemoryEventStore();
        for (const group of history) await takeTheSame(opened.store, twin, group.map(asAppend(prefix)));
        for (const stream of [0, 1, 2]) await holdTheSame(opened.other, twin, `${prefix}-${stream}`);
      });
      await fc.assert(property, { seed, numRuns: runs });
    });
  });
}

function asAppend(prefix: string) {
  return ({ stream, expected: belief, ids }: Step): Append => ({
    stream: `${prefix}-${stream}`,
    expected: belief,
    events: ids.map((id) => sampleEvent({ id: `id-${id}` })),
  });
}

async function takeTheSame(store: EventStore, twin: EventStore, group: readonly Append[]): Promise<void> {
  const head = await store.head();
  const [outcomes, same] = [await store.appendEach(group), await twin.appendEach(group)];
  expect(outcomes.map(toldBy)).toEqual(same.map(toldBy));
  expect((await store.head()) - head).toBe(growth(group, same));
}

async function holdTheSame(store: EventStore, twin: EventStore, stream: string): Promise<void> {
  for (const direction of ['forwards', 'backwards'] as const) {
    const [held, same] = [await store.read(stream, { direction }), await twin.read(stream, { direction })];
    expect(held.revision).toBe(same.revision);
    expect(held.events.map(withoutPosition)).toEqual(same.events.map(withoutPosition));
  }
}

function toldBy(outcome: AppendOutcome): object {
  return outcome.outcome === 'failed'
    ? { outcome: 'failed', error: outcome.error.name }
    : withoutPosition(outcome);
}

/** Positions across streams may be given in any order within a group. */
function withoutPosition(placed: object): object {
  return { ...placed, position: undefined };
}

function growth(group: readonly Append[], outcomes: readonly AppendOutcome[]): number {
  return group.reduce(
    (sum, { events }, index) => sum + (outcomes[index]?.outcome === 'ok' ? events.length : 0),
    0,
  );
}
