import type { Checkpoints } from '../checkpoints.ts';

/** A new, empty place for checkpoints and what closes it. */
export interface OpenCheckpoints {
  readonly checkpoints: Checkpoints;
  close(): Promise<void>;
}

/** What every place for checkpoints of reactors must do. */
export function checkpointsContract(name: string, open: () => Promise<OpenCheckpoints>): void {
  describe(`${name} as the place for checkpoints of reactors`, () => {
    it('knows each reactor by itself, from the beginning on, and never goes back', async () => {
      const opened = await open();
      const { checkpoints } = opened;
      expect(await checkpoints.of('recalls')).toBe(0);
      await checkpoints.move('recalls', 7);
      await checkpoints.move('recalls', 5);
      await checkpoints.move('other', 3);
      expect(await checkpoints.of('recalls')).toBe(7);
      expect(await checkpoints.of('other')).toBe(3);
      await opened.close();
    });
  });
}
