import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { day, oneOf } from '../forms.ts';
import { socialRecord } from '../retention.ts';

const kinds = {
  employment: { de: 'Beschäftigung', en: 'employment' },
  apprenticeship: { de: 'Ausbildung', en: 'apprenticeship' },
  internship: { de: 'Praktikum', en: 'internship' },
  'work-opportunity': { de: 'Arbeitsgelegenheit', en: 'work opportunity' },
} as const;

const workingTimes = {
  'full-time': { de: 'Vollzeit', en: 'full time' },
  'part-time': { de: 'Teilzeit', en: 'part time' },
  marginal: { de: 'geringfügig', en: 'marginal' },
} as const;

/** The person was placed into work or training. */
export class PlacementMade {
  @field(oneOf(kinds), { de: 'Art', en: 'Kind' })
  readonly kind!: keyof typeof kinds;

  @field(oneOf(workingTimes), { de: 'Arbeitszeit', en: 'Working time' })
  readonly workingTime!: keyof typeof workingTimes;

  @field(day, { de: 'Beginn', en: 'Starts on', depth: 'date' })
  readonly startsOn!: string;
}

export const placementMade = defineEntry({
  type: 'de.wegmarke.work.placement-made.v1',
  titles: { de: 'in Arbeit vermittelt', en: 'Placement made' },
  retention: socialRecord,
  payload: PlacementMade,
  example: { kind: 'employment', workingTime: 'part-time', startsOn: '2026-09-01' },
});
