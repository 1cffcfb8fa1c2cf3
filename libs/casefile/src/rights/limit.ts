import type { Agreement } from '#agreement';
import { controllerIn } from '../controller-in.ts';
import type { Doubts, Resting } from '../doubt/doubt.ts';
import { doubtedIn, restsOnDoubted } from '../doubt/doubt.ts';
import type {
  LiftProposed,
  ObjectionUpheld,
  ProcessingRestricted,
  RestrictionLifted,
} from './rights.events.ts';
import type { RowTelling } from './row-telling.ts';

/** Whose telling is limited: all agencies of one controller. */
export interface Limited {
  /** Absent when it can no longer be read; then the controllers of the agencies are meant. */
  readonly controller?: string;
  readonly agencies: readonly string[];
  /** The person's request that led to it. */
  readonly request?: string;
  readonly from: string;
}

/** A restriction of processing (Art. 18 GDPR) with its life. */
export interface Restricted extends Limited {
  readonly eventIds: readonly string[] | '*';
  /** How often it was lifted: the first time that is not in doubt counts. */
  readonly lifts?: readonly ({ readonly at: string } & Resting)[];
  /** The last proposal to lift it. */
  readonly lift?: Pick<LiftProposed, 'proposal' | 'personToldAt' | 'staff'>;
}

/** An upheld objection (Art. 21 GDPR): what the row told to which it was made. */
export interface Objected extends Limited {
  /** `*` where it can no longer be read: whatever is told. */
  readonly told: RowTelling | '*';
}

/** Whether the limit stops this agency: it, or an agency of the same controller, is among those limited. */
export function stops(limit: Limited, agency: string, agreement: Agreement): boolean {
  const controller = controllerIn(agreement, agency);
  return (
    limit.controller === controller ||
    limit.agencies.some((one) => one === agency || controllerIn(agreement, one) === controller)
  );
}

/** One restriction more; where one request led to several, each is in force. */
export function withRestriction(
  restrictions: readonly Restricted[],
  { controller, agencies, request, eventIds, from }: ProcessingRestricted,
): readonly Restricted[] {
  return [...restrictions, { controller, agencies, request, eventIds: eventIds ?? '*', from }];
}

/** The restrictions of a case, and what of it is in doubt. */
export interface Limits {
  readonly restrictions: readonly Restricted[];
  readonly doubts: Doubts;
}

/** When a restriction ends or ended; undefined while it is in force. What lifted it and is in doubt has not lifted it. */
export function endOf({ lifts = [] }: Restricted, doubted: ReadonlySet<string>): string | undefined {
  return lifts.find((lift) => !restsOnDoubted(lift, doubted))?.at;
}

/** The restriction that a controller has in force for a request, the last to begin where there are several. */
export function restrictionOf(
  { restrictions, doubts }: Limits,
  controller: string,
  request: string,
): Restricted | undefined {
  const doubted = doubtedIn(doubts);
  const inForce = restrictions.filter(
    (one) => isOf(one, controller, request) && endOf(one, doubted) === undefined,
  );
  return inForce.toSorted((one, other) => (one.from < other.from ? 1 : -1)).at(0);
}

/** The proposal to lift a restriction that stands, unless it is in doubt. */
export function liftOf({ lift }: Restricted, doubted: ReadonlySet<string>): Restricted['lift'] {
  return lift === undefined || doubted.has(lift.proposal) ? undefined : lift;
}

/** With the proposal to lift what a controller has in force for the request; an earlier one is gone. */
export function withLiftProposed(
  { restrictions, doubts }: Limits,
  { controller, request, proposal, personToldAt, staff }: LiftProposed,
): readonly Restricted[] {
  const lift = { proposal, personToldAt, staff };
  const doubted = doubtedIn(doubts);
  return restrictions.map((one) =>
    isOf(one, controller, request) && endOf(one, doubted) === undefined ? { ...one, lift } : one,
  );
}

/** Without all restrictions of a controller for the request, from the instant of lifting on. */
export function withoutRestriction(
  restrictions: readonly Restricted[],
  { controller, request, at }: RestrictionLifted,
  resting: Resting,
): readonly Restricted[] {
  return restrictions.map((one) =>
    isOf(one, controller, request) ? { ...one, lifts: [...(one.lifts ?? []), { at, ...resting }] } : one,
  );
}

/** One upheld objection more. */
export function withObjection(
  objections: readonly Objected[],
  { controller, agencies, request, from, ...row }: ObjectionUpheld,
): readonly Objected[] {
  const { types, senders, recipients, purposes } = row;
  const told = { types, senders, recipients, purposes };
  return [...objections, { controller, agencies, request, told, from }];
}

function isOf(one: Restricted, controller: string, request: string): boolean {
  return one.controller === controller && one.request === request;
}
