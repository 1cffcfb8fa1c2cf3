import { field } from '../field.ts';
import { day, flag, id, listOf, oneOf, text } from '../forms.ts';

const outcomes = {
  stopped: { de: 'wird nicht mehr verwendet', en: 'use stopped' },
  erased: { de: 'gelöscht', en: 'erased' },
  kept: { de: 'aufbewahrt', en: 'kept' },
  impossible: { de: 'nicht möglich', en: 'impossible' },
} as const;

const paragraph = text(/^[^\p{C}]{3,80}$/u, 'a paragraph such as § 84(4) SGB X, 3 to 80 characters');

/** What became of some of the recalled events. */
export class RecallPart {
  @field(listOf(id, 500), { de: 'Ereignisse', en: 'Events' })
  readonly eventIds!: readonly string[];

  @field(oneOf(outcomes), { de: 'Ergebnis', en: 'Outcome' })
  readonly outcome!: keyof typeof outcomes;

  @field(paragraph, { de: 'aufbewahrt nach', en: 'Kept under', optional: true })
  readonly paragraph?: string;

  @field(day, { de: 'aufbewahrt bis', en: 'Kept until', depth: 'date', optional: true })
  readonly until?: string;

  @field(flag, { de: 'vom Adapter selbst', en: 'By the adapter itself' })
  readonly automatic!: boolean;
}
