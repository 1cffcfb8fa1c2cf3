import type { ReactiveControllerHost } from 'lit';
import { SessionEnd } from './session-end.ts';
import type { Session } from './session.ts';

const START = Date.parse('2026-03-01T08:00:00.000Z');
const MINUTE = 60_000;
const host = {
  addController: () => undefined,
  requestUpdate: () => undefined,
} as unknown as ReactiveControllerHost;

/** A log-in at the server, in minutes from its beginning: it ends 30 after the last call, 480 at most. */
function logIn() {
  let [now, seen, asked, hasEnded, isReached] = [0, 0, 0, false, true];
  const read = async (): Promise<Session> => {
    asked += 1;
    if (!isReached) throw new Error('not reached');
    const end = Math.min(seen + 30, 480);
    if (now >= end) return { signedIn: false };
    return { signedIn: true, roles: [], staff: 's-1', endsAt: new Date(START + end * MINUTE).toISOString() };
  };
  const use = (): void => void (seen = now);
  const end = new SessionEnd(host, () => (hasEnded = true), {
    read,
    stay: async () => {
      use();
      return read();
    },
    now: () => START + now * MINUTE,
  });
  return {
    end,
    use,
    read,
    at: async (minute: number) => {
      now = minute;
      await end.tick();
      return end.minutesLeft;
    },
    reach: (is: boolean) => void (isReached = is),
    asked: () => asked,
    hasEnded: () => hasEnded,
  };
}

describe('a log-in that ends by itself', () => {
  let one: ReturnType<typeof logIn>;
  beforeEach(async () => {
    one = logIn();
    one.end.follow(await one.read());
  });

  it('is told of two minutes before, and not sooner; until then nobody is asked', async () => {
    expect(await one.at(27)).toBeUndefined();
    expect(one.asked()).toBe(1);
    expect(await one.at(28)).toBe(2);
    expect(await one.at(29.5)).toBe(1);
    expect(one.hasEnded()).toBe(false);
  });

  it('is not told of where the server knows of calls since', async () => {
    await one.at(20);
    one.use();
    expect(await one.at(29)).toBeUndefined();
    expect(await one.at(48)).toBe(2);
  });

  it('goes on when the answer is to stay', async () => {
    await one.at(29);
    await one.end.stay();
    expect([one.end.minutesLeft, one.end.isFinal]).toEqual([undefined, false]);
    expect(await one.at(56)).toBeUndefined();
    expect(await one.at(58)).toBe(1);
  });

  it('ends anyway when it is as old as one may get, and says so', async () => {
    for (let minute = 20; minute <= 460; minute += 20) {
      await one.at(minute);
      one.use();
    }
    expect(await one.at(479)).toBe(1);
    await one.end.stay();
    expect([one.end.minutesLeft, one.end.isFinal]).toEqual([1, true]);
  });

  it('covers the page when it has ended, and only when the server says so', async () => {
    one.reach(false);
    await one.at(30);
    expect(one.hasEnded()).toBe(false);
    one.reach(true);
    expect(await one.at(31)).toBeUndefined();
    expect(one.hasEnded()).toBe(true);
  });
});
