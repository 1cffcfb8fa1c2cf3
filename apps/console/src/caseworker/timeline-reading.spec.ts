import { jest } from '@jest/globals';
import { get } from '../page/call.ts';
import { fetcherOf, followWith } from './timeline-reading.ts';

/** A stream of signs that the spec opens and rings. */
class StreamOfSpec extends EventTarget {
  static readonly OPEN = 1;
  static last: StreamOfSpec | undefined;
  readyState = 0;

  constructor() {
    super();
    StreamOfSpec.last = this;
  }

  says(what: 'open' | 'tick'): void {
    this.readyState = StreamOfSpec.OPEN;
    this.dispatchEvent(new Event(what));
  }

  close(): void {
    this.readyState = 2;
  }
}

const { fetch } = globalThis;
/** Who asked for each read: `page` somebody at the screen, `live` nobody. */
let asked: [path: string, by: string | null][];

beforeEach(() => {
  jest.useFakeTimers();
  asked = [];
  const answers = async (path: string, how: RequestInit): Promise<Response> => {
    asked.push([path, new Headers(how.headers).get('x-wegmarke')]);
    return Response.json({});
  };
  Object.assign(globalThis, { fetch: answers, EventSource: StreamOfSpec });
});
afterEach(() => {
  jest.useRealTimers();
  Object.assign(globalThis, { fetch });
  Reflect.deleteProperty(globalThis, 'EventSource');
});

it('keeps the log-in awake by reading a timeline only where somebody asked for it', async () => {
  const read = fetcherOf('000123', 'course-progress');
  const { signal } = new AbortController();
  await read(signal, false);
  await read(signal, true);
  const path = 'desk/cases/000123/timeline?purpose=course-progress';
  expect(asked).toEqual([
    [path, 'page'],
    [path, 'live'],
  ]);
});

describe('what a page shows of a case beside its timeline', () => {
  let ending: AbortController;
  let ticks: number;
  let followed: Promise<void>;

  beforeEach(() => {
    [ending, ticks] = [new AbortController(), 0];
    const follow = followWith(() => void get('desk/cases/000123/chains'));
    followed = follow(() => (ticks += 1), ending.signal);
  });
  afterEach(() => ending.abort());

  it('is renewed once the signs are followed and at each of them, and nobody asked', async () => {
    StreamOfSpec.last?.says('open');
    await followed;
    expect([asked.length, ticks]).toEqual([1, 0]);
    StreamOfSpec.last?.says('tick');
    await jest.advanceTimersByTimeAsync(1_000);
    expect([asked.length, ticks]).toEqual([2, 1]);
    expect(asked.map(([, by]) => by)).toEqual(['live', 'live']);
  });

  it('is not read for a view that was left before it followed', async () => {
    ending.abort();
    await followed;
    expect(asked).toEqual([]);
  });
});
