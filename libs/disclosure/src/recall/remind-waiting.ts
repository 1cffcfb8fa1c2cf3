import type { RecallFiles } from '#casefile';
import { REMIND_AFTER_MS } from '#casefile';
import type { Clock, OpenRecalls } from '#ports';
import { plusMilliseconds } from '../instant.ts';

/** Recalls that are looked at in one step. */
const BATCH = 200;

/** What reminders are sent with. */
export interface RemindParts {
  readonly recalls: Pick<RecallFiles, 'remind'>;
  readonly open: OpenRecalls;
  readonly clock: Clock;
  /** Told of a recall that cannot be read; the others are not kept waiting by it. */
  readonly failed: (error: unknown) => void;
}

/** Reminds everybody whose answer is due at this instant; tells how many reminders were recorded. */
export async function remindWaiting({ recalls, open, clock, failed }: RemindParts): Promise<number> {
  const due = await open.waitingSince(plusMilliseconds(clock.now(), -REMIND_AFTER_MS), BATCH);
  let reminded = 0;
  for (const { network, recall } of due) {
    try {
      if (await recalls.remind(network, recall)) reminded += 1;
    } catch (error) {
      failed(error);
    }
  }
  return reminded;
}
