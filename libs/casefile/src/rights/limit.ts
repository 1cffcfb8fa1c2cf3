import type { Agreement } from '#agreement';
import { controllerIn } from '../controller-in.ts';
import type { ObjectionUpheld, ProcessingRestricted, RestrictionLifted } from './rights.events.ts';

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
  readonly until?: string;
}

/** An upheld objection (Art. 21 GDPR) against a row of the matrix, or against every row where it can no longer be read. */
export interface Objected extends Limited {
  /** `*`: every row. */
  readonly rowId: string;
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

/** The restriction that a controller has in force for a request, the last to begin where there are several. */
export function restrictionOf(
  restrictions: readonly Restricted[],
  controller: string,
  request: string,
): Restricted | undefined {
  const inForce = restrictions.filter((one) => isInForce(one, controller, request));
  return inForce.toSorted((one, other) => (one.from < other.from ? 1 : -1)).at(0);
}

/** Without all restrictions of a controller for the request, from the instant of lifting on. */
export function withoutRestriction(
  restrictions: readonly Restricted[],
  { controller, request, at }: RestrictionLifted,
): readonly Restricted[] {
  return restrictions.map((one) => (isInForce(one, controller, request) ? { ...one, until: at } : one));
}

/** One upheld objection more. */
export function withObjection(
  objections: readonly Objected[],
  { controller, agencies, request, rowId, from }: ObjectionUpheld,
): readonly Objected[] {
  return [...objections, { controller, agencies, request, rowId, from }];
}

function isInForce(one: Restricted, controller: string, request: string): boolean {
  return one.controller === controller && one.request === request && one.until === undefined;
}
