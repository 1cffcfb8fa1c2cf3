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
  readonly commands: { readonly offered: number; readonly recorded: number; readonly inFlight: number };
  readonly proposals: number;
  readonly connected: boolean;
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
  /** Import, feeds and loops have nothing to do. */
  readonly calm: boolean;
  readonly rounds: number;
  readonly ledger: LedgerStatus;
}

const NO_RIGHT = 'NO_RIGHT_TO_PUBLISH';

/**
 * The status from the outbox's numbers. What the agreement gives this agency no right to publish is kept, in case a later
 * agreement does, but it is refused here: it waits for nothing in the case.
 */
export function agencyStatus(
  counts: Counts,
  { received, proposals, connected, calm, rounds, ledger }: Standing,
): AgencyStatus {
  const { offered, recorded, refused, inFlight, lastReceiptAt, commands } = counts;
  const { [NO_RIGHT]: noRight, ...held } = counts.held;
  const refusedHere =
    noRight === undefined
      ? counts.refusedHere
      : { ...counts.refusedHere, [NO_RIGHT]: (counts.refusedHere[NO_RIGHT] ?? 0) + noRight };
  return {
    offered,
    recorded,
    refusedHere,
    refused,
    held,
    inFlight,
    received,
    commands: { offered: commands.offered, recorded: commands.recorded, inFlight: commands.inFlight },
    proposals,
    connected,
    ...(lastReceiptAt !== undefined && { lastReceiptAt }),
    ledger,
    quiet: connected && calm && inFlight === 0 && commands.inFlight === 0,
    rounds,
  };
}
