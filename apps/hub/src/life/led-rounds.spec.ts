import { StoreUnavailable, Tampered } from '#ports';
import { MemorySingletons } from '#ports/memory';
import { LedRounds } from './led-rounds.ts';

describe('rounds that one process makes', () => {
  it.each([
    ['the store was away', new StoreUnavailable(undefined)],
    ['a stored content is damaged', new Tampered('e1', 'content')],
    ['the program is wrong', new TypeError('undefined is not a function')],
  ])('go on where %s in one of them, which is told', async (_, fault) => {
    const told: unknown[] = [];
    const twoMore = Promise.withResolvers<void>();
    let made = 0;
    const rounds = new LedRounds({
      singletons: new MemorySingletons(),
      name: 'rounds',
      everyMs: 0,
      round: async () => {
        made += 1;
        if (made === 1) throw fault;
        if (made === 3) twoMore.resolve();
      },
      postponed: (error) => told.push(error),
      pause: async () => undefined,
    });
    rounds.start();
    await twoMore.promise;
    await rounds.stop();
    expect(told).toEqual([fault]);
  });
});
