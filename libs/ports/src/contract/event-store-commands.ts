import fc from 'fast-check';
import type { Append, AppendOutcome, EventStore, Expected, Filter, StoredEvent } from '../event-store.ts';
import type { Capabilities } from './capabilities.ts';
import { Follower } from './follower.ts';
import type { OpenRecord } from './open-record.ts';
import { sampleEvent } from './sample-events.ts';

/** The twin, and the network that keeps this history apart from others in the same record. */
export interface Model {
  readonly twin: EventStore;
  readonly network: string;
}

/** The store under test, and where its log ended when the history began. */
export interface Real extends Pick<OpenRecord, 'store' | 'other'> {
  readonly start: number;
  readonly network: string;
  readonly capabilities: Capabilities;
}

type Door = 'store' | 'other';
type Command = fc.AsyncCommand<Model, Real>;

/** An append before it is known in which network the history plays. */
interface Step {
  readonly stream: number;
  readonly expected: Expected;
  readonly ids: readonly number[];
}

/** Several appends in one go. */
class AppendsGroup implements Command {
  constructor(
    readonly door: Door,
    readonly steps: readonly Step[],
  ) {}

  check = () => true;

  async run({ twin, network }: Model, real: Real): Promise<void> {
    const group = this.steps.map((step) => appendOf(step, network));
    const before = await real.store.head();
    const outcomes = await real[this.door].appendEach(group);
    const same = await twin.appendEach(group);
    expect(outcomes.map(toldBy)).toEqual(same.map(toldBy));
    const grown = growth(group, same);
    const after = await real.other.head();
    if (real.capabilities.densePositions) expect(after - before).toBe(grown);
    else expect(after > before).toBe(grown > 0);
  }

  toString = () => `appendEach on ${this.door} ${JSON.stringify(this.steps)}`;
}

/** One append, alone. */
class AppendsOne implements Command {
  constructor(
    readonly door: Door,
    readonly step: Step,
  ) {}

  check = () => true;

  async run({ twin, network }: Model, real: Real): Promise<void> {
    const append = appendOf(this.step, network);
    const [answer, same] = [await answerOf(real[this.door], append), await answerOf(twin, append)];
    expect(answer).toEqual(same);
  }

  toString = () => `append on ${this.door} ${JSON.stringify(this.step)}`;
}

/** One stream, from one end or the other. */
class ReadsStream implements Command {
  constructor(
    readonly door: Door,
    readonly stream: number,
    readonly options: NonNullable<Parameters<EventStore['read']>[1]>,
  ) {}

  check = () => true;

  async run({ twin, network }: Model, real: Real): Promise<void> {
    const stream = nameOf(this.stream, network);
    const held = await real[this.door].read(stream, this.options);
    const same = await twin.read(stream, this.options);
    expect(held.revision).toBe(same.revision);
    expect(held.events.map(withoutPosition)).toEqual(same.events.map(withoutPosition));
  }

  toString = () => `read on ${this.door} ${this.stream} ${JSON.stringify(this.options)}`;
}

/** The whole log of the history, by reading all and by following: the same events, streams in their order. */
class ReadsLog implements Command {
  constructor(
    readonly door: Door,
    readonly types: readonly string[] | undefined,
    readonly max: number,
  ) {}

  check = () => true;

  async run({ twin, network }: Model, real: Real): Promise<void> {
    const filter: Filter = { network, ...(this.types !== undefined && { types: this.types }) };
    const all = await real[this.door].readAll(real.start, { max: 1_000, filter });
    const same = await twin.readAll(0, { max: 1_000, filter });
    expect(streamsOf(all)).toEqual(streamsOf(same));
    expect(all.map(({ position }) => position)).toEqual(
      all.map(({ position }) => position).toSorted(byNumber),
    );
    expect(await real.other.readAll(real.start, { max: this.max, filter })).toEqual(all.slice(0, this.max));
    const after = all[this.max - 1]?.position ?? real.start;
    const follower = new Follower(real[this.door], after, filter);
    await follower.until(({ caughtUp }) => caughtUp.length > 0);
    await follower.stop();
    expect(follower.events).toEqual(all.filter(({ position }) => position > after));
  }

  toString = () => `read the log on ${this.door} ${JSON.stringify([this.types, this.max])}`;
}

const TYPES = ['A', 'B'] as const;
const door = fc.constantFrom<Door>('store', 'other');
const stream = fc.integer({ min: 0, max: 2 });
const expected: fc.Arbitrary<Expected> = fc.oneof(
  fc.constantFrom<Expected>('none', 'exists', 'any'),
  fc.integer({ min: -1, max: 6 }).map((exact) => ({ exact })),
);
// Few ids and few streams, so that retries and partial overlaps are frequent.
const ids = fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { maxLength: 3 });
const step: fc.Arbitrary<Step> = fc.record({ stream, expected, ids });
const options = fc.record(
  {
    from: fc.integer({ min: 0, max: 8 }),
    direction: fc.constantFrom('forwards' as const, 'backwards' as const),
    max: fc.integer({ min: 0, max: 5 }),
  },
  { requiredKeys: [] },
);

/** Random histories; what fails is told as the shortest one that does. */
export function histories(): fc.Arbitrary<Iterable<Command>> {
  const types = fc.option(fc.subarray([...TYPES]), { nil: undefined });
  return fc.commands<Model, Real, false>(
    [
      fc.tuple(door, step).map((given) => new AppendsOne(...given)),
      fc.tuple(door, fc.array(step, { maxLength: 4 })).map((given) => new AppendsGroup(...given)),
      fc.tuple(door, stream, options).map((given) => new ReadsStream(...given)),
      fc.tuple(door, types, fc.integer({ min: 1, max: 10 })).map((given) => new ReadsLog(...given)),
    ],
    { maxCommands: 12 },
  );
}

function nameOf(number: number, network: string): string {
  return `case-${network}-${number}`;
}

function appendOf({ stream: number, expected: belief, ids: numbers }: Step, network: string): Append {
  const events = numbers.map((id) => sampleEvent({ id: `id-${id}`, network, type: TYPES[id % 2]! }));
  return { stream: nameOf(number, network), expected: belief, events };
}

async function answerOf(store: EventStore, { stream: name, expected: belief, events }: Append) {
  return store.append(name, belief, events).then(withoutPosition, ({ name: error, revision }) => ({
    error,
    revision,
  }));
}

function toldBy(outcome: AppendOutcome): object {
  return outcome.outcome === 'failed'
    ? { outcome: 'failed', error: outcome.error.name }
    : withoutPosition(outcome);
}

/** Positions are the store's own, and across streams they may be given in any order within a group. */
function withoutPosition(placed: object): object {
  return { ...placed, position: undefined };
}

/** The events of a log by stream: between streams of one group the order is free. */
function streamsOf(log: readonly StoredEvent[]): object {
  return Object.groupBy(log.map(withoutPosition) as StoredEvent[], ({ stream: name }) => name);
}

function byNumber(one: number, two: number): number {
  return one - two;
}

function growth(group: readonly Append[], outcomes: readonly AppendOutcome[]): number {
  return group.reduce(
    (sum, { events }, index) => sum + (outcomes[index]?.outcome === 'ok' ? events.length : 0),
    0,
  );
}
