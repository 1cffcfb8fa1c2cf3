import { StoreUnavailable, Tampered } from '#ports';
import type { HubLog } from '../machine/hub-log.ts';
import type { SteeringClockParts } from './steering-clock.ts';
import { SteeringClock } from './steering-clock.ts';

/** A clock over two networks; closing the first one throws. */
function clockWhere(error: Error) {
  const said: unknown[] = [];
  const log = {
    tell: (event: string, fields: unknown) => said.push([event, fields]),
    fault: (event: string, { name }: Error, fields: unknown) => said.push([event, name, fields]),
  };
  const parts = {
    registry: { networks: async () => ['damaged', 'sound'] },
    books: {
      close: async (network: string) => {
        if (network === 'damaged') throw error;
        return { tables: [] };
      },
    },
    log: log as unknown as HubLog,
  } as unknown as SteeringClockParts;
  return { clock: new SteeringClock(parts), said };
}

describe('a round of the steering clock', () => {
  it('closes the other networks where the record of one is damaged, and says so without what the error quotes', async () => {
    const { clock, said } = clockWhere(new Tampered('e1', 'content'));
    await clock.round();
    expect(said).toEqual([
      ['steering-postponed', 'Tampered', { network: 'damaged' }],
      ['quarter-closed', { network: 'sound', count: 0 }],
    ]);
  });

  it('ends where the store is away: the next one does what is left', async () => {
    const { clock } = clockWhere(new StoreUnavailable(undefined));
    await expect(clock.round()).rejects.toThrow(StoreUnavailable);
  });
});
