import type { Titles } from '#catalogue';
import type { Alarm } from './alarm-book.ts';
import type { AlarmCode } from './alarms.ts';
import { alarmTexts } from './alarms.ts';
import type { KeptHead } from './head-book.ts';
import type { LedgerBooks } from './ledger-books.ts';
import type { MissingMessage, RefillCounts } from './refill.ts';
import type { KnownRestart } from './restart-book.ts';

/** How the witness stands, in numbers and codes: a part of the adapter's status. */
export interface LedgerStatus {
  /** The newest verified head. */
  readonly head?: {
    readonly origin: string;
    readonly size: number;
    readonly seenAt: string;
    readonly cosigned: boolean;
  };
  /** Accepted messages with and without a proof. */
  readonly proven: number;
  readonly unproven: number;
  readonly alarms: readonly AlarmCode[];
  /** Present after a restart of the hub's ledger. */
  readonly refill?: RefillCounts;
}

/** All that the witness can show: heads, alarms with their evidence, restart and what is missing since. */
export interface LedgerReport extends Omit<LedgerStatus, 'alarms' | 'head'> {
  readonly head?: KeptHead;
  readonly alarms: readonly (Alarm & { readonly text: Titles })[];
  readonly restart?: KnownRestart & { readonly text: Titles };
  readonly missing?: readonly MissingMessage[];
}

const RESTARTED: Titles = {
  de: 'LEDGER_RESTARTED: Die Zentrale wurde aus einer Sicherung wiederhergestellt, die älter ist als das, was diese Stelle gesehen hat. Was dort fehlt, wird von hier erneut gesendet.',
  en: 'LEDGER_RESTARTED: the hub was restored from a backup older than what this agency has seen. What is missing there is sent again from here.',
};

/** The numbers for the status. */
export function ledgerStatus(books: LedgerBooks): LedgerStatus {
  const head = newestHead(books);
  return {
    ...(head && {
      head: {
        origin: head.origin,
        size: head.size,
        seenAt: head.seenAt,
        cosigned: head.cosignature !== undefined,
      },
    }),
    ...books.proofs.counts(),
    alarms: books.alarms.open(),
    ...(books.restarts.last() && { refill: books.refill.counts() }),
  };
}

/** The whole report, with words for people. */
export function ledgerReport(books: LedgerBooks): LedgerReport {
  const head = newestHead(books);
  const restart = books.restarts.last();
  return {
    ...(head && { head }),
    ...books.proofs.counts(),
    alarms: books.alarms.list().map((alarm) => ({ ...alarm, text: alarmTexts[alarm.code] })),
    ...(restart && {
      restart: { ...restart, text: RESTARTED },
      refill: books.refill.counts(),
      missing: books.refill.missing(),
    }),
  };
}

/** The newest head of the hub's present ledger that this agency verified; undefined before the first. */
export function newestHead({
  heads,
  restarts,
}: Pick<LedgerBooks, 'heads' | 'restarts'>): KeptHead | undefined {
  return heads.newest(restarts.last()?.origin ?? heads.lastOrigin() ?? '');
}
