import { jest } from '@jest/globals';
import { follow } from './live.ts';

/** A stream of signs that the spec opens, rings and breaks. */
class StreamOfSpec extends EventTarget {
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  static readonly all: StreamOfSpec[] = [];
  readyState = 0;

  constructor(readonly address: string) {
    super();
    StreamOfSpec.all.push(this);
  }

  says(what: 'open' | 'tick' | 'error', readyState: number = StreamOfSpec.OPEN): void {
    this.readyState = readyState;
    this.dispatchEvent(new Event(what));
  }

  close(): void {
    this.readyState = StreamOfSpec.CLOSED;
  }
}

describe('following the signs of a server', () => {
  const streams = StreamOfSpec.all;
  let heard: string[] = [];
  const following = (name: string): AbortController => {
    const ending = new AbortController();
    void follow('desk/ticks', () => void heard.push(name), ending.signal);
    return ending;
  };
  const later = (): void => {
    jest.advanceTimersByTime(30_000);
  };

  beforeEach(() => {
    jest.useFakeTimers();
    Object.assign(globalThis, { EventSource: StreamOfSpec });
    streams.length = 0;
    heard = [];
  });
  afterEach(() => {
    jest.useRealTimers();
    Reflect.deleteProperty(globalThis, 'EventSource');
  });

  it('takes one connection for all parts of a page, until the last one ends', () => {
    const [first, second] = [following('first'), following('second')];
    expect(streams).toHaveLength(1);
    streams[0]?.says('open');
    streams[0]?.says('tick');
    later();
    expect(heard).toEqual(['first', 'second']);
    first.abort();
    expect(streams[0]?.readyState).toBe(StreamOfSpec.OPEN);
    streams[0]?.says('tick');
    second.abort();
    later();
    expect(heard).toEqual(['first', 'second']);
    expect(streams[0]?.readyState).toBe(StreamOfSpec.CLOSED);
    following('third').abort();
    expect(streams).toHaveLength(2);
  });

  it('reads again after a break, also for a part that came when the connection stood', () => {
    const first = following('first');
    streams[0]?.says('open');
    const late = following('late');
    streams[0]?.says('error', StreamOfSpec.CLOSED);
    later();
    expect(streams).toHaveLength(2);
    streams[1]?.says('open');
    later();
    expect(heard).toEqual(['first', 'late']);
    first.abort();
    late.abort();
  });

  it('says when it follows: once the connection stands, at once where it does, and where it does not come about', async () => {
    const ending = new AbortController();
    const said: string[] = [];
    const begin = (name: string) =>
      void follow('desk/ticks', () => undefined, ending.signal).then(() => said.push(name));
    begin('first');
    await Promise.resolve();
    expect(said).toEqual([]);
    streams[0]?.says('open');
    begin('second');
    await jest.advanceTimersByTimeAsync(0);
    expect(said).toEqual(['first', 'second']);
    ending.abort();
    const other = new AbortController();
    void follow('desk/ticks', () => void heard.push('third'), other.signal).then(() => said.push('third'));
    streams[1]?.says('error', StreamOfSpec.CLOSED);
    await jest.advanceTimersByTimeAsync(0);
    expect(said).toEqual(['first', 'second', 'third']);
    // It was read without signs meanwhile.
    later();
    streams[2]?.says('open');
    later();
    expect(heard).toEqual(['third']);
    other.abort();
  });
});
