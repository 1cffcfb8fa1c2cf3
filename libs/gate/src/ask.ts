/** The doors at which the gate is asked; a door that is not listed here is closed. */
export const GATED_DOORS = [
  'outbox',
  'intake',
  'bell',
  'claim',
  'timeline',
  'export',
  'embed',
  'recall',
  'subject-access',
  'person-view',
  'steering',
] as const;

/** The recipient at the person's own doors, subject access and the person's view: whom the case is about; no agency can be called so. */
export const THE_PERSON = 'the-person';

/** The recipient at the door of statistics: the steering group, which is shown sums and never an event; no agency can be called so. */
export const THE_STEERING_GROUP = 'the-steering-group';

/** One of the doors at which the gate is asked. */
export type GatedDoor = (typeof GATED_DOORS)[number];

/** How deep a field goes: that something happened, when it happened, or what it says beyond that. */
export type Depth = 'fact' | 'date' | 'detail';

/**
 * The question: may `recipient` learn these `fields` of this event of `sender` for this `purpose` now?
 * Instants are UTC, ISO 8601 with milliseconds and `Z` (they compare as text).
 */
export interface Ask {
  readonly door: GatedDoor;
  readonly network: string;
  readonly caseId: string;
  readonly sender: string;
  readonly recipient: string;
  /** `system` or the pseudonymous id of a member of the recipient's staff. */
  readonly actor: string;
  readonly eventIds: readonly string[];
  readonly eventType: string;
  readonly category: string;
  readonly fields: readonly string[];
  readonly purpose: string;
  readonly happenedAt: string;
  readonly at: string;
}
