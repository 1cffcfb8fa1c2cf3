import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import type { BrokerState } from '#nats';
import { Wire } from '../broker/wire.ts';
import type { HubSetup } from '../config/hub-setup.ts';
import { PageTicks } from '../embed/page-ticks.ts';
import { ServingState } from '../life/serving-state.ts';
import { embedding } from './embedding.ts';

describe('the signs for open pages', () => {
  it('are given to all of them when the hub is back at the broker, which may have lost bells of other processes', async () => {
    jest.useFakeTimers();
    const hearers: ((state: BrokerState) => void)[] = [];
    const wire = {
      onBell: () => undefined,
      broker: { onState: (hear: (typeof hearers)[0]) => hearers.push(hear) },
    };
    const made = embedding({ keys: {} } as HubSetup).find(
      (one) => 'provide' in one && one.provide === PageTicks,
    );
    const module = await Test.createTestingModule({
      providers: [
        made!,
        { provide: Wire, useValue: wire },
        { provide: ServingState, useValue: { onChange: () => undefined } },
      ],
    }).compile();
    let told = 0;
    module.get(PageTicks).follow('rheine', 'vhs', { tick: () => (told += 1), end: () => undefined });
    const becomes = (state: BrokerState): void => {
      for (const hear of hearers) hear(state);
      jest.advanceTimersByTime(1_000);
    };
    becomes('offline');
    expect(told).toBe(0);
    becomes('online');
    expect(told).toBe(1);
    await module.close();
    jest.useRealTimers();
  });
});
