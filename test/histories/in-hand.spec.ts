import { jest } from '@jest/globals';
import type { Append } from '#ports';
import { OPEN } from '../../apps/hub/src/spec/hub-on-memory.ts';
import { Dice } from '../fuzz/dice.ts';
import { REAL } from './only-the-clock.ts';
import { HistoryStage } from './stage.ts';
import { StolenKeys } from './stolen-keys.ts';

const DAY_MS = 86_400_000;

describe('What a hub has in hand when the key is revoked that signed it', () => {
  let stage: HistoryStage;
  beforeEach(async () => {
    jest.useFakeTimers({ now: Date.parse('2026-06-15T10:00:00.000Z'), doNotFake: [...REAL] });
    stage = await HistoryStage.set();
  });
  afterEach(async () => {
    await stage.hub.app.close();
    jest.useRealTimers();
  });

  /** Holds back what is appended of events from now on; `held` settles when there is some, `go` lets it in. */
  function holdBack() {
    const [held, letIn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const appendEach = stage.store.appendEach.bind(stage.store);
    stage.store.appendEach = async (appends: readonly Append[]) => {
      held.resolve();
      await letIn.promise;
      return appendEach(appends);
    };
    return { held: held.promise, go: letIn.resolve };
  }

  it.each([0, 2 * DAY_MS])(
    'is in doubt when it has come in, also what was told again (clock on by %i ms)',
    async (on) => {
      await stage.share('one', ['jobcenter', 'vhs']);
      const told = await stage.record('jobcenter', 'one', 'language.voucher-issued');
      await stage.must('jobcenter', 'one', [
        'de.wegmarke.case.unlink.v1',
        { ground: 'other-person', staff: 'jobcenter-001' },
      ]);
      await stage.must('jobcenter', 'one', [OPEN]);
      // The theft is after that: nothing else in the case is in doubt, which would hold the event.
      jest.setSystemTime(Date.now() + 1_000);
      const { held, go } = holdBack();
      const again = stage.tellAgain('jobcenter', 'one');
      await held;
      const stolen = new StolenKeys(stage, new Dice(1, 'no thief rotates'), async () => undefined);
      await stolen.revoke('jobcenter', 0);
      jest.setSystemTime(Date.now() + on);
      go();
      await again;
      const log = await stage.log();
      expect(log.filter(({ id }) => id === told.id)).toHaveLength(2);
      expect(stage.violationsIn(log)).toEqual([]);
    },
  );
});
