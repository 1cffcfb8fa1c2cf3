import type { CompetenceQuery } from './answer.ts';
import { isOpen } from './open.ts';
import { holdsOn } from './pieces.ts';
import type { CompetenceTable, Offer } from './table.ts';

/** Voluntary offers of a day that suit what is answered so far, at one place or at all, by place and level. */
export function offersFor(
  table: CompetenceTable,
  { day, answers, place }: CompetenceQuery,
): readonly Offer[] {
  return table.offers
    .filter((offer) => holdsOn(offer, day))
    .filter((offer) => place === undefined || offer.place === place)
    .filter(({ when }) => isOpen(when, table.questions, answers))
    .sort((one, other) => one.place.localeCompare(other.place) || one.level.localeCompare(other.level));
}

/** Where there are voluntary offers, each place once. */
export function placesOf({ offers }: CompetenceTable): readonly string[] {
  return [...new Set(offers.map(({ place }) => place))].sort();
}
