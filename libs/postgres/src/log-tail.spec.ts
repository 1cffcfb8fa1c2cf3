import type { Position, StoredEvent } from '#ports';
import type { Kept } from './log-tail.ts';
import { LogTail, PAGE } from './log-tail.ts';

function event(position: Position, ct = 'c'): StoredEvent {
  const at = '2026-01-15T12:00:00.000Z';
  const place = { position, stream: 'case-rheine-a', revision: position - 1 };
  const named = { id: String(position), type: 'CaseOpened', version: 1, network: 'rheine', agency: 'abh' };
  const sealed = { kid: 'k', iv: 'i', ct, tag: 't' };
  const filed = { theme: 'case', category: 'case', happenedAt: at, recordedAt: at };
  return { ...place, ...named, ...filed, commitment: 'c', signature: 's', sealed };
}

/** A log of so many events behind a tail that keeps some of them; counts its reads. */
function tailOf(events: number, keep?: Partial<Kept>, ct?: string) {
  const log = { events, reads: 0 };
  const page = async (after: Position, max: number) => {
    log.reads += 1;
    const count = Math.max(0, Math.min(max, log.events - after));
    return Array.from({ length: count }, (_, index) => event(after + 1 + index, ct));
  };
  return { log, tail: new LogTail(page, keep) };
}

async function positionsAfter(tail: LogTail, after: Position): Promise<readonly Position[]> {
  const positions: Position[] = [];
  for (let [at, isOver] = [after, false]; !isOver;) {
    const { events, upTo, head } = await tail.step(at);
    positions.push(...events.map(({ position }) => position));
    at = upTo;
    isOver = at >= head;
  }
  return positions;
}

const from = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe('the end of the log', () => {
  it('is read once for all who ask side by side', async () => {
    const { log, tail } = tailOf(3);
    const steps = await Promise.all([tail.step(0), tail.step(0), tail.step(0)]);
    expect(steps.map(({ events }) => events.length)).toEqual([3, 3, 3]);
    expect(log.reads).toBe(1);
  });

  it('is not read again for who is a little behind', async () => {
    const { log, tail } = tailOf(10);
    await tail.step(4);
    expect(await positionsAfter(tail, 7)).toEqual([8, 9, 10]);
    expect(log.reads).toBe(1);
    expect(await positionsAfter(tail, 2)).toEqual(from(3, 10));
    expect(log.reads).toBe(2);
  });

  it('is read again by who has all of it, as there may be more', async () => {
    const { log, tail } = tailOf(2);
    await tail.step(0);
    log.events = 3;
    expect(await positionsAfter(tail, 2)).toEqual([3]);
    expect(await positionsAfter(tail, 0)).toEqual([1, 2, 3]);
    expect(log.reads).toBe(2);
  });

  it('skips nothing and doubles nothing over pages and over what is kept no more', async () => {
    const { log, tail } = tailOf(PAGE * 3 + 7, { events: 10 });
    expect(await positionsAfter(tail, 0)).toEqual(from(1, PAGE * 3 + 7));
    for (const after of [0, PAGE, log.events - 11, log.events - 10, log.events - 1])
      expect(await positionsAfter(tail, after)).toEqual(from(after + 1, log.events));
  });

  it('is kept only as far as it is not too large', async () => {
    const { log, tail } = tailOf(10, { bytes: 350 }, 'c'.repeat(100));
    await tail.step(0);
    expect(await positionsAfter(tail, 7)).toEqual([8, 9, 10]);
    expect(log.reads).toBe(1);
    expect(await positionsAfter(tail, 6)).toEqual([7, 8, 9, 10]);
    expect(log.reads).toBe(2);
    log.events = 12;
    expect(await positionsAfter(tail, 10)).toEqual([11, 12]);
    expect(await positionsAfter(tail, 8)).toEqual(from(9, 12));
    expect(await positionsAfter(tail, 9)).toEqual(from(10, 12));
    expect(log.reads).toBe(4);
  });

  it('is read again when its last event alone is too large', async () => {
    const { log, tail } = tailOf(2, { bytes: 50 }, 'c'.repeat(100));
    await tail.step(0);
    expect(await positionsAfter(tail, 1)).toEqual([2]);
    expect(log.reads).toBe(2);
  });

  it('is kept though somebody reads the log from its beginning', async () => {
    const { log, tail } = tailOf(PAGE * 2);
    await tail.step(PAGE * 2 - 1);
    await tail.step(0);
    const before = log.reads;
    expect(await positionsAfter(tail, PAGE * 2 - 1)).toEqual([PAGE * 2]);
    expect(log.reads).toBe(before);
  });

  it('is read again after a read that failed', async () => {
    let isDown = true;
    const tail = new LogTail(async () => {
      if (isDown) throw new Error('away');
      return [event(1)];
    });
    await expect(tail.step(0)).rejects.toThrow('away');
    isDown = false;
    expect((await tail.step(0)).upTo).toBe(1);
  });
});
