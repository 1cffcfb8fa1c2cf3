import { longestWay, type Ping } from './transit.ts';

/** Questions of so many milliseconds, one after the other, 5 ms apart. */
function pingsOf(...times: readonly number[]): readonly Ping[] {
  const pings: Ping[] = [];
  for (const time of times) {
    const from = (pings.at(-1)?.to ?? -5) + 5;
    pings.push({ from, to: from + time });
  }
  return pings;
}

describe('how long a message may have been under way', () => {
  // 0–2, 7–9, 14–74, 79–129, 134–136, 141–143
  const pings = pingsOf(2, 2, 60, 50, 2, 2);

  it('is as long as two questions that were held up then', () => {
    expect(longestWay(pings, 20, 125)).toBe(110);
  });

  it('is short where none was: what came late is not excused by what was slow at another time', () => {
    expect(longestWay(pings.slice(0, 2), 1, 100)).toBe(4);
    expect(longestWay(pingsOf(2, 2, 2, 60), 1, 8)).toBe(4);
  });

  it('is measured next to a span that lies between two questions', () => {
    expect(longestWay(pings, 138, 139)).toBe(4);
  });
});
