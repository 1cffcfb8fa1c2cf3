import type { CaseEvidence } from '#catalogue';
import type { Clock } from '#ports';
import type { BlindNotices } from '../conflicts/blind-notices.ts';
import type { HeldItems } from '../gate/held-items.ts';
import { parkUnanswered } from '../outbox/parked.ts';
import type { Memory } from './memory.ts';

/** What is kept in order. */
export interface Household {
  readonly memory: Memory;
  readonly held: Pick<HeldItems, 'timePassed'>;
  readonly notices: Pick<BlindNotices, 'offer'>;
  readonly clock: Clock;
  readonly retentionDays: number;
}

/** What is to be done now and then whatever happens: time that passed for what is held, and what is not kept any longer. */
export async function keepHouse({ memory, held, notices, clock, retentionDays }: Household): Promise<void> {
  await held.timePassed();
  notices.offer();
  memory.consents.copyFromOutbox();
  memory.chainBook.keepOwn(clock.now());
  memory.outbox.prune(clock.now(), retentionDays);
  parkUnanswered(memory.journal, clock.now());
  memory.queue.forgetDelivered(clock.now());
  memory.news.forget(clock.now());
  memory.chainBook.forget(clock.now());
  const over = memory.evidence
    .all()
    .filter(isOver)
    .map(({ handle }) => handle);
  memory.conflictAnswers.forget(over, clock.now());
  memory.ledger.heads.prune(clock.now());
  const restart = memory.ledger.restarts.last();
  if (restart !== undefined) memory.ledger.refill.giveUp(restart.toldAt, clock.now());
  memory.journal.writeBack();
}

function isOver({ linked, erased }: CaseEvidence): boolean {
  return erased || !linked;
}
