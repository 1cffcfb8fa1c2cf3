import type {
  DecisionConfirmed,
  DecisionProposed,
  DecisionReturned,
  RequestExtended,
  RightDecision,
  RightGround,
  RightKind,
  RightRequested,
} from './rights.events.ts';

/** How a controller decides, or would decide, on its part. */
export interface PartDecision {
  readonly decision: RightDecision;
  readonly ground?: RightGround;
  readonly withheld?: readonly string[];
  /** The member of staff who proposed it. */
  readonly proposedBy: string;
}

/** One controller's part of a request. */
export interface RightPart {
  readonly controller: string;
  readonly dueAt: string;
  readonly extended: boolean;
  /** Waits for a second pair of eyes. */
  readonly proposed?: PartDecision;
  readonly decided?: PartDecision;
}

/** A request of the person (Art. 15 to 21 GDPR): each controller decides on its part. */
export interface PersonsRight {
  readonly by: string;
  readonly request: string;
  readonly kind: RightKind;
  readonly eventIds?: readonly string[];
  readonly rowId?: string;
  readonly receivedAt: string;
  readonly parts: readonly RightPart[];
}

/** A request with the part of the controller that looks at it. */
export interface OwnPart {
  readonly right: PersonsRight;
  readonly part: RightPart;
}

/**
 * The request that a controller means by this id, with its own part: the oldest that it has not decided, else the last.
 * Who records a request cannot see those of before it joined, so an id may stand for more than one.
 */
export function partOf(
  rights: readonly PersonsRight[],
  controller: string,
  request: string,
): OwnPart | undefined {
  const own = partsOf(rights, controller).filter(({ right }) => right.request === request);
  return own.find(({ part }) => part.decided === undefined) ?? own.at(-1);
}

/** All requests in which a controller has a part, oldest first. */
export function partsOf(rights: readonly PersonsRight[], controller: string): readonly OwnPart[] {
  return rights.flatMap((right) =>
    right.parts.filter((part) => part.controller === controller).map((part) => ({ right, part })),
  );
}

/** A new request, open at each of its controllers. */
export function withRight(rights: readonly PersonsRight[], fact: RightRequested): readonly PersonsRight[] {
  const { by, request, kind, eventIds, rowId, receivedAt, dueAt, controllers } = fact;
  const right: PersonsRight = {
    by,
    request,
    kind,
    ...(eventIds && { eventIds }),
    ...(rowId !== undefined && { rowId }),
    receivedAt,
    parts: controllers.map((controller) => ({ controller, dueAt, extended: false })),
  };
  return [...rights, right];
}

/** A controller's part with a proposal. */
export function withProposal(rights: readonly PersonsRight[], fact: DecisionProposed) {
  return changed(rights, fact, (part) => ({ ...part, proposed: stated(fact, fact.staff) }));
}

/** A controller's part without its proposal. */
export function withReturn(rights: readonly PersonsRight[], fact: DecisionReturned) {
  return changed(rights, fact, unproposed);
}

/** A controller's part as it was decided; the first decision stays. */
export function withDecision(rights: readonly PersonsRight[], fact: DecisionConfirmed) {
  return changed(rights, fact, (part) => ({ ...unproposed(part), decided: stated(fact, fact.proposedBy) }));
}

/** A controller's part with its later date. */
export function withExtension(rights: readonly PersonsRight[], fact: RequestExtended) {
  return changed(rights, fact, (part) => ({ ...part, dueAt: fact.dueAt, extended: true }));
}

function unproposed(part: RightPart): RightPart {
  const { proposed: _, ...rest } = part;
  return rest;
}

function stated(fact: DecisionProposed | DecisionConfirmed, proposedBy: string): PartDecision {
  const { decision, ground, withheld } = fact;
  return { decision, ...(ground && { ground }), ...(withheld && { withheld }), proposedBy };
}

function changed(
  rights: readonly PersonsRight[],
  { controller, request }: { readonly controller: string; readonly request: string },
  change: (part: RightPart) => RightPart,
): readonly PersonsRight[] {
  const meant = partOf(rights, controller, request);
  if (meant === undefined || meant.part.decided !== undefined) return rights;
  return rights.map((right) =>
    right === meant.right
      ? { ...right, parts: right.parts.map((part) => (part === meant.part ? change(part) : part)) }
      : right,
  );
}
