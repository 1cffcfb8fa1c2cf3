import type { Agreement } from '#agreement';
import { controllerIn } from '../controller-in.ts';
import type { Resting } from '../doubt/doubt.ts';
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
  /** Id of the envelope that proposed it. */
  readonly proposal: string;
  readonly decision: RightDecision;
  readonly ground?: RightGround;
  readonly withheld?: readonly string[];
  /** The controller's events that it is about; absent: it is not about single ones. */
  readonly eventIds?: readonly string[];
  /** The member of staff who proposed it. */
  readonly proposedBy: string;
}

/** One controller's part of a request. */
export interface RightPart {
  /** Who was asked; once it is decided, who decided. */
  readonly controller: string;
  /** Its agencies that shared the case when the request was recorded. */
  readonly agencies: readonly string[];
  readonly dueAt: string;
  readonly extended: boolean;
  /** Waits for a second pair of eyes. */
  readonly proposed?: PartDecision;
  readonly decided?: PartDecision;
}

/** A request of the person (Art. 15 to 21 GDPR): each controller decides on its part. */
export interface PersonsRight extends Resting {
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

/** Which agency means which request of the person, for its controller. */
interface Meant {
  readonly by: string;
  readonly controller: string;
  readonly request: string;
}

/**
 * The request that an agency means by this id, with its controller's part: the oldest that is not decided, else the last.
 * Who records a request cannot see those of before it joined, so an id may stand for more than one.
 */
export function partOf(
  rights: readonly PersonsRight[],
  by: string,
  request: string,
  agreement: Agreement,
): OwnPart | undefined {
  return meantBy(partsOf(rights, by, agreement), { by, controller: controllerIn(agreement, by), request });
}

/**
 * All requests in which an agency's controller has a part, oldest first. When a controller that was asked is none in the
 * agreement any more, its agencies go on with its part, whoever answers for them now.
 */
export function partsOf(
  rights: readonly PersonsRight[],
  agency: string,
  agreement: Agreement,
): readonly OwnPart[] {
  const own = controllerIn(agreement, agency);
  const isLeft = ({ controller, agencies }: RightPart) =>
    agencies.includes(agency) && agreement.parties.every((one) => one.controller.id !== controller);
  return allParts(rights).filter(({ part }) => part.controller === own || isLeft(part));
}

function allParts(rights: readonly PersonsRight[]): readonly OwnPart[] {
  return rights.flatMap((right) => right.parts.map((part) => ({ right, part })));
}

/** What was asked of the controller itself goes before what it took over. */
function meantBy(parts: readonly OwnPart[], { by, controller, request }: Meant): OwnPart | undefined {
  const named = parts.filter(({ right }) => right.request === request);
  const [own, takenOver] = [
    named.filter(({ part }) => part.controller === controller),
    named.filter(({ part }) => part.controller !== controller && part.agencies.includes(by)),
  ];
  const both = [...own, ...takenOver];
  return both.find(({ part }) => part.decided === undefined) ?? both.at(-1);
}

/** Without the parts of a controller that was erased; nothing is left of a request in which nobody has a part. */
export function withoutPartsOf(
  rights: readonly PersonsRight[],
  controller: string,
  erased: readonly string[],
): readonly PersonsRight[] {
  const isGone = (part: RightPart) =>
    part.controller === controller ||
    (part.agencies.length > 0 && part.agencies.every((one) => erased.includes(one)));
  return rights
    .map((right) => ({ ...right, parts: right.parts.filter((part) => !isGone(part)) }))
    .filter(({ parts }) => parts.length > 0);
}

/** What others asked for and nobody would decide on without this agency. */
export function answeredByNobodyWithout(
  rights: readonly PersonsRight[],
  agency: string,
): readonly PersonsRight[] {
  const isLeft = (part: RightPart) =>
    part.decided === undefined && part.agencies.length > 0 && partWithout(part, agency).length === 0;
  return rights.filter(({ by, parts }) => by !== agency && parts.some(isLeft));
}

/** Without what somebody else asked for through an agency that was linked by mistake, and without that agency's share in what others asked. */
export function withoutRequestsBy(rights: readonly PersonsRight[], agency: string): readonly PersonsRight[] {
  return rights
    .filter(({ by }) => by !== agency)
    .map((right) => ({ ...right, parts: right.parts.flatMap((part) => partWithout(part, agency)) }))
    .filter(({ parts }) => parts.length > 0);
}

function partWithout(part: RightPart, agency: string): readonly RightPart[] {
  if (!part.agencies.includes(agency)) return [part];
  const agencies = part.agencies.filter((one) => one !== agency);
  return agencies.length === 0 ? [] : [{ ...part, agencies }];
}

/** Through whom requests with this id were asked that a controller decided, oldest first. */
export function askersOf(
  rights: readonly PersonsRight[],
  { controller, request }: Pick<Meant, 'controller' | 'request'>,
): readonly string[] {
  return allParts(rights)
    .filter(({ right, part }) => right.request === request && part.controller === controller)
    .filter(({ part }) => part.decided !== undefined)
    .map(({ right }) => right.by);
}

/** Envelopes of the request and of the proposals on which a controller decided it: what follows from the decision rests on them. */
export function behindDecision(
  rights: readonly PersonsRight[],
  { controller, request }: Pick<Meant, 'controller' | 'request'>,
): readonly string[] {
  return allParts(rights.filter((right) => right.request === request))
    .filter(({ part }) => part.controller === controller)
    .flatMap(({ right: { restsOn = [] }, part: { decided } }) =>
      decided === undefined ? [] : [decided.proposal, ...restsOn],
    );
}

/** A new request, open at each of its controllers. */
export function withRight(
  rights: readonly PersonsRight[],
  fact: RightRequested,
  resting: Resting,
): readonly PersonsRight[] {
  const { by, request, kind, eventIds, rowId, receivedAt, dueAt, controllers } = fact;
  const right: PersonsRight = {
    by,
    request,
    kind,
    ...(eventIds && { eventIds }),
    ...(rowId !== undefined && { rowId }),
    receivedAt,
    parts: Object.entries(controllers).map(([controller, agencies]) => ({
      controller,
      agencies,
      dueAt,
      extended: false,
    })),
    ...resting,
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
  const { controller, proposedBy } = fact;
  return changed(rights, fact, (part) => ({
    ...unproposed(part),
    controller,
    decided: stated(fact, proposedBy),
  }));
}

/** Whether what is proposed on this part is among these envelopes. */
export function isProposalIn(envelopes: ReadonlySet<string>, { proposed }: RightPart): boolean {
  return proposed !== undefined && envelopes.has(proposed.proposal);
}

/** A controller's part with its later date. */
export function withExtension(rights: readonly PersonsRight[], fact: RequestExtended) {
  return changed(rights, fact, (part) => ({ ...part, dueAt: fact.dueAt, extended: true }));
}

/** A part on which nothing is proposed. */
export function unproposed(part: RightPart): RightPart {
  const { proposed: _, ...rest } = part;
  return rest;
}

function stated(fact: DecisionProposed | DecisionConfirmed, proposedBy: string): PartDecision {
  const { proposal, decision, ground, withheld, eventIds } = fact;
  return {
    proposal,
    decision,
    ...(ground && { ground }),
    ...(withheld && { withheld }),
    ...(eventIds && { eventIds }),
    proposedBy,
  };
}

function changed(
  rights: readonly PersonsRight[],
  fact: Meant,
  change: (part: RightPart) => RightPart,
): readonly PersonsRight[] {
  const meant = meantBy(allParts(rights), fact);
  if (meant === undefined || meant.part.decided !== undefined) return rights;
  return rights.map((right) =>
    right === meant.right
      ? { ...right, parts: right.parts.map((part) => (part === meant.part ? change(part) : part)) }
      : right,
  );
}
