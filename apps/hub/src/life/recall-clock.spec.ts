import { StoreUnavailable } from '#ports';
import type { RecallStanding } from '#ports';
import { sampleStanding } from '#ports/contract';
import { MemoryOpenRecalls, MemorySingletons, SettableClock } from '#ports/memory';
import type { HubLog } from '../machine/hub-log.ts';
import { RecallClock } from './recall-clock.ts';

/** A view that cannot be reached as often as it is told. */
class ShakyView extends MemoryOpenRecalls {
  away = 0;

  override async waitingSince(at: string, max: number): Promise<readonly RecallStanding[]> {
    if ((this.away -= 1) >= 0) throw new StoreUnavailable(new Error('cut'));
    return super.waitingSince(at, max);
  }
}

function recallClock() {
  const open = new ShakyView();
  const clock = new SettableClock('2026-05-01T12:00:00.000Z');
  const told: string[] = [];
  const log = {
    tell: (event: string, { count }: { count?: number }) => told.push(`${event} ${count}`),
    fault: (event: string) => told.push(event),
  } as unknown as HubLog;
  const reminded: string[] = [];
  const recalls = {
    remind: async (_network: string, recall: string) => {
      if (recall === 'damaged') throw new TypeError('not a recall');
      reminded.push(recall);
      return true;
    },
  };
  const waits: (() => void)[] = [];
  let slept: () => void = () => undefined;
  const pause = async (_ms: number, signal: AbortSignal): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    signal.addEventListener('abort', () => resolve());
    waits.push(resolve);
    slept();
    if (!signal.aborted) await promise;
  };
  const made = new RecallClock({ recalls, open, clock, singletons: new MemorySingletons(), log, pause });
  /** Runs until the clock waits the next time. */
  const round = async (begin: () => void): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    slept = resolve;
    begin();
    await promise;
  };
  return { made, open, clock, told, reminded, round, wake: () => waits.at(-1)?.() };
}

describe('the clock of recalls', () => {
  it('looks every now and then who has not answered for three days, whatever keeps it from one of them', async () => {
    const { made, open, clock, told, reminded, round, wake } = recallClock();
    await open.apply(1, [sampleStanding({ recall: 'damaged' }), sampleStanding({ recall: 'recall-1' })]);
    await round(() => made.start());
    expect(reminded).toEqual([]);
    clock.advance(3 * 86_400_000);
    await round(wake);
    expect(reminded).toEqual(['recall-1']);
    expect(told).toEqual(['recall-unreadable', 'recalls-reminded 1']);
    await made.stop();
  });

  it('goes on when the database is back', async () => {
    const { made, open, clock, told, reminded, round, wake } = recallClock();
    await open.apply(1, [sampleStanding()]);
    clock.advance(3 * 86_400_000);
    open.away = 1;
    await round(() => made.start());
    await round(wake);
    expect(told).toEqual(['reminders-postponed', 'recalls-reminded 1']);
    expect(reminded).toEqual(['recall-1']);
    await made.stop();
  });
});
