import type { Text } from '../page/text.ts';

/** How one agency's adapter stands, as `GET v1/operations` tells it. */
export interface AdapterStanding {
  readonly network: string;
  readonly agency: string;
  readonly titles?: Text;
  readonly seenAt?: string;
  readonly seenBy?: 'intake' | 'claim' | 'evidence' | 'ledger';
  readonly isHeard: boolean;
  readonly waiting: number;
  readonly isMoreWaiting: boolean;
  readonly accepted: number;
  readonly held: Readonly<Record<string, number>>;
  readonly refused: Readonly<Record<string, number>>;
}

/** A stream that was set aside: its place and the reason; nothing of the case. */
export interface Parked {
  readonly view: string;
  readonly network: string;
  readonly kind: string;
  readonly position: number;
  readonly reason: string;
}

/** How a reader of the log stands. */
export interface Projection {
  readonly name: string;
  readonly position: number;
  readonly behind: number;
  readonly parked: number;
  readonly isRebuildable: boolean;
  readonly rebuild?: {
    readonly state: 'running' | 'done' | 'overtaken' | 'failed';
    readonly startedAt: string;
    readonly position?: number;
    readonly head?: number;
  };
}

/** What an agency said last as a witness. */
export interface Witness {
  readonly network: string;
  readonly agency: string;
  readonly seen: number;
  readonly cosigned?: number;
  readonly missing?: number;
  readonly at: string;
}

/** How the ledger stands. */
export interface LedgerLook {
  readonly origin?: string;
  readonly epoch?: number;
  readonly state: 'open' | 'refilling' | 'behind';
  readonly leaves: number;
  readonly head?: { readonly size: number; readonly at: string };
  readonly witnesses: readonly Witness[];
  readonly alarms: readonly string[];
}

/** Everything that the page shows, as of one instant. */
export interface OperationsLook {
  readonly at: string;
  readonly version: { readonly program: string; readonly gate: number; readonly since: string };
  readonly readiness: {
    readonly parts: readonly { readonly part: string; readonly state: 'up' | 'down' | 'off' }[];
    readonly reasons: readonly string[];
  };
  readonly adapters: readonly AdapterStanding[];
  readonly parked: readonly Parked[];
  readonly projections: readonly Projection[];
  readonly ledger: LedgerLook;
}
