import type { OperatorAction, OperatorJournal, OperatorReceipt } from '#audit';
import type { LogFollower } from '#disclosure';
import { GATE_VERSION } from '#gate';
import type { LedgerShelf, Parking, Position, ViewName } from '#ports';
import type { LoggedAlarms } from '../life/logged-alarms.ts';
import type { AdaptersLookParts, AdapterStanding } from './adapters-look.ts';
import { lookAtAdapters } from './adapters-look.ts';
import type { LedgerLook } from './ledger-look.ts';
import { lookAtLedger } from './ledger-look.ts';
import type { ParkedLook, ParkingView } from './parked-look.ts';
import { lookAtParked } from './parked-look.ts';
import type { ProjectionLook } from './projections-look.ts';
import { lookAtProjections } from './projections-look.ts';
import type { ReadinessLook, ReadinessLookParts } from './readiness-look.ts';
import { lookAtReadiness } from './readiness-look.ts';
import type { Rebuilds } from './rebuilds.ts';

/** What the operations page shows, as of one instant. */
export interface OperationsLook {
  readonly at: string;
  readonly version: { readonly program: string; readonly gate: number; readonly since: string };
  readonly readiness: ReadinessLook;
  readonly adapters: readonly AdapterStanding[];
  readonly parked: readonly ParkedLook[];
  readonly projections: readonly ProjectionLook[];
  readonly ledger: LedgerLook;
}

/** What an operator's action did, and where it stands in the record. */
export interface ActionDone {
  readonly receipt: OperatorReceipt;
  readonly count: number;
}

/** What the desk works with. */
export interface OperationsParts extends AdaptersLookParts, ReadinessLookParts {
  readonly shelf: LedgerShelf;
  readonly alarms: LoggedAlarms;
  readonly parking: Parking;
  readonly followers: readonly LogFollower[];
  readonly rebuilds: Rebuilds;
  readonly journal: OperatorJournal;
  readonly program: string;
}

/**
 * What whoever runs the hub must see and may have it do: instants, sums, codes and places of the log, of no case and no
 * person. Every action is in the record before it is done.
 */
export class OperationsDesk {
  readonly #since: string;

  constructor(private readonly parts: OperationsParts) {
    this.#since = parts.clock.now();
  }

  async look(): Promise<OperationsLook> {
    const { parts } = this;
    const parked = await lookAtParked(parts.parking);
    const [readiness, adapters, projections, ledger] = await Promise.all([
      lookAtReadiness(parts, parked.length > 0),
      lookAtAdapters(parts),
      lookAtProjections(parts.followers, parked, parts.rebuilds),
      lookAtLedger(parts.shelf, parts.alarms),
    ]);
    const version = { program: parts.program, gate: GATE_VERSION, since: this.#since };
    return { at: parts.clock.now(), version, readiness, adapters, parked, projections, ledger };
  }

  /** Has what a view set aside tried again: all of it, or the stream at one place. Undefined when nothing is parked there. */
  async retry(operator: string, view: ParkingView, position?: Position): Promise<ActionDone | undefined> {
    const { parking } = this.parts;
    const meant = (await parking.parked(view)).filter(
      (one) => position === undefined || one.position === position,
    );
    if (meant.length === 0) return undefined;
    const networks = [...new Set(meant.map(({ network }) => network))];
    const receipt = await this.#enter(networks, operator, 'retry-parked', view, position);
    for (const { stream } of meant) await parking.askRetry(view, stream);
    return { receipt, count: meant.length };
  }

  /** Begins to make a view anew from the record. Undefined when that goes on already. */
  async rebuild(operator: string, view: ViewName): Promise<ActionDone | undefined> {
    const { rebuilds, registry } = this.parts;
    if (rebuilds.isRunning(view)) return undefined;
    const receipt = await this.#enter(await registry.networks(), operator, 'rebuild-view', view);
    rebuilds.start(view);
    return { receipt, count: 1 };
  }

  /** Into the record of every network that it concerns; the receipt is the last one's. */
  async #enter(
    networks: readonly string[],
    operator: string,
    action: OperatorAction,
    view: string,
    position?: Position,
  ): Promise<OperatorReceipt> {
    let receipt: OperatorReceipt | undefined;
    for (const network of networks)
      receipt = await this.parts.journal.enter(network, {
        operator,
        action,
        view,
        ...(position !== undefined && { position }),
      });
    if (receipt === undefined) throw new TypeError('an action that concerns no network');
    return receipt;
  }
}
