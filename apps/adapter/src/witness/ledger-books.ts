import type { Journal } from '../journal/journal.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { AlarmBook } from './alarm-book.ts';
import { HeadBook } from './head-book.ts';
import { ProofBook } from './proof-book.ts';
import { Refill } from './refill.ts';
import { RestartBook } from './restart-book.ts';

/** All that an agency remembers as a witness of the hub's ledger. */
export interface LedgerBooks {
  readonly heads: HeadBook;
  readonly proofs: ProofBook;
  readonly alarms: AlarmBook;
  readonly restarts: RestartBook;
  readonly refill: Refill;
}

/** Opens them in the agency's database. */
export function openLedgerBooks(journal: Journal, outbox: Outbox, random: () => number): LedgerBooks {
  return {
    heads: new HeadBook(journal),
    proofs: new ProofBook(journal),
    alarms: new AlarmBook(journal),
    restarts: new RestartBook(journal),
    refill: new Refill(journal, outbox, random),
  };
}
