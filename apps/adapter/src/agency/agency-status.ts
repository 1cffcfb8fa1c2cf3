import { DROPPED } from '../outbox/parked.ts';
import type { Counts } from '../outbox/counts.ts';
import type { LedgerStatus } from '../witness/ledger-report.ts';

/** How one agency's adapter stands: totals of the record over events, not of the run. */
export interface AgencyStatus {
  readonly offered: number;
  readonly recorded: number;
  /** Rows and events that never leave, by reason. */
  readonly refusedHere: Readonly<Record<string, number>>;
  /** By the hub's code. */
  readonly refused: Readonly<Record<string, number>>;
  readonly held: Readonly<Record<string, number>>;
  readonly inFlight: number;
  /** Events in the sink. */
  readonly received: number;
  /** Commands (open, link, consent) and link proposals, whatever became of them: they tell whether anything moves. */
  readonly commands: {
    readonly offered: number;
    readonly recorded: number;
    readonly inFlight: number;
    /** By code. */
    readonly held: Readonly<Record<string, number>>;
  };
  readonly proposals: number;
  readonly connected: boolean;
  /** With which this adapter signs, by its id, and whether the hub refused its signatures when it last said something about one. */
  readonly signingKey: { readonly kid: string; readonly refused: boolean };
  /** `full`: nothing can be recorded here until there is space; reading goes on. */
  readonly storage: 'ok' | 'full';
  /** Somebody paused the outbox: only what narrows leaves. */
  readonly paused: boolean;
  readonly lastReceiptAt?: string;
  /** The hub's ledger, as this agency has verified it. */
  readonly ledger: LedgerStatus;
  /** Nothing is due, under way, being read, or left to claim or to learn. */
  readonly quiet: boolean;
  /** How often the adapter has asked the hub for evidence and claims since its start; who waits for quiet waits for two more. */
  readonly rounds: number;
}

/** What of the status the outbox does not know. */
export interface Standing {
  readonly received: number;
  readonly proposals: number;
  readonly connected: boolean;
  readonly signingKey: AgencyStatus['signingKey'];
  readonly storageFull: boolean;
  readonly paused: boolean;
  /** Import, feeds and loops have nothing to do. */
  readonly calm: boolean;
  readonly rounds: number;
  readonly ledger: LedgerStatus;
}

const NO_RIGHT = 'NO_RIGHT_TO_PUBLISH';

/**
 * The status from the outbox's numbers. What the agreement gives this agency no right to publish is kept, in case a later
 * agreement does, but it is refused here: it waits for nothing in the case. What a member of staff dropped is refused here too.
 */
export function agencyStatus(
  counts: Counts,
  { received, proposals, connected, signingKey, storageFull, paused, calm, rounds, ledger }: Standing,
): AgencyStatus {
  const { offered, recorded, inFlight, lastReceiptAt, commands } = counts;
  const { [NO_RIGHT]: noRight = 0, ...held } = counts.held;
  const { [DROPPED]: dropped = 0, ...refused } = counts.refused;
  const refusedHere = plus(plus(counts.refusedHere, NO_RIGHT, noRight), DROPPED, dropped);
  return {
    offered,
    recorded,
    refusedHere,
    refused,
    held,
    inFlight,
    received,
    commands: {
      offered: commands.offered,
      recorded: commands.recorded,
      inFlight: commands.inFlight,
      held: commands.held,
    },
    proposals,
    connected,
    signingKey,
    storage: storageFull ? 'full' : 'ok',
    paused,
    ...(lastReceiptAt !== undefined && { lastReceiptAt }),
    ledger,
    quiet: connected && calm && inFlight === 0 && commands.inFlight === 0,
    rounds,
  };
}

function plus(
  counts: Readonly<Record<string, number>>,
  code: string,
  more: number,
): Readonly<Record<string, number>> {
  return more === 0 ? counts : { ...counts, [code]: (counts[code] ?? 0) + more };
}
