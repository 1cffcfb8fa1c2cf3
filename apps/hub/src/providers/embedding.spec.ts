import { jest } from '@jest/globals';
import type { FactoryProvider } from '@nestjs/common';
import type { BrokerState } from '#nats';
import { Wire } from '../broker/wire.ts';
import type { HubSetup } from '../config/hub-setup.ts';
import { PageTicks } from '../embed/page-ticks.ts';
import { ServingState } from '../life/serving-state.ts';
import { embedding } from './embedding.ts';

/** As the container makes it, from these parts. */
function madeFrom(parts: ReadonlyMap<unknown, unknown>): PageTicks {
  const provider = embedding({ keys: {} } as HubSetup).find(
    (one) => 'provide' in one && one.provide === PageTicks,
  ) as FactoryProvider<PageTicks>;
  return provider.useFactory(...(provider.inject ?? []).map((token) => parts.get(token))) as PageTicks;
}

describe('the signs for open pages', () => {
  it('are given to all of them within twenty seconds when the hub is back at the broker, which may have lost bells of other processes', () => {
    jest.useFakeTimers();
    const hearers: ((state: BrokerState) => void)[] = [];
    const wire = {
      onBell: () => undefined,
      broker: { onState: (hear: (typeof hearers)[0]) => hearers.push(hear) },
    };
    const serving = { onChange: () => undefined };
    const parts = new Map<unknown, unknown>([
      [Wire, wire],
      [ServingState, serving],
    ]);
    const ticks = madeFrom(parts);
    let told = 0;
    ticks.follow('rheine', 'vhs', { tick: () => (told += 1), end: () => undefined });
    const becomes = (state: BrokerState): void => {
      for (const hear of hearers) hear(state);
      jest.advanceTimersByTime(21_000);
    };
    becomes('offline');
    expect(told).toBe(0);
    becomes('online');
    expect(told).toBe(1);
    ticks.onModuleDestroy();
    jest.useRealTimers();
  });
});
