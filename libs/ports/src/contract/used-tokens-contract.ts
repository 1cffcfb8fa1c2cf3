import type { UsedTokens } from '../used-tokens.ts';
import { fresh } from './sample-events.ts';

/** Used tokens through two doors, as two processes reach them. */
export interface OpenUsedTokens {
  readonly used: UsedTokens;
  readonly other: UsedTokens;
  close(): Promise<void>;
}

/** What every memory of used tokens must do. */
export function usedTokensContract(name: string, open: () => Promise<OpenUsedTokens>): void {
  describe(`${name} as the memory of used tokens`, () => {
    let opened: OpenUsedTokens;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());

    it('takes a token once, at whichever door', async () => {
      const token = fresh('token');
      expect(await opened.used.use(token, 1_060, 1_000)).toBe('first');
      expect(await opened.used.use(token, 1_060, 1_001)).toBe('again');
      expect(await opened.other.use(token, 1_060, 1_060)).toBe('again');
      expect(await opened.other.use(fresh('token'), 1_060, 1_000)).toBe('first');
    });

    it('takes it once when many show it at the same time', async () => {
      const token = fresh('token');
      const doors = Array.from({ length: 10 }, (_, number) => (number % 2 ? opened.used : opened.other));
      const uses = await Promise.all(doors.map((door) => door.use(token, 2_060, 2_000)));
      expect(uses.filter((use) => use === 'first')).toHaveLength(1);
      expect(uses.filter((use) => use === 'again')).toHaveLength(9);
    });

    it('tells tokens apart that are shown at the same time', async () => {
      const [used, ...others] = Array.from({ length: 5 }, () => fresh('token'));
      if (used === undefined) throw new Error('there is one');
      await opened.other.use(used, 2_160, 2_100);
      const uses = await Promise.all([used, ...others].map((one) => opened.used.use(one, 2_160, 2_100)));
      expect(uses).toEqual(['again', 'first', 'first', 'first', 'first']);
    });

    it('remembers a token that is shown with different times at once until the last of them', async () => {
      const token = fresh('token');
      await Promise.all([2_320, 2_260].map((until) => opened.used.use(token, until, 2_200)));
      expect(await opened.used.use(token, 2_400, 2_300)).toBe('again');
    });

    it('forgets a token only after its time', async () => {
      const token = fresh('token');
      await opened.used.use(token, 3_060, 3_000);
      await opened.used.use(fresh('token'), 3_120, 3_060);
      expect(await opened.used.use(token, 3_060, 3_060)).toBe('again');
      expect(await opened.other.use(token, 3_200, 3_100)).toBe('first');
    });
  });
}
