/**
 * Where an entry stands at one sink: `waiting`, `done`, `parked` (given up, with the reason; a person decides), `dropped` (by a
 * person), `recalled` (its use ended before this sink had it).
 */
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** All of them. */
export const DELIVERY_STATES = ['waiting', 'done', 'parked', 'dropped', 'recalled'] as const;
