import { daysFrom } from '../chains/deadline.ts';
import { caseworkType, dayOf, named } from './plan-entry.ts';
import type { HandoverShown } from './plan-shown.ts';
import type { PlanEntry } from './promising.ts';

const OFFERED = caseworkType('handover-offered');
const ACCEPTED = caseworkType('handover-accepted');

/** Days after which an offer that nobody took up counts as lapsed, from the day of the offer or of the handover itself. */
const LAPSES_AFTER_DAYS = 28;

/** Of each pair of agencies the latest offer and what became of it; an acceptance whose offer is not seen stands for itself. */
export function handoversOf(course: readonly PlanEntry[], today: string): readonly HandoverShown[] {
  const pairs = Map.groupBy(
    course.flatMap((entry) => pairOf(entry) ?? []),
    ({ from, to }) => `${from} ${to}`,
  );
  return [...pairs.values()].flatMap((entries) => shown(entries, today) ?? []);
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
  if (entry.type === ACCEPTED && from !== undefined) return { entry, from, to: entry.agency };
  return undefined;
}

function shown(entries: readonly OfPair[], today: string): HandoverShown | undefined {
  const offer = entries.findLast(({ entry }) => entry.type === OFFERED)?.entry;
  const accepted = entries.findLast(({ entry }) => entry.type === ACCEPTED && !isBefore(entry, offer))?.entry;
  const [pair] = entries;
  if (pair === undefined) return undefined;
  const { from, to } = pair;
  const offeredOn = offer && dayOf(offer).on;
  return {
    from,
    to,
    ...(offer && { id: offer.id, ...named(offer, 'ground'), ...named(offer, 'handoverOn') }),
    ...(offeredOn !== undefined && { offeredOn }),
    state: accepted ? 'accepted' : hasLapsed(offer, today) ? 'lapsed' : 'offered',
    ...(accepted && named(accepted, 'inChargeFrom')),
  };
}

/** By the day; what has no date answers the offer that is seen. */
function isBefore(accepted: PlanEntry, offer: PlanEntry | undefined): boolean {
  const [on, offeredOn] = [dayOf(accepted).on, offer && dayOf(offer).on];
  return on !== undefined && offeredOn !== undefined && on < offeredOn;
}

function hasLapsed(offer: PlanEntry | undefined, today: string): boolean {
  if (offer === undefined) return false;
  const days = [dayOf(offer).on, named(offer, 'handoverOn').handoverOn].filter((day) => day !== undefined);
  const last = days.toSorted().at(-1);
  return last !== undefined && daysFrom(last, today) > LAPSES_AFTER_DAYS;
}
