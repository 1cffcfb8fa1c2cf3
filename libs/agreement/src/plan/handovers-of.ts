import { dayAfter, daysFrom } from '../chains/deadline.ts';
import { caseworkType, dayOf, named } from './plan-entry.ts';
import type { HandoverShown } from './plan-shown.ts';
import type { PlanEntry } from './promising.ts';

const OFFERED = caseworkType('handover-offered');
const ACCEPTED = caseworkType('handover-accepted');
const DECLINED = caseworkType('handover-declined');
const ANSWERS: readonly string[] = [ACCEPTED, DECLINED];
const MANAGERS = caseworkType('managers-assigned');
const CLOSED = 'de.wegmarke.entry.case-closed.v1';
/** By which an agency says how the case goes on after an offer that nobody took up. */
const GOES_ON: readonly string[] = [OFFERED, MANAGERS, CLOSED];

/** Days after which an offer that nobody took up counts as lapsed, from the day of the offer or of the handover itself. */
const LAPSES_AFTER_DAYS = 28;

/** Of each pair of agencies the latest offer and what became of it; an answer whose offer is not seen stands for itself. */
export function handoversOf(course: readonly PlanEntry[], today: string): readonly HandoverShown[] {
  const pairs = Map.groupBy(
    course.flatMap((entry) => pairOf(entry) ?? []),
    ({ from, to }) => `${from} ${to}`,
  );
  return [...pairs.values()].flatMap((entries) => shown(entries, course, today) ?? []);
}

interface OfPair {
  readonly entry: PlanEntry;
  readonly from: string;
  readonly to: string;
}

/** Who offers and who takes over; undefined for another entry, or where the other agency is not shown. */
function pairOf(entry: PlanEntry): OfPair | undefined {
  const { from, to } = { ...named(entry, 'from'), ...named(entry, 'to') };
  if (entry.type === OFFERED && to !== undefined) return { entry, from: entry.agency, to };
  if (ANSWERS.includes(entry.type) && from !== undefined) return { entry, from, to: entry.agency };
  return undefined;
}

function shown(
  entries: readonly OfPair[],
  course: readonly PlanEntry[],
  today: string,
): HandoverShown | undefined {
  const offer = entries.findLast(({ entry }) => entry.type === OFFERED)?.entry;
  // Who declined may still take over, and the other way round: the latest word counts.
  const answer = entries.findLast(
    ({ entry }) => ANSWERS.includes(entry.type) && !isBefore(entry, offer),
  )?.entry;
  const [pair] = entries;
  if (pair === undefined) return undefined;
  const { from, to } = pair;
  const end = answer ? answered(answer) : (lapsed(offer, today) ?? ({ state: 'offered' } as const));
  const isBack = end.state === 'declined' || end.state === 'lapsed';
  const offeredOn = offer && dayOf(offer).on;
  return {
    from,
    to,
    ...(offer && { id: offer.id, ...named(offer, 'ground'), ...named(offer, 'handoverOn') }),
    ...(offeredOn !== undefined && { offeredOn }),
    ...end,
    ...(isBack && goesOn(sinceLast(entries, course), from) && { isSeenTo: true }),
  };
}

type End = Pick<HandoverShown, 'answerId' | 'state' | 'inChargeFrom' | 'declinedFor' | 'endedOn'>;

function answered(answer: PlanEntry): End {
  const { id: answerId } = answer;
  if (answer.type === ACCEPTED) return { answerId, state: 'accepted', ...named(answer, 'inChargeFrom') };
  const { ground } = named(answer, 'ground');
  const { on } = dayOf(answer);
  return {
    answerId,
    state: 'declined',
    ...(ground !== undefined && { declinedFor: ground }),
    ...(on !== undefined && { endedOn: on }),
  };
}

/** What came after the last entry about a pair of agencies. */
function sinceLast(entries: readonly OfPair[], course: readonly PlanEntry[]): readonly PlanEntry[] {
  const last = entries.at(-1)?.entry;
  return last === undefined ? [] : course.slice(course.indexOf(last) + 1);
}

/** Whether who offered has since offered it again, named who manages the case or closed the file, or another agency has accepted. */
function goesOn(since: readonly PlanEntry[], from: string): boolean {
  return since.some((entry) =>
    entry.type === ACCEPTED
      ? named(entry, 'from').from === from
      : entry.agency === from && GOES_ON.includes(entry.type),
  );
}

/** By the day; what has no date answers the offer that is seen. */
function isBefore(answer: PlanEntry, offer: PlanEntry | undefined): boolean {
  const [on, offeredOn] = [dayOf(answer).on, offer && dayOf(offer).on];
  return on !== undefined && offeredOn !== undefined && on < offeredOn;
}

function lapsed(offer: PlanEntry | undefined, today: string): End | undefined {
  if (offer === undefined) return undefined;
  const days = [dayOf(offer).on, named(offer, 'handoverOn').handoverOn].filter((day) => day !== undefined);
  const last = days.toSorted().at(-1);
  if (last === undefined || daysFrom(last, today) <= LAPSES_AFTER_DAYS) return undefined;
  return { state: 'lapsed', endedOn: dayAfter(last, LAPSES_AFTER_DAYS + 1) };
}
