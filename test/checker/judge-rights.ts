import type { AgencyKeys } from './agency-keys.ts';
import { agencyKeys } from './agency-keys.ts';
import { doubtsAsOf, envelopeOf } from './doubts-as-of.ts';
import type { LogEntry, Violation } from './log-entry.ts';
import { byStream, dataOf } from './log-entry.ts';

interface Decided {
  readonly controller: string;
  readonly request: string;
  readonly proposal: string;
  readonly decision: string;
  readonly kind: string;
  readonly proposedBy: string;
  readonly staff: string;
}

interface Proposed {
  readonly controller: string;
  readonly request: string;
  readonly proposal: string;
  readonly decision: string;
  readonly eventIds?: readonly string[];
  readonly withheld?: readonly string[];
  readonly staff: string;
}

interface RightAsked {
  readonly request: string;
  readonly controllers: Readonly<Record<string, readonly string[]>>;
}

interface Given {
  readonly controller: string;
  readonly request: string;
  readonly eventIds: readonly string[];
}

interface Lifted {
  readonly controller: string;
  readonly request: string;
  readonly proposal: string;
  readonly staff: string;
  readonly confirmedBy: string;
  readonly personToldAt: string;
  readonly at: string;
}

/** A decision on a person's right is two persons': one proposed it, another one confirmed just that; and nothing takes effect without one. */
export function judgeRights(log: readonly LogEntry[]): readonly Violation[] {
  const keys = agencyKeys(log);
  return [...byStream(log).values()].flatMap((stream) =>
    stream.flatMap((entry, index): readonly Violation[] =>
      [...faultsOf(entry, stream.slice(0, index)), ...doubtIn(entry, stream.slice(0, index), keys)].map(
        (says) => ({
          rule: 'four eyes',
          position: entry.position,
          says,
        }),
      ),
    ),
  );
}

function faultsOf(entry: LogEntry, before: readonly LogEntry[]): readonly string[] {
  const fact = dataOf(entry);
  if (fact === undefined) return [];
  if (entry.type === 'DecisionConfirmed') return ofConfirmed(fact as Decided, before);
  if (entry.type === 'RestrictionLifted') return ofLifted(fact as Lifted, before);
  const kinds = EFFECTS[entry.type];
  if (kinds === undefined) return [];
  const released = entry.type === 'AccessReleased' ? ofReleased(fact as Given, before) : [];
  return [...ofEffect(fact as Decided, kinds, before), ...released];
}

/** Who confirms what a stolen key proposed, or asked for, is the only person who looked at it. */
function doubtIn(entry: LogEntry, before: readonly LogEntry[], keys: AgencyKeys): readonly string[] {
  if (entry.type !== 'DecisionConfirmed' && entry.type !== 'RestrictionLifted') return [];
  const { controller, request, proposal } = (dataOf(entry) ?? {}) as Partial<Decided>;
  const { doubted } = doubtsAsOf(before, keys);
  const asked = before
    .filter(({ type }) => type === 'RightRequested')
    .filter((one) => {
      const right = dataOf(one) as RightAsked | undefined;
      return right?.request === request && Object.hasOwn(right?.controllers ?? {}, controller ?? '');
    });
  const isForged =
    entry.type === 'DecisionConfirmed' &&
    asked.length > 0 &&
    asked.every((one) => doubted.has(envelopeOf(one)));
  return doubted.has(proposal ?? '') || isForged ? ['confirms what is in doubt'] : [];
}

/** Which kinds of request have which effect. */
const EFFECTS: Readonly<Record<string, readonly string[]>> = {
  ProcessingRestricted: ['restriction'],
  ObjectionUpheld: ['objection'],
  AccessReleased: ['access', 'portability'],
};

function ofConfirmed(
  { staff, proposedBy, controller, request, proposal, decision }: Decided,
  before: readonly LogEntry[],
) {
  const last = before.findLast(
    (entry) => entry.type === 'DecisionProposed' && isOf(dataOf(entry), controller, request),
  );
  const proposed = last && (dataOf(last) as Proposed);
  return [
    ...(staff === proposedBy ? ['was confirmed by who proposed it'] : []),
    ...(proposed?.staff === proposedBy && proposed.decision === decision && proposed.proposal === proposal
      ? []
      : ['confirms what was not proposed like this']),
  ];
}

function ofLifted(
  { controller, request, proposal, staff, confirmedBy, personToldAt, at }: Lifted,
  before: readonly LogEntry[],
): readonly string[] {
  const last = before.findLast(
    (entry) => entry.type === 'LiftProposed' && isOf(dataOf(entry), controller, request),
  );
  const proposed = last && (dataOf(last) as Lifted);
  return [
    ...(staff === confirmedBy ? ['was lifted by one person alone'] : []),
    ...(proposed?.staff === staff && proposed.proposal === proposal
      ? []
      : ['was lifted as nobody had proposed it']),
    ...(personToldAt <= at ? [] : ['was lifted before the person was told']),
  ];
}

/** Nobody looked at what was recorded after the proposal, or was to be left out. */
function ofReleased(
  { controller, request, eventIds }: Given,
  before: readonly LogEntry[],
): readonly string[] {
  const last = before.findLast(
    (entry) => entry.type === 'DecisionProposed' && isOf(dataOf(entry), controller, request),
  );
  const { eventIds: seen = [], withheld = [] } = (last && (dataOf(last) as Proposed)) ?? {};
  return eventIds.every((id) => seen.includes(id) && !withheld.includes(id))
    ? []
    : ['releases what was not proposed'];
}

function ofEffect({ controller, request }: Decided, kinds: readonly string[], before: readonly LogEntry[]) {
  const isDecided = before.some((entry) => {
    const { kind = '', decision } = (dataOf(entry) ?? {}) as Partial<Decided>;
    return (
      entry.type === 'DecisionConfirmed' &&
      isOf(dataOf(entry), controller, request) &&
      kinds.includes(kind) &&
      decision !== 'refuse'
    );
  });
  return isDecided ? [] : ['takes effect without a decision'];
}

function isOf(fact: unknown, controller: string, request: string): boolean {
  const one = fact as Proposed | undefined;
  return one?.controller === controller && one.request === request;
}
