import { jest } from '@jest/globals';
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { get, Problem } from './call.ts';
import { Loaded } from './loaded.ts';

/** A page that somebody looks at, or does not. */
class PageOfSpec extends EventTarget {
  hidden = false;

  turn(hidden: boolean): void {
    this.hidden = hidden;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

let page: PageOfSpec;
beforeEach(() => {
  page = new PageOfSpec();
  Object.assign(globalThis, { document: page });
});
afterEach(() => {
  Reflect.deleteProperty(globalThis, 'document');
});

/** A view that reads what the spec answers, one reading after the other. */
function view() {
  const readings: PromiseWithResolvers<string>[] = [];
  const host = { addController: () => undefined, requestUpdate: () => undefined };
  const loaded = new Loaded(host as unknown as ReactiveControllerHost, () => {
    const reading = Promise.withResolvers<string>();
    readings.push(reading);
    return reading.promise;
  });
  loaded.hostConnected();
  const answer = async (value: string) => {
    readings.at(-1)?.resolve(value);
    await new Promise(setImmediate);
  };
  return { loaded, readings, answer };
}

describe('what a view reads', () => {
  it('is shown however fast signs come while the server answers slowly, and is read once more after them', async () => {
    const { loaded, readings, answer } = view();
    for (const shown of ['first', 'second', 'third']) {
      await loaded.renew();
      await loaded.renew();
      await answer(shown);
      expect(loaded.value).toBe(shown);
    }
    expect(readings).toHaveLength(4);
    await answer('last');
    expect(loaded).toMatchObject({ value: 'last', isReading: false });
    expect(readings).toHaveLength(4);
  });

  it('is read at once by a sign where nothing is under way', async () => {
    const { loaded, answer } = view();
    await answer('first');
    const renewed = loaded.renew();
    await answer('second');
    await renewed;
    expect(loaded.value).toBe('second');
  });

  it('is not what was asked for before the view asked for another thing', async () => {
    const { loaded, readings, answer } = view();
    void loaded.reload();
    readings[0]?.resolve('of another case');
    await new Promise(setImmediate);
    expect(loaded.value).toBeUndefined();
    await answer('of this one');
    expect(loaded.value).toBe('of this one');
  });

  it('comes no more to a view that was left, whatever signs came', async () => {
    const { loaded, readings, answer } = view();
    await loaded.renew();
    loaded.hostDisconnected();
    await answer('late');
    expect(loaded.value).toBeUndefined();
    expect(readings).toHaveLength(1);
  });

  it('is not even asked for by a sign that comes to a view that was left, until it is back', async () => {
    const { loaded, readings, answer } = view();
    await answer('first');
    loaded.hostDisconnected();
    await loaded.renew();
    loaded.refresh();
    await loaded.reload();
    expect(readings).toHaveLength(1);
    loaded.hostConnected();
    expect(readings).toHaveLength(2);
  });

  it('is read again after a fault when a sign came meanwhile', async () => {
    const { loaded, readings, answer } = view();
    await loaded.renew();
    readings[0]?.reject(new Error('no answer'));
    await new Promise(setImmediate);
    expect(readings).toHaveLength(2);
    await answer('there');
    expect(loaded).toMatchObject({ value: 'there', problem: undefined });
  });
});

describe('what could not be read for now', () => {
  const away = new Problem('HUB_UNREACHABLE', 'try again', 503);
  /** Who asked for each reading: `page` somebody at the screen, `live` nobody. */
  let asked: string[] = [];
  let answers: (string | Problem)[] = [];
  let loaded: Loaded<string>;
  const { fetch } = globalThis;

  /** How a call that begins now says who asks. */
  const whoAsks = async (): Promise<string> => {
    let by = '';
    const sent: typeof fetch = async (_path, how) => {
      by = new Headers(how?.headers).get('x-wegmarke') ?? '';
      return Response.json({});
    };
    Object.assign(globalThis, { fetch: sent });
    await get('desk/anything');
    return by;
  };
  const text = (): string => textOf(loaded.show('de', (value) => value as unknown as TemplateResult));
  const later = (ms: number): Promise<void> => jest.advanceTimersByTimeAsync(ms);

  beforeEach(async () => {
    jest.useFakeTimers();
    [asked, answers] = [[], [away, away, 'there']];
    const host = { addController: () => undefined, requestUpdate: () => undefined };
    loaded = new Loaded(host as unknown as ReactiveControllerHost, async () => {
      asked.push(await whoAsks());
      const answer = answers.shift() ?? away;
      if (answer instanceof Problem) throw answer;
      return answer;
    });
    loaded.hostConnected();
    await later(0);
  });
  afterEach(() => {
    loaded.hostDisconnected();
    jest.useRealTimers();
    Object.assign(globalThis, { fetch });
  });

  it('is read again by itself, after longer and longer pauses, and no reading counts as somebody being there', async () => {
    expect(asked).toEqual(['page']);
    await later(1_000);
    expect(asked).toEqual(['page', 'live']);
    await later(1_000);
    expect(asked).toHaveLength(2);
    await later(1_000);
    expect(asked).toEqual(['page', 'live', 'live']);
    expect(loaded).toMatchObject({ value: 'there', problem: undefined });
    await later(600_000);
    expect(asked).toHaveLength(3);
  });

  it('is said to be so, with a way to ask at once, and stands there while it is read', async () => {
    expect(text()).toMatch(/HUB_UNREACHABLE[^]*role="status">Die Seite versucht es in Kürze von selbst/);
    expect(text()).toContain('Noch einmal versuchen');
    const before = text();
    jest.advanceTimersByTime(1_000);
    expect([loaded.isReading, text()]).toEqual([true, before]);
  });

  it('is left to whoever sits there after some minutes, and said to be so', async () => {
    answers = [];
    await later(600_000);
    const all = asked.length;
    expect(all).toBeLessThan(12);
    expect(text()).toMatch(/role="status">Die Seite hat es mehrmals versucht/);
    await later(600_000);
    expect(asked).toHaveLength(all);
    void loaded.reload();
    await later(0);
    expect(asked.at(-1)).toBe('page');
    expect(text()).toContain('versucht es in Kürze von selbst');
  });

  it('is not asked for any more once the view was left', async () => {
    loaded.hostDisconnected();
    await later(600_000);
    expect(asked).toHaveLength(1);
  });

  it('is read by a sign in between, and then not once more for the pause that was under way', async () => {
    answers = ['by the sign'];
    void loaded.renew();
    await later(600_000);
    expect([asked.length, loaded.value]).toEqual([2, 'by the sign']);
  });

  it('waits for the next try until somebody looks', async () => {
    page.turn(true);
    await later(600_000);
    expect(asked).toHaveLength(1);
    page.turn(false);
    await later(0);
    expect(asked).toEqual(['page', 'live']);
    page.turn(true);
    page.turn(false);
    await later(0);
    expect(asked).toHaveLength(2);
  });

  it('does not wait any more for somebody to look once it was read, or the view was left', async () => {
    answers = ['by the sign'];
    page.turn(true);
    await later(1_000);
    await loaded.renew();
    page.turn(false);
    await later(0);
    expect([asked.length, loaded.value]).toEqual([2, 'by the sign']);
    answers = [away];
    await loaded.renew();
    page.turn(true);
    await later(1_000);
    loaded.hostDisconnected();
    page.turn(false);
    await later(600_000);
    expect(asked).toHaveLength(3);
  });

  it('gets no more tries by what is read every few seconds, which goes on once it could be read', async () => {
    answers = [];
    const everyTenSeconds = setInterval(() => loaded.refresh(), 10_000);
    await later(600_000);
    const all = asked.length;
    expect(all).toBeLessThan(12);
    expect(text()).toMatch(/role="status">Die Seite hat es mehrmals versucht/);
    answers = ['there', 'and still'];
    void loaded.reload();
    await later(15_000);
    clearInterval(everyTenSeconds);
    expect(loaded.value).toBe('and still');
    expect(asked.slice(all)).toEqual(['page', 'live']);
  });

  it('is not read again by itself where that does not help', async () => {
    answers = [new Problem('REFERENCE_UNKNOWN', 'check the number', 404)];
    void loaded.reload();
    await later(600_000);
    expect(asked).toHaveLength(2);
    expect(text()).toMatch(/role="status"><\/p>/);
  });
});

/** All that a template says, with its attributes. */
function textOf(part: unknown): string {
  if (typeof part !== 'object' || part === null || !('strings' in part))
    return typeof part === 'string' ? part : '';
  const { strings, values } = part as TemplateResult;
  return strings.map((said, at) => said + textOf(values[at])).join('');
}
