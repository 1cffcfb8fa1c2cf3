import type { LedgerAlarm } from '#audit';
import { ledgerStanding } from '#audit';
import type { LedgerShelf } from '#ports';
import type { LoggedAlarms } from '../life/logged-alarms.ts';

/** What an agency said last as a witness of the ledger. */
export interface WitnessStanding {
  readonly network: string;
  readonly agency: string;
  /** Leaves of the head that it holds. */
  readonly seen: number;
  /** Leaves of the largest head that it co-signed; absent while it co-signed none. */
  readonly cosigned?: number;
  /** After a restart: how many of its own events are not recorded again yet. */
  readonly missing?: number;
  readonly at: string;
}

/** How the ledger stands. */
export interface LedgerLook {
  /** Absent while no epoch has begun. */
  readonly origin?: string;
  readonly epoch?: number;
  /** `open`: everything is served; else nothing is disclosed. */
  readonly state: 'open' | 'refilling' | 'behind';
  /** Leaves of the tree as it lies now. */
  readonly leaves: number;
  /** The newest signed head; absent while none is signed. */
  readonly head?: { readonly size: number; readonly at: string };
  readonly witnesses: readonly WitnessStanding[];
  /** Alarms of the last hour. */
  readonly alarms: readonly LedgerAlarm[];
}

/** How the ledger and its witnesses stand. */
export async function lookAtLedger(
  shelf: Pick<LedgerShelf, 'epochs' | 'extent' | 'head' | 'witnesses'>,
  alarms: Pick<LoggedAlarms, 'recent'>,
): Promise<LedgerLook> {
  const epoch = (await shelf.epochs()).at(-1);
  const [{ size: leaves }, { state }] = await Promise.all([shelf.extent(), ledgerStanding(shelf)]);
  const look = { state, leaves, alarms: alarms.recent() };
  if (epoch === undefined) return { ...look, witnesses: [] };
  const [head, witnesses] = await Promise.all([shelf.head(epoch.origin), shelf.witnesses(epoch.origin)]);
  return {
    ...look,
    origin: epoch.origin,
    epoch: epoch.epoch,
    ...(head && { head: { size: head.size, at: head.at } }),
    witnesses: witnesses
      .map(({ network, agency, seen, cosigned, missing, at }) => ({
        network,
        agency,
        seen,
        ...(cosigned && { cosigned: cosigned.size }),
        ...(missing !== undefined && { missing }),
        at,
      }))
      .toSorted((one, other) =>
        `${one.network}/${one.agency}` < `${other.network}/${other.agency}` ? -1 : 1,
      ),
  };
}
